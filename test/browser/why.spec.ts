import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import { answerAll, identify, send, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** Nobody has this one; its form is right. */
const stranger = { cedula: syntheticCedula(24, 98) }

for (const [scripts, lang] of [
  [true, 'es'],
  [false, 'en'],
] as const) {
  const name = `${scripts ? 'with' : 'without'} scripts, ${lang}`

  test(`the page of a case says why it stands still: ${name}`, async ({ arrive }) => {
    test.setTimeout(120_000)
    const ana = await arrive({ scripts, lang })
    const { page, t } = ana
    const role = await roleOf(ana, 'E5')
    await identify(ana, role)
    if (!scripts) await sitOut(ana)
    await send(ana)
    if (!scripts && /comprobacion/.test(page.url())) await sitOut(ana)
    await answerAll(ana, role)
    await page.waitForURL('**/sin-correo')
    await inspect(ana, { heading: t('p22.title'), status: 200 })
    await expect(page.locator('#porque')).toHaveText(t('why.title'))
    await expect(page.locator('main')).toContainText(t('why.is.noMail'))
    const code = /CLV-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('.clv-help').innerText())?.[0] ?? ''
    await page.goto(`/caso/${code}`)
    await inspect(ana, { heading: t('p96.title', { caso: code }), name: 'my case, and why' })
    await page.getByRole('link', { name: t('why.row', { titulo: t('t.r01.title') }) }).click()
    await inspect(ana, { heading: t('t.r01.title') })
  })

  test(`before the first attempt, the ways in order and a list: ${name}`, async ({ arrive }) => {
    const ana = await arrive({ scripts, lang })
    const { page, t } = ana
    await page.goto('/tramite')
    await page.getByRole('link', { name: t('fc.see') }).click()
    await inspect(ana, { heading: t('fc.title') })
    await send(ana)
    await inspect(ana, {
      heading: t('fc.title'),
      status: 422,
      errors: Array.from({ length: 5 }, () => t('fc.err')),
      name: 'nothing answered',
    })
    for (const [field, value] of Object.entries({
      tipo: 'empresa',
      clave: 'bloqueada',
      correo: 'si',
      ruc: 'si',
      firma: 'no',
    }))
      await page.locator(`[name=${field}][value=${value}]`).check()
    await page.locator('#provincia').selectOption('Imbabura')
    await send(ana)
    await inspect(ana, { heading: t('fc.result.title') })
    await page.getByRole('link', { name: t('fc.prepare', { forma: t('fc.way.office') }) }).click()
    await inspect(ana, { heading: t('prep.title') })
    await page.goBack()
    await page.getByRole('link', { name: t('fc.change') }).click()
    await expect(page.locator('[name=clave][value=bloqueada]')).toBeChecked()
  })
}

test('the same pair again and again is met with what helps', async ({ arrive }) => {
  test.setTimeout(120_000)
  const ana = await arrive({ lang: 'es' })
  const { page, t } = ana
  const role = await roleOf(ana, 'E1')
  for (let n = 0; n < 3; n += 1) {
    await expect(page.locator('#alto')).toHaveCount(0)
    await identify(ana, { ruc: role.ruc, cedula: stranger.cedula })
  }
  await expect(page.locator('#alto')).toHaveText(t('t.result.dont'))
  await inspect(ana, {
    heading: t('p02.title'),
    status: 422,
    errors: [t('p02.err.match')],
    name: 'stop, this will not help',
  })
  await identify(ana, role)
  await expect(page.locator('h1')).toHaveText(t('p05.title'))
})
