import { startsIn, videoTurno } from '../support/video-call.ts'
import { comeOnDuty, follow, press, takeCase } from './support/counter.ts'
import { roleOf } from './support/people.ts'
import { identify, radio, sitOut } from './support/steps.ts'
import type { Person } from './support/person.ts'
import { expect, test } from './support/test.ts'

const state = ({ page }: Person) => page.locator('[data-call-state]')
/** The picture of the other side moves: more of it is there than a moment ago. */
const seesTheOther = ({ page }: Person) =>
  expect(async () => {
    const clock = () =>
      page.locator('video[data-far]').evaluate((far: HTMLVideoElement) => [far.currentTime, far.videoWidth])
    const [first = 0, width = 0] = await clock()
    expect(width).toBeGreaterThan(0)
    await page.waitForTimeout(200)
    expect((await clock())[0]).toBeGreaterThan(first)
  }).toPass()

test('a blocked employer without biometrics is served by video: two live browsers, a reload on either side, the end', async ({
  arrive,
  db,
  borrow,
}) => {
  test.setTimeout(120_000)
  const [ana, vera] = await Promise.all([arrive(), arrive({ width: 1000 })])
  const role = await roleOf(ana, 'E7')
  await borrow(role.ruc)
  await identify(ana, role)
  await ana.page.goto('/otras-formas')
  await press(ana, ana.t('p20.prepare'))
  const code = /CLV-\w{4}-\w{4}/.exec(ana.page.url())?.[0] ?? ''
  const { id } = await videoTurno(db, code, 3_600)

  await ana.page.goto(`/turno/${code}/video`)
  await expect(ana.page.locator('[data-mail-state]')).toContainText('Podrá entrar desde las')
  await ana.page.getByRole('button', { name: ana.t('p47.check') }).click()
  await expect(ana.page.locator('[data-check-state]')).toHaveText(ana.t('p47.check.fine'))
  expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await startsIn(db, id, 300)
  // The page finds out by itself that the room has opened.
  await press(ana, ana.t('p47.join'))
  await expect(ana.page.locator('[data-mail-state]')).toHaveText(ana.t('p47.queue', { n: 0 }))

  await comeOnDuty(vera)
  await takeCase(vera, code)
  await follow(vera, vera.t('s13.open'))
  await press(vera, vera.t('s13.call'))
  await ana.page.getByRole('button', { name: ana.t('p47.enter') }).click({ timeout: 20_000 })

  for (const one of [ana, vera]) await expect(state(one)).toHaveText(one.t('call.live'), { timeout: 20_000 })
  for (const one of [ana, vera]) await seesTheOther(one)
  expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  for (const one of [ana, vera]) {
    await one.page.reload()
    for (const each of [ana, vera])
      await expect(state(each)).toHaveText(each.t('call.live'), { timeout: 20_000 })
    for (const each of [ana, vera]) await seesTheOther(each)
  }

  await radio(vera, vera.t('s13.outcome.served')).check()
  await press(vera, vera.t('s13.end'))
  await expect(state(ana)).toHaveText(ana.t('call.over'))
  await follow(ana, ana.t('call.back'))
  await expect(ana.page.locator('[data-mail-state]')).toHaveText(ana.t('p47.over.served'))
})

test('without scripts the waiting room works by hand, and says what a call needs', async ({
  arrive,
  db,
  borrow,
}) => {
  const ana = await arrive({ scripts: false, lang: 'en' })
  const role = await roleOf(ana, 'E7')
  await borrow(role.ruc)
  await identify(ana, role)
  await sitOut(ana)
  const { page, t } = ana
  await page.goto('/otras-formas')
  await press(ana, t('p20.prepare'))
  const code = /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
  await videoTurno(db, code)
  await page.goto(`/turno/${code}/video`)
  await press(ana, t('p47.join'))
  await follow(ana, t('p47.reload'))
  await expect(page.locator('[data-mail-state]')).toHaveText(t('p47.queue', { n: 0 }))
})
