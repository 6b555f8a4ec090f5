import { inspect } from './support/inspect.ts'
import { press } from './support/counter.ts'
import { newestMail, nextMail, roleOf, type Role } from './support/people.ts'
import type { Person } from './support/person.ts'
import { landed, newKey, radio, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

interface AtBank {
  readonly n: number
  readonly kind: 'deposit' | 'question'
  readonly cents?: readonly [number, number]
  readonly caseCode: string
}

/** What the banks of the demonstration were told of this case, newest first. */
async function toldToBank({ page }: Person, code: string): Promise<AtBank> {
  const all = (await (await page.request.get('/demo/banco/todo.json')).json()) as readonly AtBank[]
  const found = all.find(({ caseCode }) => caseCode === code)
  if (found === undefined) throw new Error('the bank was told nothing')
  return found
}

const codeOn = async ({ page }: Person): Promise<string> =>
  /CLV-\w{4}-\w{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''

async function typeAccount({ page, t }: Person, role: Role, last4?: string): Promise<void> {
  const of = (key: 'p62.bank' | 'p62.type' | 'p62.last4') => role.answers.get(t(key)) ?? ''
  await page.locator('#banco').selectOption(of('p62.bank'))
  await page
    .locator(`input[name=tipo][value=${of('p62.type') === t('p62.saving') ? 'savings' : 'current'}]`)
    .check()
  await page.locator('#ultimos').fill(last4 ?? of('p62.last4'))
}

/** On the narrowest screen, with and without scripts, in both languages: each of the two ways of the bank, to a new key. */
for (const [tag, lang, scripts, way] of [
  ['H1', 'es', true, 'deposito'],
  ['H1', 'en', false, 'deposito'],
  ['N1', 'en', true, 'banco'],
  ['N1', 'es', false, 'banco'],
] as const)
  test(`${tag} recovers by ${way}: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    borrow,
  }) => {
    test.setTimeout(240_000)
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    const role = await roleOf(ana, tag)
    await borrow(role.ruc)

    await page.goto('/tramite')
    await radio(ana, t('p01.home')).check()
    await press(ana, t('g.continue'))
    await page.waitForURL('**/hogar')
    await inspect(ana, { heading: t('p60.title') })
    await press(ana, t('g.continue'))
    await inspect(ana, {
      heading: t('p60.title'),
      status: 422,
      errors: [t('p60.err')],
      name: 'P-60 nothing chosen',
    })
    const kind = tag === 'H1' ? 'home' : 'natural'
    await radio(ana, t(`p60.${kind}`)).check()
    await press(ana, t('g.continue'))
    await page.waitForURL('**/hogar/datos')
    await inspect(ana, { heading: t(`p60.data.${kind}`) })
    if (kind === 'natural') await page.locator('#ruc').fill(role.ruc)
    await page.locator('#cedula').fill(role.cedula)
    await page.locator('#continuar').click()
    if (!scripts) await sitOut(ana)
    await page.waitForURL('**/hogar/prueba')
    await inspect(ana, { heading: t('p60.ways.title') })
    await page.locator('main').getByText(t('p62.way.go')).click()
    await page.waitForURL('**/hogar/cuenta')
    const heading = await page.locator('h1').innerText()
    await inspect(ana, { heading })
    await typeAccount(ana, role, '12')
    await press(ana, t('g.continue'))
    await inspect(ana, { heading, status: 422, errors: [t('p62.err.last4')], name: 'P-62 too short' })
    if (scripts) {
      await typeAccount(ana, role, '0000')
      await press(ana, t('g.continue'))
      await inspect(ana, {
        heading: t('p62.again.title'),
        status: 422,
        errors: [t('p62.err.match', { n: 2 })],
        name: 'P-62 not right',
      })
      await page.locator('#continuar').click()
      await expect(page.locator('#ultimos')).toBeVisible()
    }
    await typeAccount(ana, role)
    const mails = await newestMail(ana, role.mail)
    await press(ana, t('g.continue'))
    await page.waitForURL('**/hogar/cuenta/forma')
    await inspect(ana, { heading: t('p62.how.title') })
    await radio(ana, t(way === 'banco' ? 'p62.how.bank' : 'p62.how.deposit')).check()
    await press(ana, t('p62.how.go'))
    await page.waitForURL('**/hogar/cuenta/espera')
    await nextMail(ana, role.mail, t('m35.subject'), mails)
    const code = await codeOn(ana)
    const told = await toldToBank(ana, code)
    if (told.cents === undefined) {
      await inspect(ana, { heading: t('p62.ask.title') })
      await press(ana, t('p62.ask.go'))
      await inspect(ana, { heading: t('p62.ask.title'), name: 'no answer yet' })
      // In the bank's own place, in another window.
      const bank = await ana.page.context().newPage()
      await bank.goto('/demo/banco')
      await landed(bank, () =>
        bank
          .locator('section', { hasText: code })
          .getByRole('button', { name: t('mailbox.bank.do.approve'), exact: true })
          .click(),
      )
      await bank.close()
      await press(ana, t('p62.ask.go'))
    } else {
      await inspect(ana, { heading: t('p62.deposit.title') })
      const [less, more] = told.cents
      await page.locator('#uno').fill(String(less === 1 ? 2 : less - 1))
      await page.locator('#otro').fill(String(more))
      await press(ana, t('p62.deposit.go'))
      await inspect(ana, {
        heading: t('p62.deposit.title'),
        status: 422,
        errors: [t('p62.deposit.mismatch', { n: 2 })],
        name: 'amounts not right',
      })
      await page.locator('#uno').fill(`0,${String(more).padStart(2, '0')}`)
      await page.locator('#otro').fill(String(less))
      await press(ana, t('p62.deposit.go'))
    }
    await page.waitForURL('**/enlace')
    await inspect(ana, { heading: t('p09.title'), name: 'P-09 after the bank' })
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
