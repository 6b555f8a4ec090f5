import { press } from './support/counter.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { signedWith } from './support/sign.ts'
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
    await send(ana, await signedWith(ana, issued, { role: 'SAS', kind: 'revoked' }))
    await expect(ana.page.locator('main')).toContainText('CLV-213')
    await send(ana, await signedWith(ana, issued, { role: 'SAS', kind: 'good-san' }))
    await expect(ana.page.locator('h1')).toContainText(ana.t('p53.accepted'))
    expect((await nextMail(ana, role.mail, ana.t('m01.subject'), since)).link).not.toBeNull()
  })
