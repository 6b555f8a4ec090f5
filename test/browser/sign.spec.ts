import { inspect } from './support/inspect.ts'
import { makeKey } from './support/counter.ts'
import { newestMail, roleOf } from './support/people.ts'
import { signedWith } from './support/sign.ts'
import { requestIssued, upload } from './support/signing.ts'
import { expect, test } from './support/test.ts'

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
    await upload(ana, await signedWith(ana, issued, { role: 'SAS', kind: 'revoked' }))
    await expect(ana.page.locator('main')).toContainText('CLV-213')
    await upload(ana, await signedWith(ana, issued, { role: 'SAS', kind: 'good-san' }))
    await inspect(ana, { name: 'P-53 accepted', heading: ana.t('p53.accepted') })
    // The page of the file is over for good: whoever goes back there stands here again.
    await ana.page.goto('/solicitud/subir')
    await expect(ana.page.locator('h1')).toHaveText(ana.t('p53.accepted'))
    await ana.page.getByText(ana.t('p53.link.go'), { exact: true }).click()
    await ana.page.waitForURL('**/enlace/enviado')
    await makeKey(ana, role, since)
  })
