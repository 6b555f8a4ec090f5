import { approver, comeOnDuty, press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import { landed, radio } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** S-28 with two reports that wait at once: each has a form, a question and a button of its own. */
for (const lang of ['es', 'en'] as const)
  test(`two reports wait for a second person, who decides each with their passkey, and with a click in a demonstration: ${lang}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    const vera = await arrive({ lang, scripts: false })
    const [first, second] = [await roleOf(vera, 'E7'), await roleOf(vera, 'E4')]
    const code = { first: 'AV-4ZZ4-4ZZ4', second: 'AV-5ZZ5-5ZZ5' }
    for (const [ruc, report] of [
      [first.ruc, code.first],
      [second.ruc, code.second],
    ]) {
      await borrow(ruc ?? '')
      await db.pool.query(
        `insert into employer_report (code, origin, employer_id) select $2, 'notice', id from employer where identifier = $1
         on conflict (code) do update set handled_at = null`,
        [ruc, report],
      )
    }
    await comeOnDuty(vera)
    const { t } = vera
    const heading = t('s28.title')
    for (const report of Object.values(code)) {
      await vera.page.goto('/interno/avisos')
      await press(vera, `${t('s28.propose.notFraud')} : ${report}`)
    }

    const sara = await arrive({ lang })
    await approver(sara, db)
    await sara.page.goto('/interno/avisos')
    await inspect(sara, { heading, name: 'S-28, two words wait' })
    const of = (report: string) => sara.page.locator('section', { hasText: report })
    await of(code.first)
      .getByRole('radio', { name: t('s28.approved') })
      .check()
    await of(code.first).getByRole('button').click()
    await expect(sara.page.getByText(t('s28.said.done'))).toBeVisible()
    await expect(of(code.first)).toHaveCount(0)

    const luis = await arrive({ lang, scripts: false })
    await luis.page.goto('/interno')
    await landed(luis.page, () => luis.page.locator('button[value=supervisor]').click())
    await luis.page.goto('/interno/avisos')
    await inspect(luis, { heading, name: 'S-28, with a click' })
    await press(luis, `${t('s09.demo.go')} : ${code.second}`)
    await expect(luis.page.getByText(t('s09.err.decision'))).toBeVisible()
    await radio(luis, t('s28.approved')).check()
    await press(luis, `${t('s09.demo.go')} : ${code.second}`)
    await inspect(luis, { heading, name: 'S-28, decided' })
    await expect(luis.page.getByText(t('s28.said.done'))).toBeVisible()
  })
