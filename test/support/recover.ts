import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { codeIn } from '../../src/entry/demo/mail-text.ts'
import { formatMonth } from '../../src/platform/text/dates.ts'
import { bank } from '../../src/proofs/challenges/domain/bank.ts'
import { textKey, type AnswerType, type Option } from '../../src/proofs/challenges/domain/template.ts'
import { ecuadorDay } from '../../src/proofs/challenges/app/prepare-round.ts'
import { instant, type Clock } from '../../src/kernel/time.ts'
import type { ProfileName } from '../../src/policy/index.ts'
import type { Ground } from './ground.ts'
import type { Member } from './members.ts'
import { mailHandedOver } from './passing-time.ts'
import type { Visited, Visitor as VisitorOf } from './visitor.ts'

/** Somebody at the service, wherever its instances run. */
type Visitor<S extends Visited = Ground & Visited> = VisitorOf<S>

/** Where a person finds what to answer; of a service whose clock is moved, also which day it is there. */
export type Asked = Visited & Pick<Ground, 'factsOf'> & { readonly clock?: Clock }

/** Where a recovery can be left, in its order. */
export const stops = ['identified', 'asked', 'answered', 'sent', 'opened', 'done'] as const
export type Stop = (typeof stops)[number]

/** Lawful in both profiles, and nobody's. */
export const newKeys = { 'as-described': 'Faro+Gris27', standards: 'faro gris y siete loros' } as const

/** Lawful under the profile, and another for every number from 0 to 299. */
export const lawfulKey = (profile: ProfileName, n: number): string =>
  profile === 'standards'
    ? `faro gris y siete loros ${n}`
    : `Fq+${String.fromCharCode(66 + (n % 20), 107 + Math.floor(n / 20))}7mhZw`

export interface Recovering {
  readonly stopAt?: Stop
  readonly key?: string
}

/** A whole recovery as an honest person does it: numbers, questions, mail, link, key. Returns the mail. */
export async function recover(
  visitor: Visitor,
  member: Member,
  how: Recovering = {},
): Promise<InboxMail | undefined> {
  const { stopAt = 'done', key = newKeys[visitor.service.policy.profile] } = how
  const reaches = (stop: Stop) => stops.indexOf(stopAt) >= stops.indexOf(stop)
  await identify(visitor, member)
  if (reaches('asked')) await visitor.press(visitor.t('p05.start'))
  if (reaches('answered')) await answerAll(visitor, member)
  if (!reaches('sent')) return undefined
  const since = newest(visitor)
  await askForLink(visitor)
  if (!reaches('opened')) return undefined
  const mail = await nextMail(visitor, member, since)
  // A person is never as fast as this. Who is, meets only the outer limit (L-03): see mail.test.ts, corta@.
  await mailHandedOver(visitor.service, member)
  await openLink(visitor, mail)
  if (reaches('done')) await visitor.press(visitor.t('p12.save'), { clave: key })
  return mail
}

/** Goes on from wherever the visitor stands, as the page on the screen asks; `since` as for `nextMail`. */
export async function goOn(visitor: Visitor, member: Member, since: number): Promise<void> {
  for (let pages = 0; visitor.page.path !== '/clave/lista' && pages < 9; pages += 1) {
    const { path } = visitor.page
    if (path === '/preguntas') await visitor.press(visitor.t('p05.start'))
    else if (path.startsWith('/preguntas/')) await answerAll(visitor, member)
    else if (path === '/enlace') await askForLink(visitor)
    else if (path === '/enlace/enviado') await openLink(visitor, await nextMail(visitor, member, since))
    else if (path === '/clave/nueva')
      await visitor.press(visitor.t('p12.save'), { clave: newKeys[visitor.service.policy.profile] })
    else throw new Error(`no way on from ${path} (${visitor.page.h1})`)
  }
}

/** P-02, with the human check solved as the page's script solves it. */
export async function identify(
  visitor: Visitor,
  pair: Pick<Member, 'identifier' | 'document'>,
): Promise<void> {
  await visitor.open('/empresa')
  await visitor.submit('/empresa', { ruc: pair.identifier, cedula: pair.document })
  await waitForRegistries(visitor)
}

/** P-03: looks again until the registries have answered. */
export async function waitForRegistries(visitor: Visitor): Promise<void> {
  for (let looks = 0; visitor.page.path === '/empresa/consulta' && looks < 100; looks += 1) {
    await new Promise((passed) => setTimeout(passed, 20))
    await visitor.open('/empresa/consulta')
  }
}

export async function askForLink(visitor: Visitor): Promise<void> {
  await visitor.press(
    visitor.t('p09.send'),
    visitor.service.policy.link.longOffered ? { tiempo: 'short' } : {},
  )
}

