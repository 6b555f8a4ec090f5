import { maskPersonName } from '../../src/kernel/mask.ts'
import type { CastTag } from '../../src/entry/demo/cast.ts'
import type { ProfileName } from '../../src/policy/index.ts'
import { inspect, type Expected } from './support/inspect.ts'
import { choose, press, write, tabTo } from './support/keyboard.ts'
import { newestMail, nextMail, roleOf, type Role } from './support/people.ts'
import { nameOf, type Person, type Way } from './support/person.ts'
import { newKey, open, radio, rightAnswer, ticketWait } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** From the start page to the portal as somebody does it who has no mouse; every page is looked at. */
async function recover(person: Person, role: Role, profile: ProfileName = 'as-described'): Promise<void> {
  const { page, t, way } = person
  const look = profile === 'as-described' && isInGallery(way) ? glance : inspect
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/')
  await look(person, { heading: t('p00.title') })
  await press(person, page.getByRole('link', { name: t('p00.start') }))
  await look(person, { heading: t('p01.title') })
  await choose(person, radio(person, t('p01.recover')))
  await press(person, button(t('g.continue')))

  await look(person, { heading: t('p02.title') })
  await write(person, page.locator('#ruc'), role.ruc)
  await write(person, page.locator('#cedula'), role.cedula)
  await press(person, button(t('g.continue')))
  if (!way.scripts) await waitTwentySeconds(person)

  await expect(page.locator('h1')).toHaveText(t('p05.title'))
  await look(person, { heading: t('p05.title') })
  // Of a person the page shows first letters only: with cédula + 001 anybody could read a name off it.
  const isPerson = role.ruc.startsWith(role.cedula)
  await expect(page.locator('main')).toContainText(isPerson ? maskPersonName(role.company) : role.company)
  await press(person, button(t('p05.start')))
  for (let n = 1; n <= 4; n += 1) {
    await expect(page).toHaveURL(`/preguntas/${n}`)
    await look(person, { heading: await page.locator('h1').innerText() })
    const answer = await rightAnswer(person, role)
    if ('choose' in answer) await choose(person, radio(person, answer.choose))
    else
      for (const [name, text] of Object.entries(answer.type))
        await write(person, page.locator(`[name=${name}]`), text)
    await press(person, button(t('g.continue')))
  }

  await look(person, { heading: t('p09.title') })
  if (profile === 'standards') {
    await press(person, button(t('p09.send')))
    await look(person, { heading: t('p09.title'), status: 422, errors: [t('p09.err.time')] })
    await choose(person, radio(person, t('p09.time.long', { plazo: t('g.time.minutes', { n: 10 }) })))
  }
  // Other tests may have written to this mailbox before.
  const since = await newestMail(person, role.mail)
  await press(person, button(t('p09.send')))
  await expect(page).toHaveURL('/enlace/enviado')
  const mail = await nextMail(person, role.mail, t('m01.subject'), since)
  // The delivery is in the database a moment after the mail is in the box.
  await expect(async () => {
    await page.reload()
    await expect(page.locator('[data-mail-state]')).toHaveAttribute('data-state', 'accepted', {
      timeout: 500,
    })
  }).toPass()
  await look(person, { heading: t('p10.title') })

  if (typesOnP10(way)) {
    await tabTo(person, page.locator('summary', { hasText: t('p10.mailCode.summary') }))
    await page.keyboard.press('Enter')
    await write(person, page.locator('#codigo'), (mail.code ?? '').toLowerCase().replace('-', ' '))
    await press(person, button(t('p10.mailCode.go')))
  } else {
    await open(person, mail)
    await look(person, { heading: t('p11.title') })
    if (way.scripts) expect(page.url()).not.toContain('#')
    else await write(person, page.locator('[name=codigoCorreo]'), mail.code ?? '')
    await press(person, button(t('p11.go')))
  }
  await look(person, { heading: t('p12.title') })
  const key = newKey(profile)
  await write(person, page.locator('#clave'), key)
  await press(person, button(t('p12.save')))
  await look(person, { heading: t('p13.panel') })

  await press(person, page.getByRole('link', { name: t('p13.try') }))
  await look(person, { heading: t('u01.title') })
  await write(person, page.locator('#ruc'), role.ruc)
  await write(person, page.locator('#clave'), key)
  await press(person, button(t('u01.go')))
  // Those to whom it gave access wait until it confirms them: its account begins there.
  if (role.hasUsers === true) {
    await look(person, { heading: t('u03.title') })
    await press(person, page.getByRole('link', { name: t('g.back'), exact: true }))
  }
  await look(person, { heading: t('u01.home.title') })
  await press(person, button(t('u01.signOut')))
  await look(person, { heading: t('u01.signedOut') })
}

/** pages.spec.ts looks at every screen of these two in every state; here they are walked. */
const isInGallery = ({ scripts, lang, width }: Way): boolean => width === 320 && scripts === (lang === 'es')

const glance = async ({ page }: Person, { heading }: Expected): Promise<void> => {
  await expect(page.locator('h1')).toHaveText(heading)
  expect(new URL(page.url()).search).toBe('')
}

/** Without a script the code of the mail is typed; of the two places for it each language shows one. */
const typesOnP10 = ({ scripts, lang }: Way): boolean => !scripts && lang === 'en'

/** P-04: pressing early is no fault; twenty seconds later it goes on. */
async function waitTwentySeconds(person: Person): Promise<void> {
  const { page, t } = person
  const since = Date.now()
  await inspect(person, { heading: t('p04.title', { plazo: t('g.time.seconds', { n: 20 }) }) })
  await press(person, page.getByRole('button', { name: t('g.continue') }))
  await inspect(person, { heading: t('p04.title', { plazo: t('g.time.seconds', { n: 20 }) }), status: 422 })
  await page.waitForTimeout(Math.max(0, ticketWait * 1000 + 500 - (Date.now() - since)))
  await press(person, page.getByRole('button', { name: t('g.continue') }))
}

const ways: readonly (readonly [CastTag, Way])[] = [
  ['E1', { scripts: true, lang: 'es', width: 320 }],
  ['SAS', { scripts: true, lang: 'en', width: 320 }],
  ['COOPERATIVE', { scripts: true, lang: 'es', width: 1280 }],
  ['N1', { scripts: false, lang: 'es', width: 320 }],
  ['CONSORTIUM', { scripts: false, lang: 'en', width: 320 }],
]

for (const [tag, way] of ways) {
  test(`gives the key back to who has only a keyboard: ${nameOf(way)}`, async ({ arrive, borrow }) => {
    test.setTimeout(120_000)
    const person = await arrive(way)
    const role = await roleOf(person, tag)
    await borrow(role.ruc)
    await recover(person, role)
  })
}

test('gives the key back under the profile of the standards', async ({ arrive, standards }) => {
  test.setTimeout(120_000)
  const way = { scripts: true, lang: 'es', width: 320 } as const
  const person = await arrive({ ...way, from: standards })
  await recover(person, await roleOf(person, 'E1'), 'standards')
})
