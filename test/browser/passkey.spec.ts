import { checkPapers, comeOnDuty, confirmPerson, press, takeCase } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { plugIn } from './support/officers.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { identify, landed, open, radio, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

for (const lang of ['es', 'en'] as const)
  test(`a representative makes a passkey at the counter on their own phone, shows it, and ends it: ${lang}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    const ana = await arrive({ lang })
    const { page, t } = ana
    const role = await roleOf(ana, 'E2')
    await borrow(role.ruc)
    await identify(ana, role)
    await page.goto('/otras-formas')
    await press(ana, t('p20.prepare'))
    await page.waitForURL('**/documentos')
    const code = /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''

    const vera = await arrive({ lang, width: 1280 })
    await comeOnDuty(vera)
    await takeCase(vera, code)
    await vera.page.goto(`/interno/casos/${code}/llave`)
    await inspect(vera, { heading: t('llave.desk.title'), name: 'not yet' })
    await expect(vera.page.getByText(t('llave.desk.notyet'))).toBeVisible()
    await vera.page.goto(`/interno/casos/${code}`)
    await checkPapers(vera)
    await confirmPerson(vera)
    await vera.page.goto(`/interno/casos/${code}/reinicio`)
    await vera.page.locator('#motivo').selectOption('lostKey')
    await landed(vera.page, () => vera.page.locator('form[action$="/reinicio"] button').click())
    await vera.page.goto(`/interno/casos/${code}/enlace`)
    await vera.page.getByRole('link', { name: t('llave.desk.title') }).click()
    await press(vera, t('llave.desk.go'))
    await inspect(vera, { heading: t('llave.desk.title'), name: 'with the code' })
    const address = await vera.page.locator('code').innerText()

    const phone = await arrive({ lang })
    const recognise = await plugIn(phone)
    await phone.page.goto(address)
    await inspect(phone, { heading: t('llave.title') })
    await press(phone, t('g.continue'))
    await inspect(phone, { heading: t('llave.make.title') })
    // Whom the device does not recognise is told at once, and may try again: the invitation is as it was.
    await recognise(false)
    await phone.page.getByRole('button', { name: t('llave.make.go') }).click()
    await expect(phone.page.locator('[data-passkey-state]')).toHaveText(t('llave.err'))
    await recognise(true)
    await phone.page.getByRole('button', { name: t('llave.make.go') }).click()
    await phone.page.waitForURL('**/llave/nueva/lista')
    await inspect(phone, { heading: t('llave.done.title') })
    await phone.page.goto(address)
    await press(phone, t('g.continue'))
    await inspect(phone, { heading: t('llave.over.title'), status: 422 })

    // Some day their key is blocked; they have the phone in hand.
    await db.pool.query(
      `update employer_key set blocked_at = clock_timestamp()
        where employer_id = (select id from employer where identifier = $1)`,
      [role.ruc],
    )
    await phone.page.goto('/desbloqueo')
    await radio(phone, t('p30.key')).check()
    await press(phone, t('g.continue'))
    await typePair(phone, role)
    await phone.page.waitForURL('**/desbloqueo/llave')
    await inspect(phone, { heading: t('llave.unlock.title') })
    await recognise(false)
    await phone.page.getByRole('button', { name: t('llave.unlock.go') }).click()
    await expect(phone.page.locator('[data-passkey-state]')).toHaveText(t('llave.err'))
    await recognise(true)
    const since = await newestMail(phone, role.mail)
    await phone.page.getByRole('button', { name: t('llave.unlock.go') }).click()
    await phone.page.waitForURL('**/enlace/enviado')
    await open(phone, await nextMail(phone, role.mail, t('m25.subject'), since))
    await press(phone, t('p11.unlock.go'))
    await phone.page.locator('input[value=seguir]').check()
    await press(phone, t('g.continue'))
    await inspect(phone, { heading: t('p13.unlocked.panel') })

    const owner = await arrive({ lang })
    await owner.page.goto('/entrar')
    await owner.page.locator('#ruc').fill(role.ruc)
    await owner.page.locator('#clave').fill(role.key)
    await press(owner, t('u01.go'))
    await owner.page.getByRole('link', { name: t('llave.list.title') }).click()
    await inspect(owner, { heading: t('llave.list.title') })
    await landed(owner.page, () =>
      owner.page.locator('form[action="/cuenta/llaves/quitar"] button').first().click(),
    )
    await inspect(owner, { heading: t('llave.list.title'), name: 'removed' })
    await expect(owner.page.getByText(t('llave.list.removed'))).toBeVisible()
  })

test('without a script the pages say so and lead on', async ({ arrive }) => {
  const ana = await arrive({ scripts: false })
  const { page, t } = ana
  await page.goto('/llave/nueva')
  await expect(page.locator('noscript p')).toHaveText(t('llave.noscript'))
  await inspect(ana, { heading: t('llave.title') })
})

test('the telephone of the demonstration shows what was sent, and is emptied with a button', async ({
  arrive,
}) => {
  const ana = await arrive()
  const { page, t } = ana
  await page.goto('/demo/telefono')
  await inspect(ana, { heading: t('mailbox.phone.title') })
  await press(ana, t('mailbox.phone.clear'))
  await inspect(ana, { heading: t('mailbox.phone.title'), name: 'emptied' })
})
