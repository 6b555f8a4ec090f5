import { comeOnDuty } from './support/counter.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import {
  answerAll,
  askForLink,
  identify,
  newKey,
  open,
  reachMail,
  rightAnswer,
  send,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const newestCase = {
  name: 'test.newestCase',
  text: `select (select count(*)::int from recovery_case c where c.employer_id = e.id) as cases,
          (select count(*)::int from link l where l.employer_id = e.id and l.kind = 'recovery') as links,
          k.generation
     from employer e join employer_key k on k.employer_id = e.id where e.identifier = $1`,
} as const

/** Both clicks are in before the first answer is. */
const doubleClick = async ({ page }: Person): Promise<void> => {
  await page.locator('main form button[type=submit]').first().dblclick()
  await page.waitForLoadState('load')
}

test('double clicks, reloads, the back button and a second tab make one recovery of one (SCREENS 7.6)', async ({
  arrive,
  db,
}) => {
  const person = await arrive({ width: 640 })
  const { page, t } = person
  const role = await roleOf(person, 'N1')
  const before = await db.pool.query(newestCase.text, [role.ruc])
  await page.goto('/empresa')
  await page.locator('#ruc').fill(role.ruc)
  await page.locator('#cedula').fill(role.cedula)
  await doubleClick(person)
  await expect(page).toHaveURL('/preguntas')
  await page.reload()
  await expect(page.locator('h1')).toHaveText(t('p05.title'))
  const tab = await page.context().newPage()
  await tab.goto('/preguntas')

  await doubleClick(person)
  await expect(page).toHaveURL('/preguntas/1')
  // The tab of before shows a button that was pressed already: it leads to where the case stands.
  await tab.locator('main form button[type=submit]').first().click()
  await expect(tab).toHaveURL(/\/preguntas(?:\/1)?$/)
  await tab.close()

  const first = await rightAnswer(person, role)
  if ('choose' in first) await page.getByRole('radio', { name: first.choose, exact: true }).check()
  else for (const [name, text] of Object.entries(first.type)) await page.locator(`[name=${name}]`).fill(text)
  await doubleClick(person)
  await expect(page).toHaveURL('/preguntas/2')
  // Back shows the question again, and answering it again leads on: nothing was judged yet.
  await page.goBack()
  await expect(page).toHaveURL('/preguntas/1')
  await page.goForward()
  for (let n = 2; n <= 4; n += 1) {
    const answer = await rightAnswer(person, role)
    if ('choose' in answer) await page.getByRole('radio', { name: answer.choose, exact: true }).check()
    else
      for (const [name, text] of Object.entries(answer.type)) await page.locator(`[name=${name}]`).fill(text)
    await doubleClick(person)
    await expect(page).toHaveURL(n === 4 ? '/enlace' : `/preguntas/${n + 1}`)
  }
  await page.goBack()
  await page.reload()
  await expect(page).toHaveURL('/enlace')

  await doubleClick(person)
  await expect(page).toHaveURL('/enlace/enviado')
  await page.goBack()
  await page.reload()
  await expect(page).toHaveURL('/enlace/enviado')
  const counted = await db.pool.query(newestCase.text, [role.ruc])
  expect(counted.rows[0]).toEqual({
    ...before.rows[0],
    cases: before.rows[0].cases + 1,
    links: before.rows[0].links + 1,
  })
})

test('the key is set once, and back or reload afterwards show that it is done', async ({
  arrive,
  borrow,
  db,
}) => {
  const person = await arrive({ width: 640 })
  const { page, t } = person
  const role = await roleOf(person, 'SAS')
  await borrow(role.ruc)
  const before = (await db.pool.query(newestCase.text, [role.ruc])).rows[0].generation
  await open(person, await reachMail(person, role))
  await send(person)
  await expect(page.locator('h1')).toHaveText(t('p12.title'))
  const tab = await page.context().newPage()
  await tab.goto('/clave/nueva')
  await page.locator('#clave').fill(newKey())
  await doubleClick(person)
  await expect(page.locator('h1')).toHaveText(t('p13.panel'))
  await tab.locator('#clave').fill(newKey())
  await tab.locator('main form button[type=submit]').first().click()
  await expect(tab.locator('h1')).toHaveText(t('p14.used.title'))
  await tab.close()
  for (const act of [() => page.reload(), () => page.goBack(), () => page.goForward()]) {
    await act()
    await expect(page.locator('h1')).toHaveText(
      new RegExp(`^(?:${[t('p13.panel'), t('p11.title'), t('p14.used.title')].join('|')})$`),
    )
  }
  expect((await db.pool.query(newestCase.text, [role.ruc])).rows[0].generation).toBe(before + 1)
})

test('the countdown speaks five times and no more, and ends on time by a clock that is an hour wrong (SCREENS 7.8)', async ({
  arrive,
}) => {
  const person = await arrive()
  const { page, t } = person
  const role = await roleOf(person, 'SAS')
  await reachMail(person, role)
  // The device is an hour late, and its steady clock runs as fast as the test likes.
  await page.clock.install({ time: Date.now() - 3_600_000 })
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    addEventListener('DOMContentLoaded', () => {
      const box = document.querySelector('[data-countdown]')
      for (const part of box?.querySelectorAll('[role=status], [role=alert]') ?? [])
        new MutationObserver(() => heard.push(`${part.getAttribute('role')}: ${part.textContent}`)).observe(
          part,
          {
            childList: true,
            characterData: true,
            subtree: true,
          },
        )
    })
  })
  await expect(async () => {
    await page.reload()
    await expect(page.locator('[data-mail-state]')).toHaveAttribute('data-state', 'accepted', {
      timeout: 500,
    })
  }).toPass()
  // The server goes on by its own time; what it would say meanwhile is no matter here.
  await page.route('**/enlace/estado', (route) => route.fulfill({ json: { state: 'accepted', text: '' } }))
  const box = page.locator('[data-countdown]')
  const seconds = Number(await box.getAttribute('data-seconds'))
  expect(seconds).toBeGreaterThan(150)
  expect(seconds).toBeLessThanOrEqual(180)
  const left = page.locator('[data-countdown-left]')
  await expect(left).toHaveText(/^Quedan 2:\d\d$/)
  const focused = await page.evaluate(() => document.activeElement?.tagName)
  for (let passed = 0; passed < seconds - 2; passed += 1) await page.clock.runFor(1_000)
  await expect(left).toHaveText(/^Quedan 0:0[123]$/)
  await page.clock.runFor(4_000)
  await expect(left).toHaveText(t('p10.state.expired'))
  await page.clock.runFor(60_000)
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  expect(heard).toEqual([
    ...[120, 60, 30, 10].map((n) => `status: ${t('p10.live', { n })}`),
    `alert: ${t('p10.state.expired')}`,
  ])
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(focused)
})

