import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { resultRows, slugOf } from '../../src/triage/domain/rows.ts'
import { answersOf, tree } from '../../src/triage/domain/tree.ts'
import { axeFindings } from './support/axe.ts'
import { inspect } from './support/inspect.ts'
import { expect, test } from './support/test.ts'

const first = tree.questions[0]
if (first === undefined) throw new Error('no first question')

for (const { lang, scripts } of [
  { lang: 'es', scripts: true },
  { lang: 'en', scripts: false },
  { lang: 'es', scripts: false },
  { lang: 'en', scripts: true },
] as const) {
  const how = `${lang}, ${scripts ? 'with' : 'without'} scripts`

  test(`every first answer is followed on a narrow screen, and the way back works: ${how}`, async ({
    arrive,
  }) => {
    test.setTimeout(180_000)
    const person = await arrive({ lang, scripts, width: 320 })
    const { page, t } = person
    await page.goto('/')
    await page
      .getByRole('link', { name: t('p00.other.help'), exact: true })
      .first()
      .click()
    await inspect(person, { heading: t('t01.title') })
    for (const { key, to } of answersOf(first)) {
      // The page where a code is typed is walked by its own.
      if (to === 'T-05') continue
      await page.getByRole('link', { name: t(key), exact: true }).click()
      const next = tree.questions.find(({ id }) => id === to)
      const row = resultRows.find(({ id }) => id === to)
      const heading =
        next !== undefined ? t(next.title) : row !== undefined ? t(`t.${slugOf(row.id)}.title`) : ''
      await inspect(person, { name: key, heading })
      await page.goBack()
      await expect(page.locator('h1')).toHaveText(t('t01.title'))
    }
  })

  // In two of the four ways: these pages have no script of their own.
  if (scripts !== (lang === 'es')) continue

  test(`every result is sound, names a next step, and leads back by "not my case": ${how}`, async ({
    arrive,
  }) => {
    test.setTimeout(240_000)
    const person = await arrive({ lang, scripts, width: 320 })
    const { page, t } = person
    for (const row of resultRows) {
      await page.goto(`/ayuda/resultado/${row.id}`)
      await inspect(person, { name: row.id, heading: t(`t.${slugOf(row.id)}.title`) })
    }
    await page.goto('/ayuda/que-me-pasa/T-04')
    await page.getByRole('link', { name: t('t04.key'), exact: true }).click()
    await page.getByRole('link', { name: t('t.result.wrong'), exact: true }).click()
    await expect(page.locator('h1')).toHaveText(t('t04.title'))
    await page.getByRole('link', { name: t('t04.key'), exact: true }).click()
    await page.locator('main a.govuk-button').click()
    await page.waitForURL('**/desbloqueo')
  })
}

test('a result prints on one sheet', async ({ arrive }) => {
  const { page } = await arrive({ width: 1280 })
  // The longest of them.
  for (const id of ['R-12', 'R-17', 'R-27']) {
    await page.goto(`/ayuda/resultado/${id}`)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect([id, pdf.match(/\/Type \/Page\b/g)?.length]).toEqual([id, 1])
  }
})

test('the exported page opens from a disk, without a network and without scripts, in both languages', async ({
  browser,
  demonstration,
  arrive,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'clavero-offline-'))
  const file = join(folder, 'que-me-pasa.html')
  const program = fileURLToPath(new URL('../../bin/clavero.mjs', import.meta.url))
  execFileSync(process.execPath, [program, 'triage', 'export', file], {
    env: { PATH: process.env['PATH'], CLAVERO_DATA: folder, CLAVERO_ORIGIN: demonstration.origin },
  })
  expect(statSync(file).size).toBeLessThan(100_000)
  const { t } = await arrive()
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({
      offline: true,
      javaScriptEnabled,
      viewport: { width: 320, height: 720 },
    })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    const es = page.locator('#es')
    await es.getByRole('link', { name: t('t01.blocked'), exact: true }).click()
    await expect(page.locator('#es-T-04')).toBeInViewport()
    await es.getByRole('link', { name: t('t04.key'), exact: true }).click()
    await expect(page.locator('#es-R-13')).toBeInViewport()
    expect(new URL(page.url()).hash).toBe('#es-R-13')
    await page.getByRole('link', { name: 'English', exact: true }).click()
    await expect(page.locator('#en h1')).toBeInViewport()
    const wide = await page
      .locator('body')
      .evaluate((body) => body.scrollWidth)
      .catch(() => 0)
    expect(wide).toBeLessThanOrEqual(320)
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([])
    expect(asked.every((url) => url.startsWith('file:'))).toBe(true)
    if (process.env['CLAVERO_PICTURES'] !== undefined)
      await page.screenshot({
        path: join(process.env['CLAVERO_PICTURES'], `offline-${javaScriptEnabled}.png`),
      })
    await context.close()
  }
  rmSync(folder, { recursive: true })
})
