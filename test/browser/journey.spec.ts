import type { CastTag } from '../../src/entry/demo/cast.ts'
import { inspect } from './support/inspect.ts'
import { choose, press, write } from './support/keyboard.ts'
import { nextMail, roleOf, type Role } from './support/people.ts'
import { nameOf, type Person, type Way } from './support/person.ts'
import { newKey, open, radio, rightAnswer } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** The policy of both profiles (P-04). Seconds. */
const ticketWait = 20

/** From the start page to the portal as somebody does it who has no mouse; every page is looked at. */
async function recover(person: Person, role: Role, offersTime = false): Promise<void> {
  const { page, t, way } = person
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/')
  await inspect(person, { heading: t('p00.title') })
  await press(person, page.getByRole('link', { name: t('p00.start') }))
  await inspect(person, { heading: t('p01.title') })
  await choose(person, radio(person, t('p01.recover')))
  await press(person, button(t('g.continue')))

  await inspect(person, { heading: t('p02.title') })
  await write(person, page.locator('#ruc'), role.ruc)
  await write(person, page.locator('#cedula'), role.cedula)
  await press(person, button(t('g.continue')))
  if (!way.scripts) await waitTwentySeconds(person)

  await expect(page.locator('h1')).toHaveText(t('p05.title'))
  await inspect(person, { heading: t('p05.title') })
  await expect(page.locator('main')).toContainText(role.company)
  await press(person, button(t('p05.start')))
  for (let n = 1; n <= 4; n += 1) {
    await expect(page).toHaveURL(`/preguntas/${n}`)
    await inspect(person, { heading: await page.locator('h1').innerText() })
    const answer = await rightAnswer(person, role)
    if ('choose' in answer) await choose(person, radio(person, answer.choose))
    else
      for (const [name, text] of Object.entries(answer.type))
        await write(person, page.locator(`[name=${name}]`), text)
    await press(person, button(t('g.continue')))
  }

  await inspect(person, { heading: t('p09.title') })
  if (offersTime)
    await choose(person, radio(person, t('p09.time.long', { plazo: t('g.time.minutes', { n: 10 }) })))
  await press(person, button(t('p09.send')))
  await expect(page).toHaveURL('/enlace/enviado')
  const mail = await nextMail(person, role.mail, t('m01.subject'))
  // The delivery is in the database a moment after the mail is in the box.
  await expect(async () => {
    await page.reload()
    await expect(page.locator('[data-mail-state]')).toHaveAttribute('data-state', 'accepted', {
      timeout: 500,
    })
  }).toPass()
  await inspect(person, { heading: t('p10.title') })

  await open(person, mail)
  await inspect(person, { heading: t('p11.title') })
  if (way.scripts) expect(page.url()).not.toContain('#')
  else await write(person, page.locator('[name=codigoCorreo]'), mail.code ?? '')
  await press(person, button(t('p11.go')))
  await inspect(person, { heading: t('p12.title') })
  const key = newKey()
  await write(person, page.locator('#clave'), key)
  await press(person, button(t('p12.save')))
  await inspect(person, { heading: t('p13.panel') })

  await press(person, page.getByRole('link', { name: t('p13.try') }))
  await inspect(person, { heading: t('u01.title') })
  await write(person, page.locator('#ruc'), role.ruc)
  await write(person, page.locator('#clave'), key)
  await press(person, button(t('u01.go')))
  await inspect(person, { heading: t('u01.home.title') })
  await press(person, button(t('u01.signOut')))
  await inspect(person, { heading: t('u01.signedOut') })
}

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

const withScripts: readonly (readonly [CastTag, Way])[] = [
  ['E1', { scripts: true, lang: 'es', width: 320 }],
  ['SAS', { scripts: true, lang: 'en', width: 320 }],
  ['COOPERATIVE', { scripts: true, lang: 'es', width: 1280 }],
]

for (const [tag, way] of withScripts) {
  test(`gives the key back to who has only a keyboard: ${nameOf(way)}`, async ({ arrive }) => {
    const person = await arrive(way)
    await recover(person, await roleOf(person, tag))
  })
}
