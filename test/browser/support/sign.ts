import { inspect } from './inspect.ts'
import type { Person } from './person.ts'
import { expect } from './test.ts'
import { landed } from './steps.ts'

/** On the page in the place of FirmaEC, by that representative, with that kind of certificate. */
export async function signedWith(
  person: Person,
  file: Buffer,
  {
    role,
    kind,
    format = 'pdf',
  }: { readonly role: string; readonly kind: string; readonly format?: 'pdf' | 'p7m' },
): Promise<Buffer> {
  const { page, t } = person
  await page.goto('/demo')
  await page.getByRole('link', { name: t('sim.sign.title') }).click()
  await page.locator('[name=persona]').selectOption(role)
  await page.locator('[name=certificado]').selectOption(kind)
  await page.locator('[name=formato]').selectOption(format)
  await landed(page, () => page.getByRole('button', { name: t('sim.sign.choose'), exact: true }).click())
  await inspect(person, { heading: t('sim.sign.title') })
  await page.locator('input[name=archivo]').setInputFiles({
    name: 'solicitud.pdf',
    mimeType: 'application/pdf',
    buffer: file,
  })
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: t('sim.sign.sign'), exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(format === 'pdf' ? 'solicitud-firmado.pdf' : 'solicitud.pdf.p7m')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
