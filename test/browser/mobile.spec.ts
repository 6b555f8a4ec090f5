import { follow, press, signIn } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { radio } from './support/steps.ts'
import { newestText, nextCode, textsOn } from './support/telephone.ts'
import { expect, test } from './support/test.ts'

/** On the narrowest screen: the mobile on record is replaced, the change stopped, and the mobile taken off. */
for (const [lang, scripts] of [
  ['es', true],
  ['en', false],
] as const)
  test(`the registered mobile is changed and taken off from the account: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(120_000)
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    const role = await roleOf(ana, 'E7')
    await borrow(role.ruc)
    // E7 is blocked; this is about its mobile.
    await db.pool.query(
      `update employer_key set blocked_at = null where employer_id = (select id from employer where identifier = $1)`,
      [role.ruc],
    )
    await db.pool.query('delete from text_count')
    await page.goto('/entrar')
    await signIn(ana, role.ruc, role.key)
    await follow(ana, t('u01.phone.change'))
    await inspect(ana, { heading: t('p84.title') })
    await press(ana, t('p81.go'))
    await inspect(ana, {
      heading: t('p84.title'),
      name: 'P-84, nothing typed',
      status: 422,
      errors: [t('p84.err.what'), t('u01.err.key')],
    })

    const send = async (que: 'another' | 'remove', celular = '') => {
      await radio(ana, t(`p84.${que}`)).check()
      await page.locator('#celular').fill(celular)
      await page.locator('#clave').fill(role.key)
      await press(ana, t('p81.go'))
    }
    await send('another', '022000482')
    await inspect(ana, {
      heading: t('p84.title'),
      name: 'P-84, a landline',
      status: 422,
      errors: [t('p43.err.tel')],
    })
    let mails = await newestMail(ana, role.mail)
    const texts = await newestText(ana)
    await send('another', '099 000 0777')
    await inspect(ana, { heading: t('p82.title.present'), name: 'P-82, the mailbox on record' })
    const first = await nextMail(ana, role.mail, t('m47.subject'), mails)
    await page.locator('#codigo').fill(digitsIn(first.text))
    await press(ana, t('g.continue'))
    await inspect(ana, { heading: t('p82.title.phone'), name: 'P-82, the new mobile' })
    await page.locator('#codigo').fill(await nextCode(ana, texts))
    await press(ana, t('g.continue'))
    await inspect(ana, { heading: t('p83.phone.panel'), name: 'P-83, a new mobile' })
    // The mobile of before heard of it.
    const said = (await textsOn(ana)).filter(({ n }) => n > texts).map(({ text }) => text)
    expect(said.some((text) => text.startsWith(t('m49.text', { telefonoAyuda: '' }).slice(0, 30)))).toBe(true)

    await follow(ana, t('p83.account'))
    await inspect(ana, { heading: t('u01.home.title'), name: 'U-01 while a mobile cools' })
    await press(ana, t('p83.stop'))
    await inspect(ana, { heading: t('p84.title'), name: 'P-84 after a stop' })
    await expect(page.getByText(t('p84.ended.withdrawn'))).toBeVisible()

    mails = await newestMail(ana, role.mail)
    await send('remove')
    const second = await nextMail(ana, role.mail, t('m47.subject'), mails)
    await page.locator('#codigo').fill(digitsIn(second.text))
    await press(ana, t('g.continue'))
    await inspect(ana, { heading: t('p83.phone.gone'), name: 'P-83, no mobile any more' })
    await page.goto('/contacto/celular')
    await inspect(ana, { heading: t('p84.title'), name: 'P-84 without a mobile' })
  })

const digitsIn = (text: string): string => /^\d{6}$/m.exec(text)?.[0] ?? ''
