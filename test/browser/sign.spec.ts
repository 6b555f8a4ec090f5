import { inspect } from './support/inspect.ts'
import { makeKey } from './support/counter.ts'
import { newestMail, roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { requestIssued, upload } from './support/signing.ts'
import { expect, test } from './support/test.ts'

/** On the page in the place of FirmaEC, by the representative, with that kind of certificate. */
async function signedWith(person: Person, file: Buffer, kind: string): Promise<Buffer> {
  const { page, t } = person
  await page.goto('/demo')
  await page.getByRole('link', { name: t('sim.sign.title') }).click()
  await page.locator('[name=persona]').selectOption('SAS')
  await page.locator('[name=certificado]').selectOption(kind)
  await page.getByRole('button', { name: t('sim.sign.choose'), exact: true }).click()
  await page.waitForLoadState()
  await inspect(person, { heading: t('sim.sign.title') })
  await page.locator('input[name=archivo]').setInputFiles({
    name: 'solicitud.pdf',
    mimeType: 'application/pdf',
    buffer: file,
  })
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: t('sim.sign.sign'), exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('solicitud-firmado.pdf')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

for (const way of [
  { scripts: true, lang: 'es', width: 320 },
  { scripts: false, lang: 'en', width: 320 },
] as const)
  test(`a request is signed where anybody can, badly and then well, up to the account, ${way.scripts ? 'with' : 'without'} scripts, in ${way.lang}`, async ({
    arrive,
    borrow,
  }) => {
    test.setTimeout(120_000)
    const ana = await arrive(way)
    const role = await roleOf(ana, 'SAS')
    await borrow(role.ruc)
    const since = await newestMail(ana, role.mail)
    const issued = await requestIssued(ana, role)
    await upload(ana, await signedWith(ana, issued, 'revoked'))
    await expect(ana.page.locator('main')).toContainText('CLV-213')
    await upload(ana, await signedWith(ana, issued, 'good-san'))
    await inspect(ana, { name: 'P-53 accepted', heading: ana.t('p53.accepted') })
    // The page of the file is over for good: whoever goes back there stands here again.
    await ana.page.goto('/solicitud/subir')
    await expect(ana.page.locator('h1')).toHaveText(ana.t('p53.accepted'))
    await ana.page.getByText(ana.t('p53.link.go'), { exact: true }).click()
    await ana.page.waitForURL('**/enlace/enviado')
    await makeKey(ana, role, since)
  })
