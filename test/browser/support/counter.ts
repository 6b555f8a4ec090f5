import type { ResetReason } from '../../../src/desk/domain/reset-request.ts'
import type { DocumentKind } from '../../../src/proofs/dossier/domain/documents.ts'
import { invitation, plugIn } from './officers.ts'
import { nextMail, type Role } from './people.ts'
import type { Person } from './person.ts'
import { landed, newKey, open, radio, send } from './steps.ts'
import { expect } from './test.ts'
import type { Database } from '../../../src/platform/database/database.ts'

export async function press({ page }: Person, name: string): Promise<void> {
  await landed(page, () => page.getByRole('button', { name, exact: true }).click())
}

export async function follow({ page }: Person, name: string): Promise<void> {
  await landed(page, () => page.getByRole('link', { name, exact: true }).click())
}

/** On duty at a window, with one click in the place of a passkey. */
export async function comeOnDuty({ page }: Person): Promise<void> {
  await page.goto('/interno')
  await page.locator('button[value=counter]').click()
  await page.waitForURL('**/interno/inicio')
}

/** The case in hand. */
export async function takeCase(vera: Person, code: string): Promise<void> {
  const { page, t } = vera
  await page.goto('/interno/recepcion')
  await page.locator('#codigo').fill(code)
  await landed(page, () => page.keyboard.press('Enter'))
  await press(vera, t('s05.take'))
}

/** Ticks every point of a paper; one that names the day of its issue was issued the day before. */
export async function checkPaper({ page }: Person, kind: DocumentKind): Promise<void> {
  const form = page.locator(`form[action$="/documentos/${kind}"]`)
  for (const box of await form.locator('input[type=checkbox]').all()) await box.check()
  if (kind !== 'deed' && (await form.locator('[name=fecha-day]').count()) > 0) {
    const issued = new Date(Date.now() - 29 * 3_600_000)
    const day = [issued.getUTCDate(), issued.getUTCMonth() + 1, issued.getUTCFullYear()].map(String)
    for (const [n, part] of ['day', 'month', 'year'].entries())
      await form.locator(`[name=fecha-${part}]`).fill(day[n] ?? '')
  }
  await form.locator('input[value=ok]').check()
  await landed(page, () => form.locator('button').click())
}

/** Asks the registries, and looks at every paper that they have not made needless. */
export async function checkPapers(vera: Person): Promise<void> {
  const { page, t } = vera
  await follow(vera, t('s05.tab.documents'))
  await press(vera, t('s06.reg.ask'))
  // What is settled is folded away; every other paper is looked at.
  const asked = page.locator('section > form[action*="/documentos/"]')
  for (let left = await asked.count(); left > 0; left -= 1) {
    const action = await asked.first().getAttribute('action')
    await checkPaper(vera, action?.split('/').at(-1) as DocumentKind)
    await expect(asked).toHaveCount(left - 1)
  }
}

export async function confirmPerson(vera: Person): Promise<void> {
  const { page, t } = vera
  await follow(vera, t('s05.tab.identity'))
  for (const point of ['face', 'questions']) await page.locator(`[name="punto.${point}"]`).check()
  await radio(vera, t('s07.yes')).check()
  await press(vera, t('s07.save'))
}

/** Another natural person, with a passkey of their own, before the list of what waits for them. */
export async function approver(sara: Person, db: Database): Promise<void> {
  const { page, t } = sara
  await plugIn(sara)
  await page.goto(`/interno/invitacion#${await invitation(db, 'supervisor')}`)
  await press(sara, t('g.continue'))
  await press(sara, t('s29.invite.go'))
  await press(sara, t('s01.passkey'))
  await page.waitForURL('**/interno/inicio')
}

export async function approve(sara: Person, code: string): Promise<void> {
  const { page, t } = sara
  await page.goto('/interno/aprobaciones')
  await follow(sara, code)
  await radio(sara, t('s09.approve')).check()
  await page.getByRole('button', { name: t('s09.confirm') }).click()
  await expect(page.getByText(t('s09.over.approved'))).toBeVisible()
}

/** The button of S-08: the link goes out at once, for it needs nobody's word but this officer's. */
export async function sendReset(vera: Person, code: string, reason: ResetReason): Promise<void> {
  const { page } = vera
  await page.goto(`/interno/casos/${code}/reinicio`)
  await page.locator('#motivo').selectOption(reason)
  await page.locator('form[action$="/reinicio"] button').click()
  await expect(page).toHaveURL(`/interno/casos/${code}/enlace`)
}

/** The link of the newest mail, a key, and the first sign-in with it. @returns the key */
export async function makeKey(
  ana: Person,
  { ruc, mail, hasUsers }: Pick<Role, 'ruc' | 'mail' | 'hasUsers'>,
  since: number,
  /** The key was blocked: the link leads to its other end as well. */
  wasBlocked = false,
): Promise<string> {
  const { page, t } = ana
  await openNewest(ana, mail, since, wasBlocked)
  if (wasBlocked) {
    await page.locator('input[value=otra]').check()
    await send(ana)
  }
  const key = newKey()
  await page.locator('#clave').fill(key)
  await send(ana)
  await expect(page.locator('h1')).toHaveText(t('p13.panel'))
  await page.goto('/entrar')
  await signIn(ana, ruc, key)
  // Those to whom it gave access wait until it confirms them: its account begins there.
  await expect(page.locator('h1')).toHaveText(t(hasUsers === true ? 'u03.title' : 'u01.home.title'))
  return key
}

async function openNewest(ana: Person, mail: string, since: number, wasBlocked: boolean): Promise<void> {
  const { page, t, way } = ana
  const link = await nextMail(ana, mail, t(wasBlocked ? 'm25.subject' : 'm01.subject'), since)
  await open(ana, link)
  if (!way.scripts) await page.locator('[name=codigoCorreo]').fill(link.code ?? '')
  await send(ana)
}

/** The link of the newest mail lifts the block, and the key of before opens the account: its page is on the screen. */
export async function keepKey(
  ana: Person,
  { ruc, mail }: Pick<Role, 'ruc' | 'mail'>,
  since: number,
  key: string,
): Promise<void> {
  const { page, t } = ana
  await openNewest(ana, mail, since, true)
  await page.locator('input[value=seguir]').check()
  await send(ana)
  await expect(page.locator('h1')).toHaveText(t('p13.unlocked.panel'))
  await follow(ana, t('p13.try'))
  await signIn(ana, ruc, key)
  await expect(page.locator('h1')).toHaveText(t('u01.home.title'))
}

/** U-01, for who stands on it. */
export async function signIn(ana: Person, ruc: string, key: string): Promise<void> {
  await ana.page.locator('#ruc').fill(ruc)
  await ana.page.locator('#clave').fill(key)
  await press(ana, ana.t('u01.go'))
}

/** The officer sees it, and the case is over. */
export async function seesFirstSignIn(
  { page, t }: Person,
  code: string,
  key: 'new' | 'present' = 'new',
): Promise<void> {
  await page.goto(`/interno/casos/${code}/enlace`)
  await expect(page.getByText(t(key === 'new' ? 's10.tested' : 's10.tested.present'))).toBeVisible()
}
