import { booked, openCentre, type OpenCentre } from '../support/agenda.ts'
import type { Service } from '../support/service.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { identify, landed, sitOut } from './support/steps.ts'
import { comeOnDuty, press } from './support/counter.ts'
import { expect, test } from './support/test.ts'

/** The helpers of the other tests need no more of a service than its database. */
const over = (db: Database) => ({ db }) as unknown as Service

const agenda = ({ id, windows }: OpenCentre): string =>
  `/interno/agenda?centro=${id}&ventanilla=${windows[0] ?? ''}`

/** Somebody who goes on at a centre, on their own phone. */
async function goToCentre(ana: Person, tag: 'E1' | 'E2'): Promise<string> {
  const { page, t } = ana
  await identify(ana, await roleOf(ana, tag))
  if (!ana.way.scripts) await sitOut(ana)
  await page.goto('/otras-formas')
  await press(ana, t('p20.prepare'))
  return /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
}

for (const { lang, scripts, tag } of [
  { lang: 'es', scripts: false, tag: 'E1' },
  { lang: 'en', scripts: true, tag: 'E2' },
] as const)
  test(`a person sees their place in line and where to go, beside the officer who calls them: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    db,
    borrow,
  }) => {
    test.setTimeout(180_000)
    const at = await openCentre(over(db))
    const ana = await arrive({ lang, scripts, width: 320 })
    await borrow((await roleOf(ana, tag)).ruc)
    const code = await goToCentre(ana, tag)
    await booked(over(db), at, code, 5)

    const vera = await arrive({ width: 1280 })
    await comeOnDuty(vera)
    await vera.page.goto('/interno/recepcion')
    await vera.page.locator('#codigo').fill(code)
    await landed(vera.page, () => vera.page.keyboard.press('Enter'))
    await inspect(vera, { heading: vera.t('s04.window', { caso: code }), name: 'S-04 found' })
    await press(vera, vera.t('s04.arrive'))
    await inspect(vera, { heading: vera.t('s04.window', { caso: code }), name: 'S-04 in line' })

    await ana.page.goto(`/turno/${code}/espera`)
    await inspect(ana, { heading: ana.t('line.title'), name: 'place in line' })
    const place = ana.page.locator('[data-mail-state]')
    await expect(place).toHaveText(ana.t('line.queue', { n: 0 }))
    /** With a script the page changes by itself; without one whoever waits presses the button. */
    const reads = async (words: string) => {
      if (!scripts)
        await ana.page
          .getByRole('button', { name: ana.t('line.refresh') })
          .or(ana.page.getByRole('link', { name: ana.t('line.refresh') }))
          .first()
          .click()
      await expect(place).toHaveText(words, { timeout: 25_000 })
    }

    await vera.page.goto(agenda(at))
    const heading = await vera.page.locator('h1').innerText()
    await inspect(vera, { heading, name: 'S-03' })
    await press(vera, vera.t('s03.call'))
    await reads(ana.t('line.called', { n: 1 }))
    await press(vera, vera.t('s03.call'))
    await inspect(vera, { heading, name: 'S-03 busy', status: 422, errors: [vera.t('s03.err.busy')] })
    await vera.page.getByRole('button', { name: vera.t('s03.serve') }).click()
    await vera.page.waitForURL(`**/interno/casos/${code}`)
    await reads(ana.t('line.attending', { n: 1 }))
    await vera.page.goto(agenda(at))
    await landed(vera.page, () => vera.page.getByRole('button', { name: vera.t('s03.done') }).click())
    await reads(ana.t('line.finished'))
    await inspect(ana, { heading: ana.t('line.title'), name: 'after the visit' })
  })

test('a supervisor changes a calendar, and decides about the turnos that the change takes away', async ({
  arrive,
  db,
  borrow,
}) => {
  test.setTimeout(180_000)
  const at = await openCentre(over(db))
  const ana = await arrive({ scripts: true })
  await borrow((await roleOf(ana, 'E1')).ruc)
  const code = await goToCentre(ana, 'E1')
  await booked(over(db), at, code, 60)

  const sara = await arrive({ width: 1280, scripts: false })
  const { page, t } = sara
  await page.goto('/interno')
  await landed(page, () => page.locator('button[value=supervisor]').click())
  await page.goto('/interno/centros')
  await inspect(sara, { heading: t('s22.title') })
  await page.goto(`/interno/centros/${at.id}`)
  const heading = await page.locator('h1').innerText()
  await inspect(sara, { heading, name: 'S-22' })
  await page.locator('#cerrar-dia').fill('mañana')
  await page.locator('#cerrar-motivo').fill('Simulacro')
  await press(sara, t('s03.block'))
  await inspect(sara, { heading, name: 'S-22 refused', status: 422, errors: [t('s22.err.day')] })
  await expect(page.locator('#cerrar-motivo')).toHaveValue('Simulacro')

  const [row] = await db.pool
    .query<{ day: string }>(
      `select (lower(a.during) at time zone c.zone)::date::text as day
         from appointment a join service_centre c on c.id = a.centre_id where a.centre_id = $1`,
      [at.id],
    )
    .then(({ rows }) => rows)
  await page.locator('#cerrar-dia').fill(row?.day ?? '')
  await page.locator('#cerrar-desde').fill('00:00')
  await page.locator('#cerrar-hasta').fill('24:00')
  await press(sara, t('s03.block'))
  await inspect(sara, {
    heading: t('s22.review.title'),
    name: 'S-22 review',
    status: 422,
    errors: [t('s22.affected', { n: 1 })],
  })
  await page.getByRole('radio', { name: t('s22.review.move') }).check()
  await press(sara, t('s22.review.go'))
  await inspect(sara, { heading, name: 'S-22 saved' })
  await expect(page.getByText(t('s22.done'))).toBeVisible()
  const { rows } = await db.pool.query<{ state: string }>(
    'select state from appointment where centre_id = $1 order by made_at',
    [at.id],
  )
  expect(rows.map(({ state }) => state)).toEqual(['moved', 'booked'])
  // On a phone as well.
  const small = await arrive({ width: 320, scripts: true })
  await comeOnDuty(small)
  await small.page.goto(agenda(at))
  await inspect(small, { heading: await small.page.locator('h1').innerText(), name: 'S-03 on a phone' })
  await small.page.goto(`/interno/centros/${at.id}`)
  await inspect(small, { heading, name: 'S-22 on a phone' })
})
