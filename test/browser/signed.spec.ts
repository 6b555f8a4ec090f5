import { readFileSync } from 'node:fs'
import { inspect } from './support/inspect.ts'
import { choose, press, write } from './support/keyboard.ts'
import { roleOf } from './support/people.ts'
import { nameOf, type Way } from './support/person.ts'
import { signedWith } from './support/sign.ts'
import { radio, sitOut, typePair } from './support/steps.ts'
import { wrappedDer } from '../support/wrapped-der.ts'
import { expect, test } from './support/test.ts'

/** P-50 to P-53: with a script and without, on the narrowest screen, in both languages, by the keyboard. */
const ways: readonly Way[] = [
  { scripts: true, lang: 'es', width: 320 },
  { scripts: false, lang: 'en', width: 320 },
]

for (const way of ways) {
  test(`asks, fetches what is to be signed, and sends what was: ${nameOf(way)}`, async ({
    arrive,
    borrow,
  }) => {
    test.setTimeout(120_000)
    const person = await arrive(way)
    const role = await roleOf(person, 'COOPERATIVE')
    await borrow(role.ruc)
    const { page, t } = person
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const send = async (name: string, content: Buffer) => {
      await page
        .locator('#archivo')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
      await press(person, button(t('p52.send')))
    }

    await page.goto('/tramite')
    await choose(person, radio(person, t('p01.signed')))
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p50.title') })
    await press(person, page.getByRole('link', { name: t('p50.start') }))
    await typePair(person, role)
    if (!way.scripts) await sitOut(person)

    await page.waitForURL('**/solicitud/datos')
    await inspect(person, { heading: t('p51.title') })
    // These two are drawn by the second style sheet.
    await expect(page.locator('#nota')).toHaveCSS('border-top-width', '2px')
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p51.title'), status: 422, errors: [t('p51.err')] })
    await choose(person, radio(person, t('p51.contact')))
    await write(person, page.locator('#correo'), 'nueva@empresa.example')
    await write(person, page.locator('#nota'), 'Perdimos el correo.')
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p51.check.title'), name: 'P-51, to be checked' })
    await expect(page.locator('.govuk-summary-list__key').first()).toHaveCSS('font-weight', '700')
    await press(person, button(t('p51.check.go')))

    await page.waitForURL('**/solicitud/subir')
    await inspect(person, { heading: t('p52.title') })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('p51.download') }).click(),
    ])
    const issued = readFileSync(await download.path())
    expect(issued.subarray(0, 8).toString()).toBe('%PDF-1.7')

    await press(person, button(t('p52.send')))
    await inspect(person, { heading: t('p52.title'), status: 422, errors: [t('p52.err.none')] })
    await send('firma.p12', Buffer.from([0x30, 0x82, 0x0a, 0, 2, 1, 3, 0x30]))
    await inspect(person, { heading: t('p52.title'), status: 422, errors: [t('p52.err.key')] })
    await send('solicitud.p7m', wrappedDer(issued))
    await inspect(person, { heading: t('p52.title'), status: 422, errors: [t('p52.err.mismatch')] })
    // Signed data with the document inside are for an officer, and so what was received is said.
    const signed = await signedWith(person, issued, { role: 'COOPERATIVE', kind: 'good', format: 'p7m' })
    await page.goto('/solicitud/subir')
    await send('solicitud.pdf.p7m', signed)
    await page.waitForURL('**/solicitud/CLV-*')
    await inspect(person, { heading: t('p53.panel') })
  })
}
