import { createTexts } from '../../src/platform/text/texts.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { follow, keepKey, makeKey, press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { invitation, plugIn } from './support/officers.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { nameOf, type Person } from './support/person.ts'
import { penOf, requestAgain, requestIssued, upload } from './support/signing.ts'
import { identify, radio, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const ways = [
  { scripts: true, lang: 'es', width: 320 },
  { scripts: false, lang: 'en', width: 320 },
] as const

for (const way of ways) {
  test(`a block is lifted by signature, and the key of before signs in: ${nameOf(way)}`, async ({
    arrive,
    borrow,
    demonstration,
  }) => {
    test.setTimeout(120_000)
    const ana = await arrive(way)
    const role = await roleOf(ana, 'E7')
    await borrow(role.ruc)
    const since = await newestMail(ana, role.mail)
    const issued = await requestIssued(ana, role, 'desbloqueo')
    const pen = await penOf(demonstration, role)
    await upload(ana, pen.sign(issued))
    await inspect(ana, { name: 'P-53 unlock', heading: ana.t('p53.accepted') })
    await keepKey(ana, role, since, role.key)
  })

  test(`a mailbox is changed by signature, confirmed by itself, and cools: ${nameOf(way)}`, async ({
    arrive,
    borrow,
    demonstration,
  }) => {
    test.setTimeout(120_000)
    const ana = await arrive(way)
    const { page, t } = ana
    const role = await roleOf(ana, way.scripts ? 'NONPROFIT' : 'COOPERATIVE')
    await borrow(role.ruc)
    const wanted = `firmada-${way.lang}@empresa.example`
    const before = await newestMail(ana, role.mail)
    await identify(ana, role)
    if (!way.scripts) await sitOut(ana)
    const issued = await requestAgain(ana, 'contacto', wanted)
    const pen = await penOf(demonstration, role)
    await upload(ana, pen.sign(issued))
    await inspect(ana, { name: 'P-53 contact', heading: t('p53.accepted') })
    // Not before it cooled, and those on record hear of it at once.
    await expect(page.locator('main')).toContainText(
      t('p53.contact.wait', { plazo: '@' }).split('@')[0] ?? '',
    )
    await nextMail(ana, role.mail, t('m11.subject'), before)
    const { n } = await nextMail(ana, wanted, t('m18.subject'), 0)
    await page.getByText(t('p53.contact.go'), { exact: true }).click()
    await page.waitForURL('**/contacto/confirmar/*')
    const digits = /^\d{6}$/m.exec(await textOfMail(ana, wanted, n))?.[0] ?? ''
    await page.locator('[name=codigo]').fill(digits)
    await press(ana, t('g.continue'))
    await page.waitForURL('**/contacto/confirmado?sirve=despues')
    await inspect(ana, { name: 'contact confirmed', heading: await page.locator('h1').innerText() })
    // The second word to the mailbox of before: since when the new one serves, and how to stop it.
    const told = await nextMail(ana, role.mail, t('m11.subject'), n)
    expect(await textOfMail(ana, role.mail, told.n)).toContain(t('m11.notme'))
  })
}

/** The mail as it was sent. */
async function textOfMail({ page }: Person, to: string, n: number): Promise<string> {
  const answer = await page.request.get(`/demo/correo/inbox.json?to=${to}`)
  const mails = (await answer.json()) as readonly { readonly n: number; readonly text: string }[]
  return mails.find((one) => one.n === n)?.text ?? ''
}

/** Somebody of the staff, with a passkey of their own. */
async function onDuty(one: Person, db: Database, role: StaffRole): Promise<void> {
  const { page, t } = one
  await plugIn(one)
  await page.goto(`/interno/invitacion#${await invitation(db, role)}`)
  await press(one, t('g.continue'))
  await press(one, t('s29.invite.go'))
  await press(one, t('s01.passkey'))
  await page.waitForURL('**/interno/inicio')
}

/** At both widths that a screen of an office has. */
async function inspectWide(one: Person, name: string, heading: string): Promise<void> {
  for (const width of [1280, 1000]) {
    await one.page.setViewportSize({ width, height: 900 })
    await inspect({ ...one, way: { ...one.way, width } }, { name: `${name} ${width}`, heading })
  }
}

test('two signatures are asked for by one officer and approved by another with a passkey, to the new key', async ({
  arrive,
  borrow,
  demonstration,
  db,
}) => {
  test.setTimeout(240_000)
  const ana = await arrive({ width: 320 })
  const role = await roleOf(ana, 'SAS')
  await borrow(role.ruc)
  const since = await newestMail(ana, role.mail)
  const issued = await requestIssued(ana, role)
  const pen = await penOf(demonstration, role)
  await upload(ana, pen.sign(pen.sign(issued), 'good-ext'))
  await inspect(ana, { name: 'P-53 several', heading: ana.t('p53.panel') })
  const code = new URL(ana.page.url()).pathname.split('/').at(-1) ?? ''

  const felipe = await arrive({ width: 1280 })
  await onDuty(felipe, db, 'signatures')
  const { page, t } = felipe
  await inspectWide(felipe, 'S-00 signatures', t('s00.title'))
  await follow(felipe, t('s11.list'))
  await inspectWide(felipe, 'S-11 list', t('s11.list'))
  await follow(felipe, code)
  const title = t('s11.title', { caso: code })
  await inspectWide(felipe, 'S-11 nobody has it', title)
  await press(felipe, t('s11.take'))
  await press(felipe, t('s11.recheck'))
  await inspectWide(felipe, 'S-11 in hand', title)
  await expect(page.locator('main')).toContainText(t('s11.came.n', { n: 2 }))
  await expect(page.locator('main')).not.toContainText(role.cedula)
  await page.locator('#porque').fill('Las dos firmas son de quien representa a la empresa.')
  await press(felipe, t('s11.accept.ask'))
  await inspectWide(felipe, 'S-11 asked', title)

  const sara = await arrive({ width: 1280, lang: 'en' })
  await onDuty(sara, db, 'supervisor')
  await sara.page.goto('/interno/solicitudes')
  await inspectWide(sara, 'S-11 list, second', sara.t('s11.list'))
  await follow(sara, code)
  await inspectWide(sara, 'S-11 to decide', sara.t('s11.title', { caso: code }))
  await radio(sara, sara.t('s11.second.approve')).check()
  await sara.page.getByRole('button', { name: sara.t('s09.confirm') }).click()
  await expect(sara.page.getByText(sara.t('s11.state.accepted')).first()).toBeVisible()
  await expect(sara.page.getByText(sara.t('s11.notReached'))).toHaveCount(0)
  await inspectWide(sara, 'S-11 accepted', sara.t('s11.title', { caso: code }))

  await ana.page.goto(`/solicitud/${code}`)
  await inspect(ana, { name: 'P-53 accepted by people', heading: ana.t('p53.accepted') })
  await makeKey(ana, role, since)
})

test('an officer says no, and the person reads why and goes on', async ({
  arrive,
  borrow,
  demonstration,
  db,
}) => {
  test.setTimeout(120_000)
  const ana = await arrive({ width: 320 })
  const role = await roleOf(ana, 'SAS')
  await borrow(role.ruc)
  const since = await newestMail(ana, role.mail)
  const issued = await requestIssued(ana, role, 'representante')
  const pen = await penOf(demonstration, role)
  await upload(ana, pen.sign(issued))
  await inspect(ana, { name: 'P-53 representative', heading: ana.t('p53.panel') })
  const code = new URL(ana.page.url()).pathname.split('/').at(-1) ?? ''

  const felipe = await arrive({ width: 1280, lang: 'en' })
  await onDuty(felipe, db, 'signatures')
  const { page, t } = felipe
  await page.goto('/interno/solicitudes')
  await follow(felipe, code)
  await press(felipe, t('s11.take'))
  await inspectWide(felipe, 'S-11 representative', t('s11.title', { caso: code }))
  await press(felipe, t('s11.reject'))
  await inspect(felipe, {
    name: 'S-11 no reason',
    heading: t('s11.title', { caso: code }),
    status: 422,
    errors: [t('s11.err.why')],
  })
  await page.locator('#motivo').selectOption('registryFirst')
  await radio(felipe, t('s11.reject.again')).check()
  await press(felipe, t('s11.reject'))
  await inspectWide(felipe, 'S-11 rejected', t('s11.title', { caso: code }))

  const es = createTexts().in('es')
  await nextMail(ana, role.mail, es('m33.subject'), since)
  await ana.page.goto(`/solicitud/${code}`)
  await inspect(ana, { name: 'P-53 rejected', heading: ana.t('p53.rejected.title') })
  await ana.page.getByText(ana.t('p52.new'), { exact: true }).click()
  await expect(ana.page.locator('h1')).toHaveText(ana.t('p51.title'))
})
