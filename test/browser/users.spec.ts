import { advisers } from '../../src/entry/demo/advisers.ts'
import { demoKey } from '../../src/entry/demo/cast.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { nameOf, type Person } from './support/person.ts'
import { newKey } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const enterAs = async ({ page }: Person, typed: { ruc?: string; user?: string; key: string }) => {
  await page.goto('/entrar')
  await page.locator('#ruc').fill(typed.ruc ?? '')
  await page.locator('#usuario').fill(typed.user ?? '')
  await page.locator('#clave').fill(typed.key)
}

let serial = 0

/** On the narrowest screen, in each language, with scripts and without. */
for (const [scripts, lang] of [
  [true, 'es'],
  [false, 'es'],
  [true, 'en'],
  [false, 'en'],
] as const)
  test(`an employer gives a person access, who makes a key of their own: ${nameOf({ scripts, lang, width: 320 })}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    serial += 1
    const ana = await arrive({ lang, scripts })
    const role = await roleOf(ana, 'E2')
    await borrow(role.ruc)
    const { page, t } = ana
    const mail = `persona-${serial}@contadores.example`
    const cedula = syntheticCedula(13, 150 + serial)

    await enterAs(ana, { ruc: role.ruc, key: role.key })
    await inspect(ana, { heading: t('u01.title') })
    await press(ana, t('u01.go'))
    await page.getByRole('link', { name: t('u03.title') }).click()
    await inspect(ana, { heading: t('u03.title') })
    await page.getByRole('link', { name: t('u03.add') }).click()
    await press(ana, t('u03.invite'))
    await inspect(ana, {
      heading: t('u03.add'),
      status: 422,
      errors: [t('u03.err.name'), t('u03.err.ced'), t('u03.err.mail'), t('u03.err.can'), t('u01.err.key')],
    })
    const name = `Persona ${['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'][serial - 1] ?? 'Otra'}`
    await page.locator('#nombre').fill(name)
    await page.locator('#cedula').fill(cedula)
    await page.locator('#correo').fill(mail)
    await page.locator('#planillas').check()
    await page.locator('#clave').fill(role.key)
    const since = await newestMail(ana, mail)
    await press(ana, t('u03.invite'))
    await inspect(ana, { heading: t('u03.title'), name: 'with one person' })

    const marta = await arrive({ lang, scripts })
    const invitation = await nextMail(marta, mail, t('m14.subject'), since)
    const { link, code } = { link: invitation.link ?? '', code: invitation.code ?? '' }
    if (scripts) await marta.page.goto(link)
    else {
      await marta.page.goto(link.split('#')[0] ?? '')
      await marta.page.locator('#codigo').fill(code)
    }
    await inspect(marta, { heading: t('u06.title') })
    await press(marta, t('g.continue'))
    await marta.page.waitForURL('**/clave')
    await inspect(marta, { heading: t('u06.title'), name: 'the key' })
    await press(marta, t('p12.save'))
    await inspect(marta, {
      heading: t('u06.title'),
      status: 422,
      errors: [t('u03.err.ced'), t('p12.err.empty')],
      name: 'nothing typed',
    })
    const key = newKey()
    await marta.page.locator('#cedula').fill(cedula)
    await marta.page.locator('#clave').fill(key)
    await press(marta, t('p12.save'))
    await inspect(marta, { heading: t('u06.done') })
    await enterAs(marta, { user: mail, key })
    await press(marta, t('u01.go'))
    await inspect(marta, { heading: t('u05.title') })
    await marta.page.getByRole('button', { name: new RegExp(`^${t('u05.go')}`) }).click()
    await inspect(marta, { heading: t('u05.now.title', { razonSocial: role.company }) })

    // The holder stops it and lets it go on; the person sees it at once.
    await page.getByRole('link', { name: new RegExp(name) }).click()
    await inspect(ana, { heading: name })
    await press(ana, t('u03.suspend'))
    await inspect(ana, { heading: name, name: 'suspended' })
    await marta.page.goto('/asesor/empresa')
    await inspect(marta, { heading: t('u05.title'), name: 'stopped' })
    await press(ana, t('u03.resume'))
    await inspect(ana, { heading: name, status: 422, errors: [t('u01.err.key')], name: 'without the key' })
    await page.locator('#clave-dar').fill(role.key)
    await press(ana, t('u03.resume'))
    await page.getByRole('link', { name: t('u03.remove') }).click()
    await inspect(ana, { heading: t('u03.remove.title') })
    await press(ana, t('u03.remove'))
    await inspect(ana, { heading: t('u03.title'), name: 'nobody left' })
    await db.pool.query('delete from delegate_invitation')
    await db.pool.query(`delete from delegation where state = 'removed'`)
  })

test('an accountant has one key for everybody they work for', async ({ arrive }) => {
  const [adviser] = advisers
  if (adviser === undefined) throw new Error('no accountant in the demonstration')
  const marta = await arrive({ width: 320 })
  const { page, t } = marta
  await enterAs(marta, { user: adviser.mail, key: 'no es esta' })
  await press(marta, t('u01.go'))
  await inspect(marta, { heading: t('u01.title'), status: 422, errors: [t('u01.err', { n: 4 })] })
  await page.locator('#clave').fill(demoKey)
  await press(marta, t('u01.go'))
  await inspect(marta, { heading: t('u05.title') })
  await expect(page.getByRole('button', { name: new RegExp(`^${t('u05.go')}`) })).toHaveCount(2)
  await page.getByRole('link', { name: t('u05.key') }).click()
  await inspect(marta, { heading: t('u05.key') })
})
