import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkReceiptPath, momentText } from '../../src/audit/web/check-receipt.tsx'
import { ownReceiptsPath } from '../../src/keys/web/own-receipts.tsx'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { expect, test } from './support/test.ts'

const folder = mkdtempSync(join(tmpdir(), 'clavero-receipt-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Signed in as an employer that has a key; where its receipts are. */
async function atReceipts(person: Person): Promise<void> {
  const { page, t } = person
  const role = await roleOf(person, 'E2')
  await page.goto('/entrar')
  await page.locator('#ruc').fill(role.ruc)
  await page.locator('#clave').fill(role.key)
  await page.getByRole('button', { name: t('u01.go') }).click()
  await page.waitForURL('**/cuenta')
  await page.getByRole('link', { name: t('rcp.title') }).click()
  await page.waitForURL(`**${ownReceiptsPath}`)
}

/** The file of the newest act, as it is saved. */
async function saved({ page }: Person): Promise<string> {
  const download = page.waitForEvent('download')
  await page.locator('a[href$=".json"]').first().click()
  const file = join(folder, `${Math.random()}.json`.replace('0.', ''))
  await (await download).saveAs(file)
  return file
}

for (const lang of ['es', 'en'] as const)
  for (const scripts of [true, false])
    test(`receipts are saved from the account and checked on our page: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
      arrive,
    }) => {
      test.setTimeout(120_000)
      const ana = await arrive({ lang, scripts })
      const { page, t } = ana
      await atReceipts(ana)
      await inspect(ana, { heading: t('rcp.title') })
      const file = await saved(ana)
      const word = /clavero-receipt\.[\w.-]+/.exec(readFileSync(file, 'utf8'))?.[0] ?? ''

      await page.goto(checkReceiptPath)
      await inspect(ana, { heading: t('rcv.title') })
      const sent = () =>
        ana.journal.requests.filter((one) => one.method() === 'POST' && one.url().includes(checkReceiptPath))
      const ask = async (text: string, verdict: 'proven' | 'forged' | 'unreadable') => {
        await page.locator('textarea').fill(text)
        await page.getByRole('button', { name: t('rcv.go') }).click()
        await expect(page.getByRole('heading', { name: t(`rcv.${verdict}`), exact: true })).toBeVisible()
        for (const other of ['proven', 'forged', 'unreadable'] as const)
          if (other !== verdict) await expect(page.locator(`[data-verdict=${other}]`)).toBeHidden()
      }
      await ask(word, 'proven')
      await expect(page.locator('[data-field=act]')).toHaveText(t('s21.act.signedIn'))
      const { facts } = JSON.parse(readFileSync(file, 'utf8')) as { facts: { at: string } }
      await expect(page.locator('[data-field=at]')).toHaveText(momentText(facts.at, t))
      await ask(
        word.replace(/.(?=.{120}$)/, (c) => (c === 'A' ? 'B' : 'A')),
        'forged',
      )
      await ask('nada', 'unreadable')
      if (scripts) {
        await page.locator('textarea').fill('')
        await page.locator('input[type=file]').setInputFiles(file)
        await expect(page.locator('[data-verdict=proven]')).toBeVisible()
      }
      // With a script nothing leaves the device.
      expect(sent()).toHaveLength(scripts ? 0 : 3)
      await inspect(ana, { heading: t('rcv.title'), name: 'checked' })
    })

test('the page is saved, and checks from the disk without a network, in both languages', async ({
  arrive,
  browser,
}) => {
  test.setTimeout(120_000)
  const ana = await arrive()
  await atReceipts(ana)
  const file = await saved(ana)
  const pageFile = join(folder, 'comprobar.html')
  writeFileSync(pageFile, await (await ana.page.request.get(`${checkReceiptPath}.html`)).text())

  const context = await browser.newContext({ offline: true, viewport: { width: 320, height: 720 } })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (fault) => troubles.push(String(fault)))
  await page.goto(pathToFileURL(pageFile).href)
  for (const [n, genuine] of [
    [0, 'Es auténtico y consta en el registro'],
    [1, 'It is genuine and it is in the log'],
  ] as const) {
    const section = page.locator('section').nth(n)
    await section.locator('input[type=file]').setInputFiles(file)
    await expect(section.getByRole('heading', { name: genuine })).toBeVisible()
    await section
      .locator('textarea')
      .fill(
        readFileSync(file, 'utf8').replace(
          /"receipt": "clavero-receipt.(.)/,
          '"receipt": "clavero-receipt.X',
        ),
      )
    await section.locator('button').click()
    await expect(section.locator('[data-verdict=forged]')).toBeVisible()
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const at = process.env['CLAVERO_PICTURES']
  if (at !== undefined) await page.screenshot({ path: join(at, 'receipt-offline.png'), fullPage: true })
  expect(troubles).toEqual([])
  await context.close()

  // Without scripts it cannot check: it says so with what else to do, and has no button that does nothing.
  const plain = await browser.newContext({ offline: true, javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto(pathToFileURL(pageFile).href)
  for (const n of [0, 1]) {
    const section = still.locator('section').nth(n)
    await expect(section.locator('[data-verdict=unable]')).toBeVisible()
    await expect(section.locator('form')).toBeHidden()
  }
  await plain.close()
})