/** Answers every question that is asked, from the first to the last. */
export async function answerAll(
  visitor: Visitor,
  member: Member,
  how: 'right' | 'wrong' = 'right',
): Promise<void> {
  while (/^\/preguntas\/\d$/.test(visitor.page.path) && visitor.page.errors.length === 0) {
    await visitor.submit(visitor.page.path, await answerTo(visitor, member, how))
  }
}

/** What this person types under the question on the screen. Found by its words, as a person finds it. */
export async function answerTo<S extends Asked>(
  visitor: Visitor<S>,
  member: Member,
  how: 'right' | 'wrong' = 'right',
) {
  const { service, lang, t, page } = visitor
  const facts = await service.factsOf(member)
  const today = ecuadorDay(service.clock?.() ?? instant(Date.now()))
  for (const template of bank) {
    for (const params of template.cases?.(facts, today) ?? [{}]) {
      const month = /^(\d{4})-(\d{2})$/.exec(params.month ?? '')
      const mesAnio = month === null ? '' : formatMonth(Number(month[1]), Number(month[2]), lang)
      if (t(textKey(template.id), { mesAnio }) !== page.h1) continue
      const view = { facts, params, today }
      const answer = template.answer(view)
      if (answer === undefined) continue
      const right = template.pool?.(view, answer).find((one) => one.value === answer)
      return typedAs(visitor, template.type, answer, right, how)
    }
  }
  throw new Error(`nobody knows: ${page.h1}`)
}

function typedAs<S extends Asked>(
  { t }: Visitor<S>,
  type: AnswerType,
  answer: string,
  right: Option | undefined,
  how: 'right' | 'wrong',
): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = answer.split('-')
  const years = how === 'right' ? year : String(Number(year) - 1)
  switch (type) {
    case 'date':
      // A leap day has no date a year before.
      return { day: how === 'right' ? day : '15', month, year: years }
    case 'month':
      return { month, year: years }
    case 'choice': {
      if (how === 'wrong' || right === undefined) return { answer: t('p06.none') }
      const { nombre = '', dia = '' } = right.values ?? {}
      return { answer: t(right.key, { nombre, dia }) }
    }
    case 'number':
      return { answer: how === 'right' ? answer : String(Number(answer) + 1) }
    case 'text':
      return { answer: how === 'right' ? answer : 'otra cosa' }
  }
}

/** The number of the newest mail, so that only later ones are looked at. */
export const newest = ({ service }: Visitor): number => service.inbox.list()[0]?.n ?? 0

/** Milliseconds. */
const longestMail = 5_000

/** The next mail with a link, or any with this subject, that arrives after `since`. */
export function nextMail(
  visitor: Visitor,
  member: Member,
  since: number,
  subject = visitor.t('m01.subject'),
) {
  const matches = (mail: InboxMail) => mail.n > since && mail.to === member.mail && mail.subject === subject
  return visitor.service.inbox.next(matches, AbortSignal.timeout(longestMail))
}

export const mailsTo = (visitor: Visitor, member: Member, subject: string): readonly InboxMail[] =>
  visitor.service.inbox.list(member.mail ?? '').filter((mail) => mail.subject === subject)

export interface MailedLink {
  readonly path: string
  readonly token: string
  readonly code: string
}

export function linkOf(mail: InboxMail): MailedLink {
  const [, path = '', token = ''] = /^https?:\/\/[^/]+(\/clave\/[^#\s]+)#(\S+)$/m.exec(mail.text) ?? []
  return { path, token, code: codeIn(mail.text) ?? '' }
}

/** Opens the link and presses the button of P-11; another browser also types what the screen of the first shows. */
export async function openLink<S extends Visited>(
  visitor: Visitor<S>,
  mail: InboxMail,
  screenCode?: string,
): Promise<void> {
  const { path, token } = linkOf(mail)
  await visitor.open(path)
  if (visitor.page.status !== 200) return
  await visitor.submit(path, { token, ...(screenCode === undefined ? {} : { codigoPantalla: screenCode }) })
}

/** The code that P-10 shows for somebody who opens the link elsewhere. */
export const screenCodeOn = ({ page }: Pick<Visitor, 'page'>): string =>
  /\b(\d{3} \d{3})\b/.exec(page.words)?.[1] ?? ''

/** The code of the case, wherever the page shows it. */
export const caseCodeOn = ({ page }: Pick<Visitor, 'page'>): string =>
  /CLV-\w{4}-\w{4}/.exec(page.html)?.[0] ?? ''

export async function signIn(visitor: Visitor, member: Member, key: string): Promise<void> {
  await visitor.open('/entrar')
  await visitor.submit('/entrar', { ruc: member.identifier, clave: key })
}
