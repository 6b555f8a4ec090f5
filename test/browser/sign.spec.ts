import { press } from './support/counter.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { identify, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** A request for a new key, issued to whoever plays this employer. */
async function issuedTo(ana: Person): Promise<Buffer> {
  const role = await roleOf(ana, 'SAS')
  await identify(ana, role)
  if (!ana.way.scripts) await sitOut(ana)
  await ana.page.goto('/solicitud/datos')
  await ana.page.locator('input[name=pide][value=clave]').check()
  await press(ana, ana.t('g.continue'))
  await press(ana, ana.t('p51.check.go'))
  await ana.page.waitForURL('**/solicitud/subir')
  return (await ana.page.request.get('/solicitud/descargar')).body()
}

/** On the page in the place of FirmaEC, by the representative, with that kind of certificate. */
async function signedWith({ page, t }: Person, file: Buffer, kind: string): Promise<Buffer> {
  await page.goto('/demo')
  await page.getByRole('link', { name: t('sim.sign.title') }).click()
  await page.locator('[name=persona]').selectOption('SAS')
  await page.locator('[name=certificado]').selectOption(kind)
  await page.getByRole('button', { name: t('sim.sign.choose'), exact: true }).click()
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

async function send({ page }: Person, file: Buffer): Promise<void> {
  await page.goto('/solicitud/subir')
  await page.locator('input[name=archivo]').setInputFiles({
    name: 'solicitud-firmado.pdf',
    mimeType: 'application/pdf',
    buffer: file,
  })
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForLoadState()
}

for (const way of [
  { scripts: true, lang: 'es' },
  { scripts: false, lang: 'en' },
] as const)
  test(`a request is signed where anybody can, badly and then well, ${way.scripts ? 'with' : 'without'} scripts, in ${way.lang}`, async ({
    arrive,
    borrow,
  }) => {
    test.slow()
    const ana = await arrive(way)
    const role = await roleOf(ana, 'SAS')
    await borrow(role.ruc)
    const since = await newestMail(ana, role.mail)
    const issued = await issuedTo(ana)
    await send(ana, await signedWith(ana, issued, 'revoked'))
    await expect(ana.page.locator('main')).toContainText('CLV-213')
    await send(ana, await signedWith(ana, issued, 'good-san'))
    await expect(ana.page.locator('h1')).toContainText(ana.t('p53.accepted'))
    expect((await nextMail(ana, role.mail, ana.t('m01.subject'), since)).link).not.toBeNull()
  })
