import { press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { passkeyMade } from './support/passkey.ts'
import { newKey, radio, typePair } from './support/steps.ts'
import { newestText, nextCode } from './support/telephone.ts'
import { expect, test } from './support/test.ts'

/** On the narrowest screen, to the present key in the one language and to a new one in the other. */
for (const [lang, end] of [
  ['es', 'seguir'],
  ['en', 'otra'],
] as const)
  test(`a blocked key is unlocked with a passkey and a code by text message: ${lang}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    const ana = await arrive({ lang })
    const role = await roleOf(ana, 'E7')
    await borrow(role.ruc)
    const phone = await arrive({ lang, width: 320 })
    await passkeyMade({ ana, vera: await arrive({ lang, width: 1280 }), phone }, role)

    const { page, t } = phone
    await page.goto('/desbloqueo')
    await radio(phone, t('p30.key')).check()
    await press(phone, t('g.continue'))
    await typePair(phone, role)
    await page.waitForURL('**/desbloqueo/llave')
    await page.getByRole('button', { name: t('llave.unlock.go') }).click()
    await page.waitForURL('**/desbloqueo/medio')
    await inspect(phone, { heading: t('p32.title') })
    await press(phone, t('g.continue'))
    await inspect(phone, { heading: t('p32.title'), status: 422, errors: [t('p32.err')] })
    // The number of this role has had its codes of the hour from whoever walked here before.
    await db.pool.query('delete from text_count')
    const since = await newestText(phone)
    await radio(phone, t('p32.phone')).check()
    await press(phone, t('g.continue'))
    const heading = t('p33.title', { fin: '007' })
    await page.waitForURL('**/desbloqueo/mensaje')
    await inspect(phone, { heading, name: 'the box for the code' })
    const code = await nextCode(phone, since)
    await press(phone, t('p82.again'))
    await expect(page.locator('.govuk-error-summary')).toContainText(t('clv.272'))
    await page.goto('/desbloqueo/mensaje')
    await page.locator('#codigo').fill('12')
    await press(phone, t('g.continue'))
    await inspect(phone, { heading, status: 422, errors: [t('p82.err.len')], name: 'too short' })
    await page.locator('#codigo').fill(code === '123456' ? '123457' : '123456')
    await press(phone, t('g.continue'))
    await inspect(phone, { heading, status: 422, errors: [t('p82.err.bad', { n: 2 })], name: 'not right' })
    await page.locator('#codigo').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    const mails = await newestMail(phone, role.mail)
    await press(phone, t('g.continue'))
    await page.waitForURL('**/clave/desbloquear')
    await inspect(phone, { heading: t('p12.two.title') })
    await page.locator(`input[value=${end}]`).check()
    await press(phone, t('g.continue'))
    const key = end === 'seguir' ? role.key : newKey()
    if (end === 'otra') {
      await page.locator('#clave').fill(key)
      await press(phone, t('p12.save'))
    }
    await inspect(phone, { heading: end === 'seguir' ? t('p13.unlocked.panel') : t('p13.panel') })
    await nextMail(phone, role.mail, end === 'seguir' ? t('m20.subject') : t('m02.subject'), mails)

    await page.goto('/entrar')
    await page.locator('#ruc').fill(role.ruc)
    await page.locator('#clave').fill(key)
    await press(phone, t('u01.go'))
    await page.waitForURL('**/cuenta')
  })
