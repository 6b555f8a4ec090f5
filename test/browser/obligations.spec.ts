import { follow, press, signIn } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const codePattern = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/

/** On the narrowest screen: what is owed, the certificate of it, and somebody who is handed the paper. */
for (const [lang, scripts] of [
  ['es', true],
  ['en', false],
] as const)
  test(`an employer in arrears sees what is owed, and its certificate is checked: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    db,
  }) => {
    test.setTimeout(120_000)
    await db.pool.query('delete from compliance_certificate')
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    // Its RUC was closed long ago; it owes, and is let in like everybody.
    const role = await roleOf(ana, 'E3')
    await page.goto('/entrar')
    await signIn(ana, role.ruc, role.key)
    await page.goto('/cuenta')
    await follow(ana, t('arr.title'))
    await inspect(ana, { heading: t('arr.title') })
    await expect(page.getByText(t('arr.inArrears'), { exact: true })).toBeVisible()
    await expect(page.getByText(t('arr.means.health'))).toBeVisible()
    const calendar = await page.request.get('/cuenta/obligaciones/fechas.ics')
    expect(calendar.headers()['content-type']).toContain('text/calendar')

    await page.locator('#aviso-3').check()
    await press(ana, t('arr.reminder.save'))
    await inspect(ana, { heading: t('arr.title'), name: 'told by mail from now on' })
    await expect(page.getByText(t('arr.reminder.done'))).toBeVisible()
    await expect(page.locator('#aviso-3')).toBeChecked()
    await page.goto('/recordatorio/abcdefghijklmnopqrstuv')
    await inspect(ana, { heading: t('m46.stop') })
    await press(ana, t('m46.stop.go'))
    await inspect(ana, { heading: t('m46.stopped') })
    await page.goto('/cuenta/obligaciones')

    await follow(ana, t('cert.link'))
    await inspect(ana, { heading: t('cert.title'), name: 'before it is issued' })
    await expect(page.getByText(t('cert.make.pending'))).toBeVisible()
    await press(ana, t('cert.make'))
    await inspect(ana, { heading: t('cert.title'), name: 'issued' })
    const code = codePattern.exec(await page.locator('main').innerText())?.[0] ?? ''
    const file = await page.request.get('/cuenta/certificado/certificado.pdf')
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')

    // The QR code of the paper leads here, with the code filled in.
    const bank = await arrive({ lang, scripts, width: 320 })
    await bank.page.goto(`/certificado?codigo=${code}`)
    await inspect(bank, { heading: t('cert.check.title') })
    await press(bank, t('cert.check.go'))
    await inspect(bank, { heading: t('cert.check.valid'), name: 'valid' })
    await expect(bank.page.getByText(role.ruc)).toHaveCount(0)
    await bank.page.locator('#ruc').fill(role.ruc)
    const [download] = await Promise.all([
      bank.page.waitForEvent('download'),
      bank.page.getByRole('button', { name: t('cert.original.go') }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^certificado-\d{4}-\d\d-\d\d\.pdf$/)
    await bank.page.goto('/certificado')
    await bank.page.locator('#codigo').fill('1234')
    await press(bank, t('cert.check.go'))
    await inspect(bank, {
      heading: t('cert.check.title'),
      status: 422,
      errors: [t('cert.check.err.form')],
      name: 'half a code',
    })
    await bank.page.locator('#codigo').fill('0000-0000-0000-0000-0000')
    await press(bank, t('cert.check.go'))
    await inspect(bank, { heading: t('cert.check.unknown'), status: 404, name: 'unknown' })
  })

for (const [lang, scripts] of [
  ['en', true],
  ['es', false],
] as const)
  test(`a certificate comes to the registered mailbox without the key: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    db,
  }) => {
    test.setTimeout(120_000)
    await db.pool.query('delete from certificate_mail')
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    const role = await roleOf(ana, 'N1')
    const since = await newestMail(ana, role.mail)
    await page.goto('/certificado')
    await follow(ana, t('cert.ask.link'))
    await inspect(ana, { heading: t('cert.ask.title') })
    await press(ana, t('cert.ask.go'))
    await inspect(ana, {
      heading: t('cert.ask.title'),
      status: 422,
      errors: [t('p02.err.ruc.empty')],
      name: 'nothing typed',
    })
    await page.locator('#ruc').fill(role.ruc)
    await press(ana, t('cert.ask.go'))
    if (!scripts) {
      await page.waitForURL('**/certificado/pedir/espera')
      await sitOut(ana)
    }
    await page.waitForURL('**/certificado/pedido')
    await inspect(ana, { heading: t('cert.ask.done') })
    const mail = await nextMail(ana, role.mail, t('m37.subject'), since)
    const address = mail.addresses.find((one) => one.includes('/certificado?codigo=')) ?? ''
    await page.goto(new URL(address).pathname + new URL(address).search)
    await press(ana, t('cert.check.go'))
    await inspect(ana, { heading: t('cert.check.valid'), name: 'the one of the mail' })
  })
