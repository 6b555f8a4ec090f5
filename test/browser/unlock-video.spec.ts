import { startsIn } from '../support/video-call.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { blockBySigningIn, bookTime, chooseUnlockWay, sendTo } from './support/blocked.ts'
import {
  checkPapers,
  comeOnDuty,
  confirmPerson,
  follow,
  keepKey,
  makeKey,
  press,
  seesFirstSignIn,
  sendReset,
} from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { landed, radio, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const state = ({ page }: Person) => page.locator('[data-call-state]')
/** In the call, with pictures of both. */
async function isLive(one: Person): Promise<void> {
  await expect(state(one)).toHaveText(one.t('call.live'), { timeout: 20_000 })
  for (const side of ['far', 'near'])
    await expect
      .poll(() => one.page.locator(`video[data-${side}]`).evaluate((it: HTMLVideoElement) => it.videoWidth))
      .toBeGreaterThan(0)
}

async function turnoOf(db: Database, code: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `select a.id from appointment a join recovery_case c on c.id = a.case_id
      where c.code = $1 and a.state = 'booked' and a.kind = 'video'`,
    [code],
  )
  return rows[0]?.id ?? 'no turno'
}

for (const { lang, end } of [
  { lang: 'es', end: 'keep' },
  { lang: 'en', end: 'new' },
] as const)
  test(`a blocked key is given back in a call by video, to the account: ${lang}, ${end === 'keep' ? 'the present key' : 'a new one'}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(120_000)
    const [ana, vera] = await Promise.all([arrive({ lang }), arrive({ lang, width: 1280 })])
    const { page, t } = ana
    const role = await roleOf(ana, end === 'keep' ? 'E8' : 'LIQUIDATION')
    await borrow(role.ruc)
    if (end === 'new') await blockBySigningIn(ana, role.ruc)
    else await page.goto('/desbloqueo')
    await chooseUnlockWay(ana, 'video')
    await typePair(ana, role)
    await inspect(ana, { heading: t('p40.title'), name: 'P-40 of who chose video' })
    // What was said on P-30 is not asked again.
    await expect(page.getByLabel(t('p40.video'))).toBeChecked()
    await sendTo(ana, '/turno')
    await expect(page.locator('h1')).toHaveText(t('p42.title'))
    const code = await bookTime(ana, -1)
    await inspect(ana, { heading: t('p45.panel'), name: 'P-45 of a call' })

    // The day and the hour of the turno have come.
    await startsIn(db, await turnoOf(db, code), 300)
    await follow(ana, t('p45.enter'))
    await press(ana, t('p47.join'))
    await comeOnDuty(vera)
    await vera.page.goto('/interno/recepcion')
    await vera.page.locator('#codigo').fill(code)
    await landed(vera.page, () => vera.page.keyboard.press('Enter'))
    await inspect(vera, { heading: t('s04.window', { caso: code }), name: 'S-04 with a turno by video' })
    await follow(vera, t('s04.open'))
    await press(vera, t('s05.take'))
    await follow(vera, t('s13.open'))
    await press(vera, t('s13.call'))
    await page.getByRole('button', { name: t('p47.enter') }).click({ timeout: 20_000 })
    for (const one of [ana, vera]) await isLive(one)
    await inspect(vera, { heading: await vera.page.locator('h1').innerText(), name: 'S-13 in a call' })
    await inspect(ana, { heading: t('call.title'), name: 'the call' })
    for (const one of [ana, vera]) await isLive(one)

    // What is checked is kept in a window beside the call, which goes on.
    const opens = vera.page.context().waitForEvent('page')
    await vera.page.getByRole('link', { name: t('s13.checks'), exact: true }).click()
    const beside: Person = { ...vera, page: await opens }
    await beside.page.waitForLoadState()
    await checkPapers(beside)
    await confirmPerson(beside)
    const since = await newestMail(ana, role.mail)
    await sendReset(beside, code, 'blocked')
    for (const one of [ana, vera]) await isLive(one)

    // The person opens it in a window of their own, and still has the officer before them.
    const second: Person = { ...ana, page: await page.context().newPage() }
    if (end === 'keep') await keepKey(second, role, since, role.key)
    else await makeKey(second, role, since, true)
    await seesFirstSignIn(beside, code, end === 'keep' ? 'present' : 'new')
    for (const one of [ana, vera]) await isLive(one)

    await vera.page.bringToFront()
    await radio(vera, t('s13.outcome.served')).check()
    await press(vera, t('s13.end'))
    await expect(state(ana)).toHaveText(t('call.over'))
    await follow(ana, t('call.back'))
    await expect(page.locator('[data-mail-state]')).toHaveText(t('p47.over.served'))
    await inspect(ana, { heading: t('p47.title'), name: 'P-47 at the end' })
  })
