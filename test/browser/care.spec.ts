import { press, signIn } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { newKey } from './support/steps.ts'
import { expect, test } from './support/test.ts'

for (const { lang, scripts, tag } of [
  { lang: 'es', scripts: false, tag: 'SAS' },
  { lang: 'en', scripts: true, tag: 'NONPROFIT' },
] as const)
  test(`who is signed in looks after the key: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    const role = await roleOf(ana, tag)
    await borrow(role.ruc)
    await page.goto('/entrar')
    await signIn(ana, role.ruc, role.key)

    // The day is near: the account says so, and can be told to be silent until tomorrow.
    await db.pool.query(
      `update employer_key set set_at = clock_timestamp() - interval '80 days'
        where employer_id = (select id from employer where identifier = $1)`,
      [role.ruc],
    )
    await page.goto('/cuenta')
    await inspect(ana, { heading: t('u01.home.title'), name: 'the account that reminds' })
    await press(ana, t('u02.later'))
    await expect(page.getByRole('button', { name: t('u02.later') })).toHaveCount(0)

    await page.goto('/cuenta/clave')
    await inspect(ana, { heading: t('u02.title') })
    await press(ana, t('p12.save'))
    await inspect(ana, {
      heading: t('u02.title'),
      name: 'nothing typed',
      status: 422,
      errors: [t('u02.err.empty'), t('p12.err.empty')],
    })
    const fresh = newKey()
    await page.locator('#actual').fill('Otra+Cosa58')
    await page.locator('#clave').fill(fresh)
    if (scripts) await expect(page.locator('[data-key-rules] li').first()).toContainText(t('p12.ok'))
    await press(ana, t('p12.save'))
    await inspect(ana, {
      heading: t('u02.title'),
      name: 'another present key',
      status: 422,
      errors: [`${t('u02.err.now')}. ${t('u02.left', { n: 4 })}`],
    })
    await expect(page.locator('#actual')).toHaveValue('')
    await page.locator('#actual').fill(role.key)
    await page.locator('#clave').fill(fresh)
    await press(ana, t('p12.save'))
    await page.waitForURL('**/cuenta/clave/lista')
    await inspect(ana, { heading: t('p13.panel') })

    await page.goto('/cuenta/simulacro')
    await inspect(ana, { heading: t('u04.title'), name: 'before the drill' })
    const since = await newestMail(ana, role.mail)
    await press(ana, t('u04.begin'))
    const mail = await nextMail(ana, role.mail, t('m41.subject'), since)
    if (scripts) await expect(page.locator('[data-mail-state]')).toHaveText(t('u04.mail.accepted'))
    else await page.reload()
    await inspect(ana, { heading: t('u04.title'), name: 'the drill under way' })
    await page.locator('#codigo').fill('1')
    await press(ana, t('g.continue'))
    await inspect(ana, {
      heading: t('u04.title'),
      name: 'another code',
      status: 422,
      errors: [t('buzon.err')],
    })

    // Whoever reads the mailbox answers without being signed in.
    const reader = await arrive({ lang, scripts, width: 320 })
    await reader.page.goto(`/demo/correo/${mail.n}`)
    const code = /\b\d{6}\b/.exec(await reader.page.locator('main').innerText())?.[0] ?? ''
    await reader.page.goto(new URL(mail.addresses[0] ?? '').pathname)
    await inspect(reader, { heading: t('buzon.title') })
    await reader.page.locator('#codigo').fill(code)
    await press(reader, t('g.continue'))
    await reader.page.waitForURL('**/correo/listo')
    await inspect(reader, { heading: t('buzon.done') })
    await page.goto('/cuenta/simulacro')
    await expect(page.getByText(t('u04.mail.used'))).toBeVisible()
    await inspect(ana, { heading: t('u04.title'), name: 'the drill is done' })

    await page.goto('/cuenta/historial')
    await expect(page.getByText(t('hist.act.keyChanged'))).toBeVisible()
    await inspect(ana, { heading: t('hist.title') })
  })
