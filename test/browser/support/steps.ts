import type { Page } from '@playwright/test'
import type { Lang } from '../../../src/kernel/lang.ts'
import type { ProfileName } from '../../../src/policy/index.ts'
import type { Mail, Role } from './people.ts'
import { newestMail, nextMail } from './people.ts'
import type { Person } from './person.ts'
import { expect } from './test.ts'

/** The button of the page's own form, the first in its main part. */
export const send = async ({ page }: Person): Promise<void> => {
  await landed(page, () => page.locator('main form button[type=submit]').first().click())
}

/**
 * Clicks, and is on the page that comes of it, however long that takes: a form may wait for its human check or a passkey
 * before it goes, and the page that comes may have the heading, and the address, of the one before. For what does not lead
 * to another page or place there is the click alone.
 */
export async function landed(page: Page, click: () => Promise<void>): Promise<void> {
  const own = page.mainFrame()
  // Longer than the click has, for a click that fails says more than the page that then never comes.
  const moved = page.waitForEvent('framenavigated', { predicate: (frame) => frame === own, timeout: 20_000 })
  await Promise.all([moved, click()])
  await page.waitForLoadState()
}

/** P-02, with the human check solved by the worker; without scripts it goes on to P-04. */
export async function identify(person: Person, pair: Pick<Role, 'ruc' | 'cedula'>): Promise<void> {
  await person.page.goto('/empresa')
  await typePair(person, pair)
}

/** The same, for who stands on P-02 already. */
export async function typePair(
  { page }: Person,
  { ruc, cedula }: Pick<Role, 'ruc' | 'cedula'>,
): Promise<void> {
  await page.locator('#ruc').fill(ruc)
  await page.locator('#cedula').fill(cedula)
  await landed(page, () => page.locator('#continuar').click())
}

/** Seconds of the human check where no script runs (P-04), in both profiles. */
export const ticketWait = 20

/** P-04, for who came without scripts and has just sent the form before it. */
export async function sitOut({ page, t }: Person): Promise<void> {
  await page.waitForTimeout(ticketWait * 1_000 + 300)
  await landed(page, () => page.getByRole('button', { name: t('g.continue'), exact: true }).click())
}

/** How this page is answered: what to type into which box, or which of the offered answers to choose. */
export type Answer = { readonly choose: string } | { readonly type: Readonly<Record<string, string>> }

export async function rightAnswer({ page }: Person, role: Role): Promise<Answer> {
  const question = (await page.locator('h1').innerText()).trim()
  const answer = role.answers.get(question)
  if (answer === undefined) throw new Error(`nobody knows: ${question}`)
  if ((await page.locator('input[type=radio]').count()) > 0) return { choose: answer }
  const [, year = '', month = '', day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(answer) ?? []
  if ((await page.locator('[name=year]').count()) === 0) return { type: { answer } }
  return {
    type: { ...(day === undefined ? {} : { day: String(Number(day)) }), month: String(Number(month)), year },
  }
}

export async function wrongAnswer(person: Person): Promise<Answer> {
  const { page, t } = person
  if ((await page.locator('input[type=radio]').count()) > 0) return { choose: t('p06.none') }
  if ((await page.locator('[name=year]').count()) === 0) return { type: { answer: '9' } }
  const day = (await page.locator('[name=day]').count()) > 0 ? { day: '3' } : {}
  return { type: { ...day, month: '3', year: '1961' } }
}

export const radio = ({ page }: Person, label: string) =>
  page.getByRole('radio', { name: label, exact: true })

async function give(person: Person, answer: Answer): Promise<void> {
  if ('choose' in answer) await radio(person, answer.choose).check()
  else
    for (const [name, text] of Object.entries(answer.type))
      await person.page.locator(`[name=${name}]`).fill(text)
  await send(person)
}

/** P-05 to the page after the last question. */
export async function answerAll(person: Person, role: Role, how: 'right' | 'wrong' = 'right'): Promise<void> {
  const { page } = person
  await send(person)
  while (/\/preguntas\/\d$/.test(page.url())) {
    await give(person, how === 'right' ? await rightAnswer(person, role) : await wrongAnswer(person))
  }
}

/** P-09 to the mail, which may also go to somebody else's browser. */
export async function askForLink(person: Person, role: Role): Promise<Mail> {
  const since = await newestMail(person, role.mail)
  await send(person)
  await expect(person.page).toHaveURL('/enlace/enviado')
  return nextMail(person, role.mail, person.t('m01.subject'), since)
}

/** The whole way to P-10 and the mail, with scripts. */
export async function reachMail(person: Person, role: Role): Promise<Mail> {
  await identify(person, role)
  await answerAll(person, role)
  return askForLink(person, role)
}

/** Opens the link of the mail in this browser: P-11. */
export async function open(person: Person, { link }: Mail): Promise<void> {
  await person.page.goto(link ?? 'no link')
}

/** Lawful under this profile, nobody's, and another one every time. */
export function newKey(profile: ProfileName = 'as-described'): string {
  lastKey += 1
  return profile === 'standards' ? `faro gris y ${lastKey} loros` : `Faro+${lastKey}mx`
}

/** Counted up, since the service remembers an employer's last keys; begun anywhere, should a worker begin anew. */
let lastKey = 100 + Math.floor(Math.random() * 700)

export const bothLanguages: readonly Lang[] = ['es', 'en']
