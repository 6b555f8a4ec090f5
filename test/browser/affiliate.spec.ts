import { madeUpKey } from '../../src/entry/demo/affiliate/affiliate-pages.tsx'
import { follow, press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf, type Role } from './support/people.ts'
import type { Person } from './support/person.ts'
import { newKey, radio, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** The made-up service of the demonstration: as this person, with the key that is the same for all. */
async function signInThere(ana: Person, cedula: string): Promise<void> {
  const { page, t } = ana
  await page.waitForURL('**/demo/afiliado?**')
  await inspect(ana, { heading: t('mailbox.aff.title'), name: 'the simulator' })
  await page.locator('#cedula').fill(cedula)
  await page.locator('#clave').fill(madeUpKey)
  await comeBack(ana, t('mailbox.aff.do.enter'))
}

/** With scripts the way back sends itself on; without them its button does. */
async function comeBack(ana: Person, button: string): Promise<void> {
  const { page, t, way } = ana
  await press(ana, button)
  if (way.scripts) return
  await page.waitForURL('**/hogar/afiliado/vuelta?**')
  await inspect(ana, { heading: t('p61.return.title') })
  await press(ana, t('g.continue'))
}

async function startAt(ana: Person, tag: 'H1' | 'N1', role: Role): Promise<void> {
  const { page, t, way } = ana
  await page.goto('/hogar')
  await radio(ana, t(tag === 'H1' ? 'p60.home' : 'p60.natural')).check()
  await press(ana, t('g.continue'))
  if (tag === 'N1') await page.locator('#ruc').fill(role.ruc)
  await page.locator('#cedula').fill(role.cedula)
  await page.locator('#continuar').click()
  if (!way.scripts) await sitOut(ana)
  await page.waitForURL('**/hogar/prueba')
  await inspect(ana, { heading: t('p60.ways.title') })
  await page.locator('main').getByText(t('p61.way.go')).click()
  await page.waitForURL('**/hogar/afiliado')
}

/** On the narrowest screen: another person, a locked key, a person who left, and the right one to a new key. */
for (const [tag, lang, scripts] of [
  ['H1', 'es', true],
  ['H1', 'en', false],
  ['N1', 'en', true],
  ['N1', 'es', false],
] as const)
  test(`${tag} recovers with the affiliate key: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    borrow,
  }) => {
    test.setTimeout(240_000)
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    const role = await roleOf(ana, tag)
    const other = await roleOf(ana, tag === 'H1' ? 'N1' : 'H1')
    await borrow(role.ruc)
    await startAt(ana, tag, role)
    await inspect(ana, { heading: t('p61.title') })

    await follow(ana, t('p61.go'))
    await signInThere(ana, other.cedula)
    await page.waitForURL('**/hogar/afiliado/aviso?**')
    await inspect(ana, { heading: t('p61.other.title'), status: 422, name: 'P-61 another person' })
    await page.locator('main').getByText(t('p61.other.go')).click()

    await follow(ana, t('p61.go'))
    await comeBack(ana, t('mailbox.aff.do.locked'))
    await expect(page.locator('h1')).toHaveText(t('p61.refused.title'))
    await inspect(ana, { heading: t('p61.refused.title'), status: 409, name: 'P-61 locked' })
    await page.locator('main').getByText(t('p61.refused.mended')).click()

    await follow(ana, t('p61.go'))
    await comeBack(ana, t('mailbox.aff.do.cancel'))
    await page.waitForURL('**/hogar/afiliado?vuelta=sin-entrar')
    await expect(page.locator('main')).toContainText(t('p61.back'))
    await inspect(ana, { heading: t('p61.title'), name: 'P-61 left' })

    const mails = await newestMail(ana, role.mail)
    await follow(ana, t('p61.go'))
    await signInThere(ana, role.cedula)
    await page.waitForURL('**/enlace')
    await inspect(ana, { heading: t('p09.title'), name: 'P-09 after the affiliate key' })
    await nextMail(ana, role.mail, t('m36.subject'), mails)
    const sent = await newestMail(ana, role.mail)
    if (await page.locator('input[name=tiempo]').count()) await page.locator('input[value=short]').check()
    await press(ana, t('p09.send'))
    const mail = await nextMail(ana, role.mail, t('m01.subject'), sent)
    await page.goto(mail.link ?? '')
    if (!scripts)
      await page
        .locator('[name=codigoCorreo], #codigo')
        .first()
        .fill(mail.code ?? '')
    await page.locator('main form button[type=submit]').first().click()
    await page.locator('#clave').fill(newKey())
    await press(ana, t('p12.save'))
    await expect(page.locator('h1')).toHaveText(t('p13.panel'))
  })