test('X-04: asks before the session ends, stays on a press, ten times at most, and then says that it is over', async ({
  arrive,
}) => {
  const person = await arrive()
  const { page, t } = person
  await identify(person, await roleOf(person, 'COOPERATIVE'))
  await page.clock.install()
  await page.reload()
  const dialog = page.getByRole('dialog', { name: t('x04.title') })
  const stay = dialog.getByRole('button', { name: t('x04.stay') })
  await page.clock.runFor(600_000)
  await expect(dialog).toBeHidden()
  await page.clock.runFor(100_000)
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText(t('x04.body', { tiempo: '2 minutos y 30 segundos' }))
  await expect(stay).toBeFocused()
  // Esc is no answer.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  for (let times = 1; times <= 10; times += 1) {
    await stay.click()
    await expect(dialog).toBeHidden()
    await page.clock.runFor(700_000)
    await expect(dialog).toBeVisible()
  }
  await expect(stay).toBeHidden()
  await expect(dialog.getByRole('link', { name: t('x04.leave') })).toBeVisible()
  // The browser forgets what the server has forgotten by then.
  await page.context().clearCookies()
  await page.clock.runFor(210_000)
  await expect(page.locator('h1')).toHaveText(t('x05.title'))
})

test('X-04: what an officer has on the screen goes with the session', async ({ arrive }) => {
  const vera = await arrive({ width: 1280 })
  const { page, t } = vera
  await comeOnDuty(vera)
  await page.clock.install()
  await page.goto('/interno/cola')
  const dialog = page.getByRole('dialog', { name: t('x04.title') })
  await page.clock.runFor(740_000)
  await expect(dialog).toBeHidden()
  await page.clock.runFor(20_000)
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: t('x04.stay') }).click()
  await expect(dialog).toBeHidden()
  await page.context().clearCookies({ name: 'clv-staff' })
  // On a slow line the way out takes longer than the next look at the clock, which does not begin it anew.
  let leaves = 0
  await page.route('**/interno/cola', async (route) => {
    leaves += 1
    await new Promise((passed) => setTimeout(passed, 1_000))
    await route.continue()
  })
  await page.clock.runFor(910_000)
  await expect(page.locator('h1')).toHaveText(t('s01.title'))
  expect(leaves).toBe(1)
})

test('an answer of the form of P-10 asks for its page, never for the form again, in language and at the end', async ({
  arrive,
}) => {
  const person = await arrive({ width: 640 })
  const { page, t } = person
  await identify(person, await roleOf(person, 'CONSORTIUM'))
  await answerAll(person, await roleOf(person, 'CONSORTIUM'))
  await askForLink(person, await roleOf(person, 'CONSORTIUM'))
  await page.locator('summary', { hasText: t('p10.mailCode.summary') }).click()
  await page.getByRole('button', { name: t('p10.mailCode.go') }).click()
  await expect(page).toHaveURL('/enlace/codigo')
  await expect(page.locator('.govuk-error-summary')).toBeFocused()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/enlace/enviado')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

for (const [name, media] of [
  ['colours forced by the system', { forcedColors: 'active' }],
  ['paper', { media: 'print' }],
] as const)
  test(`the start page and P-10 stay whole on ${name}`, async ({ arrive }) => {
    const person = await arrive({ width: 640 })
    const { page, t } = person
    await page.goto('/')
    await page.emulateMedia(media)
    await expect(page.getByText(t('p00.need.4'))).toBeVisible()
    // A button is nothing on paper, and everything in any colours.
    await expect(page.getByRole('link', { name: t('p00.start') })).toBeVisible({ visible: name !== 'paper' })
    await picture(person, `start ${name}`)
    await page.emulateMedia({ media: null, forcedColors: null })
    const role = await roleOf(person, name === 'paper' ? 'N1' : 'PUBLIC')
    await reachMail(person, role)
    await page.emulateMedia(media)
    await expect(page.locator('h1')).toHaveText(t('p10.title'))
    await expect(page.getByText(t('p10.screenCode', { codigo: '' }))).toBeVisible()
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(640)
    await picture(person, `mail ${name}`)
  })

test('nothing moves for who wants no movement', async ({ arrive }) => {
  const { page } = await arrive()
  for (const path of ['/', '/empresa', '/entrar']) {
    await page.goto(path)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element)
          return (
            animationName !== 'none' ||
            transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0.01)
          )
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    )
    expect(moving, path).toEqual([])
  }
})

/** Kept beside the others with `CLAVERO_PICTURES`, for people to look at. */
async function picture({ page }: Person, name: string): Promise<void> {
  const folder = process.env['CLAVERO_PICTURES']
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/x-${name.replaceAll(' ', '-')}.png`, fullPage: true })
}
