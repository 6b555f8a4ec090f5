import { openDatabase } from '../../src/platform/database/database.ts'
import { startIdentityProvider } from '../support/identity-provider.ts'
import { startDemonstration } from './support/demonstration.ts'
import { inspect } from './support/inspect.ts'
import { invitation, plugIn } from './support/officers.ts'
import { checkPaper, comeOnDuty, follow, makeKey, press, seesFirstSignIn } from './support/counter.ts'
import { newestMail, roleOf } from './support/people.ts'
import { landed, radio, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

for (const lang of ['es', 'en'] as const)
  test(`a passkey is made with an invitation, opens the back office, and nothing else does: ${lang}`, async ({
    arrive,
    db,
  }) => {
    const ana = await arrive({ lang })
    const { page, t } = ana
    const recognise = await plugIn(ana)
    const token = await invitation(db)

    await page.goto(`/interno/invitacion#${token}`)
    await inspect(ana, { heading: t('s29.invite.title') })
    await page.getByRole('button', { name: t('g.continue') }).click()
    await inspect(ana, { heading: t('s29.invite.make.title') })
    await page.getByRole('button', { name: t('s29.invite.go') }).click()
    await inspect(ana, { heading: t('s01.title') })
    await expect(page.getByText(t('s01.ready'))).toBeVisible()

    // Whom the device does not recognise learns nothing more than who pressed "cancel", and at once.
    await recognise(false)
    await page.getByRole('button', { name: t('s01.passkey') }).click()
    await expect(page.locator('[data-passkey-state]')).toHaveText(t('s01.err'))
    await recognise(true)
    await page.getByRole('button', { name: t('s01.passkey') }).click()
    await inspect(ana, { heading: t('s00.title') })
    await expect(page.getByText('ASVS 5.0 6.4.2 (L1)')).toBeVisible()

    await page.getByRole('button', { name: t('u01.signOut') }).click()
    await expect(page.locator('h1')).toHaveText(t('s01.title'))
    await page.goto('/interno/inicio')
    await expect(page.locator('h1')).toHaveText(t('s01.title'))

    // The link that was used opens nothing any more.
    await page.goto(`/interno/invitacion#${token}`)
    await page.getByRole('button', { name: t('g.continue') }).click()
    await inspect(ana, { heading: t('s29.invite.over.title'), status: 422 })
  })

test('without scripts the page says that there is no other way in', async ({ arrive }) => {
  const ana = await arrive({ scripts: false })
  const { page, t } = ana
  await page.goto('/interno')
  await expect(page.locator('noscript p')).toHaveText(t('s01.noscript'))
  await expect(page.locator('noscript p')).toBeVisible()
  await page.getByRole('button', { name: t('s01.passkey') }).click()
  await inspect(ana, { heading: t('s01.title'), status: 422, errors: [t('s01.noscript')] })
})

test('the account of the institution is joined by an invitation and opens the back office without a script', async ({
  arrive,
}) => {
  test.setTimeout(120_000)
  const provider = await startIdentityProvider()
  const running = await startDemonstration('as-described', {
    CLAVERO_OIDC_ISSUER: provider.issuer,
    CLAVERO_OIDC_CLIENT: provider.client,
    CLAVERO_OIDC_SECRET: provider.secret,
  })
  const db = openDatabase({ url: running.databaseUrl, max: 1, applicationName: 'browser tests' })
  try {
    const ana = await arrive({ from: running })
    const { page, t } = ana
    ana.journal.others.add(provider.issuer)
    await page.goto(`/interno/invitacion#${await invitation(db)}`)
    await page.getByRole('button', { name: t('g.continue') }).click()
    await inspect(ana, { heading: t('s29.invite.make.title'), name: 'invitation with accounts' })
    await page.getByRole('link', { name: t('s29.invite.account.go') }).click()
    await page.getByRole('button', { name: 'Soy yo' }).click()
    await inspect(ana, { heading: t('s01.title'), name: 'S-01 with accounts' })
    await expect(page.getByText(t('s01.account.ready'))).toBeVisible()

    // The same account, in a browser of theirs that runs no script.
    const plain = await arrive({ from: running, scripts: false })
    plain.journal.others.add(provider.issuer)
    await plain.page.goto('/interno')
    await expect(plain.page.locator('noscript p')).toHaveText(t('s01.account.noscript'))
    await plain.page.getByRole('link', { name: t('s01.sso') }).click()
    await plain.page.getByRole('button', { name: 'Soy yo' }).click()
    await inspect(plain, { heading: t('s00.title'), name: 'S-00 by account' })
    await plain.page.getByRole('button', { name: t('u01.signOut') }).click()
    await expect(plain.page.getByText(t('s01.account.open'))).toBeVisible()
    await plain.page.getByRole('link', { name: t('s01.account.leave') }).click()
    await inspect(plain, { heading: t('s01.title'), name: 'S-01 after leaving the account' })

    provider.person = { ...provider.person, amr: ['pwd'] }
    await plain.page.getByRole('link', { name: t('s01.sso') }).click()
    await plain.page.getByRole('button', { name: 'Soy yo' }).click()
    await inspect(plain, { heading: t('s01.account.accountOneFactor'), name: 'S-01 refused', status: 422 })
    await plain.page.getByRole('link', { name: t('s01.passkey') }).click()
    await inspect(plain, { heading: t('s01.title'), name: 'S-01 again' })
  } finally {
    await db.close()
    await running.stop()
    await provider.stop()
  }
})

test('a first key is served with clicks and approved with a passkey, page by page, to the first sign-in', async ({
  arrive,
  borrow,
  db,
}) => {
  test.setTimeout(180_000)
  const ana = await arrive()
  const role = await roleOf(ana, 'E6')
  await borrow(role.ruc)
  const since = await newestMail(ana, role.mail)
  await ana.page.goto('/tramite')
  await ana.page.locator('input[value=first]').check()
  await press(ana, ana.t('g.continue'))
  await press(ana, ana.t('p70.start'))
  await typePair(ana, role)
  await ana.page.waitForURL('**/primera-clave')
  await ana.page.locator('input[name=acuerdo]').check()
  await press(ana, ana.t('p20.prepare'))
  await ana.page.waitForURL('**/documentos')
  const code = /CLV-\w{4}-\w{4}/.exec(ana.page.url())?.[0] ?? ''

  const vera = await arrive({ width: 1280 })
  const { page, t } = vera
  await comeOnDuty(vera)
  await page.goto('/interno/recepcion')
  await inspect(vera, { heading: t('s04.title') })
  await page.locator('#codigo').fill(code)
  await landed(page, () => page.keyboard.press('Enter'))
  await press(vera, t('s05.take'))
  const heading = await page.locator('h1').innerText()
  await follow(vera, t('s05.tab.documents'))
  await press(vera, t('s06.reg.ask'))
  await inspect(vera, { heading, name: 'S-06' })
  await press(vera, t('s06.save', { documento: t('p90.letter') }))
  await inspect(vera, { heading, name: 'S-06 again', status: 422, errors: [t('s06.err.result')] })
  for (const kind of ['cedula', 'appointment', 'letter'] as const) await checkPaper(vera, kind)
  await follow(vera, t('s05.tab.identity'))
  await inspect(vera, { heading, name: 'S-07' })
  for (const point of ['face', 'questions']) await page.locator(`[name="punto.${point}"]`).check()
  await radio(vera, t('s07.yes')).check()
  await press(vera, t('s07.save'))
  await inspect(vera, { heading, name: 'S-08' })
  await page.locator('#motivo').selectOption('firstKey')
  await press(vera, t('s08.send'))

  const sara = await arrive({ width: 1280 })
  const device = await plugIn(sara)
  await sara.page.goto(`/interno/invitacion#${await invitation(db, 'supervisor')}`)
  await press(sara, t('g.continue'))
  await press(sara, t('s29.invite.go'))
  await press(sara, t('s01.passkey'))
  await follow(sara, t('s09.list'))
  await inspect(sara, { heading: t('s09.list') })
  await follow(sara, code)
  const approval = await sara.page.locator('h1').innerText()
  await inspect(sara, { heading: approval, name: 'S-09' })
  const decide = sara.page.getByRole('button', { name: t('s09.confirm') })
  await device(false)
  await radio(sara, t('s09.approve')).check()
  await decide.click()
  await expect(sara.page.locator('[data-passkey-state]')).toHaveText(t('s09.err.passkey'))
  await device(true)
  await decide.click()
  await expect(sara.page.getByText(t('s09.over.approved'))).toBeVisible()

  await page.goto(`/interno/casos/${code}/enlace`)
  await inspect(vera, { heading, name: 'S-10' })
  await expect(page.getByText(t('s10.wait'))).toBeVisible()
  await makeKey(ana, role, since)
  await seesFirstSignIn(vera, code)
})
