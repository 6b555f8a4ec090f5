import type { CastTag } from '../../src/entry/demo/cast.ts'
import { blockBySigningIn } from './support/blocked.ts'
import {
  confirmPerson,
  follow,
  keepKey,
  makeKey,
  press,
  seesFirstSignIn,
  sendReset,
  takeCase,
} from './support/counter.ts'
import { atFingers, compare, enrol, registered, stationKey } from './support/fingers.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, roleOf, type Role } from './support/people.ts'
import { nameOf, type Person, type Way } from './support/person.ts'
import { identify, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** An employer of its own for each: the fingers of a person are enrolled once. */
const ways: readonly (readonly [CastTag, Way, number])[] = [
  ['SPAM', { scripts: true, lang: 'es', width: 320 }, 5_001],
  ['PUBLIC', { scripts: false, lang: 'en', width: 320 }, 5_101],
]

/** From the numbers to the button that leads to a centre; the code of the case. */
async function toCentre(ana: Person, role: Role): Promise<string> {
  await identify(ana, role)
  if (!ana.way.scripts) await sitOut(ana)
  await ana.page.goto('/otras-formas')
  await press(ana, ana.t('p20.prepare'))
  await ana.page.waitForURL('**/documentos')
  return /CLV-\w{4}-\w{4}/.exec(ana.page.url())?.[0] ?? ''
}

for (const [tag, way, seed] of ways)
  test(`E3: a finger that was enrolled on an earlier visit gives a blocked key back, to the account: ${nameOf(way)}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    // The first visit: a key was lost, and the person leaves a finger at the centre for another day.
    const [before, vera] = [await arrive({ lang: way.lang }), await arrive({ lang: way.lang, width: 1280 })]
    const { page, t } = vera
    const role = await roleOf(before, tag)
    await borrow(role.ruc)
    const first = await toCentre(before, role)
    await atFingers(vera, first)
    await enrol(vera, seed)
    const since = await newestMail(before, role.mail)
    await sendReset(vera, first, 'lostKey')
    const key = await makeKey(before, role, since)

    // The second: the key is blocked, and there is a telephone only.
    const ana = await arrive(way)
    await blockBySigningIn(ana, role.ruc)
    const code = await toCentre(ana, role)
    await takeCase(vera, code)
    await follow(vera, t('s05.tab.documents'))
    await press(vera, t('s06.reg.ask'))
    await confirmPerson(vera)
    await page.goto(`/interno/casos/${code}/reinicio`)
    const heading = await page.locator('h1').innerText()
    // Nobody has looked at a paper: the button is not there.
    await expect(page.locator('#motivo')).toHaveCount(0)
    await inspect(vera, { heading, name: 'S-08 without papers' })
    await registered(db, await stationKey(vera))
    await compare(vera, code, seed, '1_4.fmr')
    await expect(page.getByText(t('fing.live.forPapers'))).toBeVisible()
    await inspect(vera, { heading: await page.locator('h1').innerText(), name: 'a match for the papers' })
    // The tab of the case has the same words; this one stands beside what the finger is worth.
    await page
      .locator('p', { hasText: t('fing.live.forPapers') })
      .getByRole('link')
      .click()
    await page.waitForURL('**/reinicio')
    await expect(page.getByText(t('s08.direct.finger'))).toBeVisible()
    await inspect(vera, { heading, name: 'S-08 by a finger' })
    const asked = await newestMail(ana, role.mail)
    await sendReset(vera, code, 'blocked')
    await inspect(vera, { heading, name: 'S-10 by a finger' })

    await keepKey(ana, role, asked, key)
    // The account says what was done to its key, and in which case.
    await expect(ana.page.locator('main')).toContainText(code)
    await inspect(ana, { heading: t('u01.home.title'), name: 'the account' })
    await ana.page.goto(`/caso/${code}`)
    for (const event of ['p96.ev.keyUnlocked', 'p96.ev.signedInPresent'] as const)
      await expect(ana.page.getByText(t(event))).toBeVisible()
    await inspect(ana, { heading: t('p96.title', { caso: code }), name: 'what has happened' })
    await seesFirstSignIn(vera, code, 'present')
    await inspect(vera, { heading, name: 'S-10 at the end' })
  })
