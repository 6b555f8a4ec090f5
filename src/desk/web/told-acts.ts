import { isAuditAct, type AuditAct, type LogLine } from '../../audit/index.ts'
import { instant, zones } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import type { PlainKey, Translate } from '../../platform/text/texts.ts'
import { purposes, type CaseTab } from '../app/case-view.ts'
import { searchReasons } from '../app/search.ts'
import { rejectReasons } from '../../proofs/signatures/domain/rejection.ts'
import { resetReasons } from '../domain/reset-request.ts'

/** What happened, in words. An act that an older release wrote and this one does not know keeps its name. */
export const actWords = (act: string, t: Translate): string => (isAuditAct(act) ? t(`s21.act.${act}`) : act)

/** Pages of a case that somebody looked at. */
const seenWords = {
  summary: 's05.tab.summary',
  documents: 's05.tab.documents',
  identity: 's05.tab.identity',
  fingers: 'fing.title',
  contact: 's05.tab.contact',
  reset: 's08.go',
  link: 's10.go',
  history: 's05.tab.history',
  messages: 's05.tab.messages',
  security: 's05.tab.security',
  approval: 's02.approve',
  arrival: 's04.title',
} as const satisfies Record<CaseTab | 'approval' | 'arrival', PlainKey>

/** Reasons that are words of the code, by the act that they stand beside. */
const whyWords: Readonly<Partial<Record<AuditAct, Readonly<Record<string, PlainKey>>>>> = {
  caseSeen: { ...seenWords, signedRequests: 's11.list' },
  documentSeen: { signedRequests: 's11.list' },
  signedAcceptanceDecided: {
    approved: 's11.second.approve',
    returned: 's11.second.back',
    void: 's11.err.stale',
  },
  signedRequestRejected: Object.fromEntries(rejectReasons.map((each) => [each, `s11.why.${each}`] as const)),
  resetRequested: Object.fromEntries(resetReasons.map((each) => [each, `s08.reason.${each}`] as const)),
  casesSought: Object.fromEntries(searchReasons.map((each) => [each, `s14.why.${each}`] as const)),
  datumRevealed: Object.fromEntries(purposes.map((each) => [each, `s05.purpose.${each}`] as const)),
  queueSeen: {
    queue: 's02.title',
    approval: 's09.list',
    contactReview: 's12.list',
    signedRequests: 's11.list',
    suspicion: 's00.suspicions',
  },
  queueExported: { queue: 's02.title' },
  logSeen: { audit: 's21.title' },
  logExported: { audit: 's21.title' },
  contactChangeSeen: { contactReview: 's12.list' },
  sightRefused: { centre: 's21.why.centre', contactReview: 's12.list', signedRequests: 's11.list' },
  caseReleased: { signedRequests: 's11.list' },
  caseTaken: { signedRequests: 's11.list', next: 's21.why.next', arrival: 's21.act.arrivalServed' },
  agendaSeen: { agenda: 's00.agenda' },
  arrived: { walkIn: 's03.noTurno', appointment: 's03.col.turno' },
  arrivalCalled: { inOrder: 's21.why.inOrder' },
  arrivalServed: { inOrder: 's21.why.inOrder', chosen: 's21.why.chosen' },
  arrivalEnded: { back: 's03.back', gone: 's03.noshow', done: 's03.done' },
  fingersCompared: { match: 's21.why.match', noMatch: 's21.why.noMatch' },
  captureRefused: {
    replay: 's21.why.replay',
    envelope: 's21.why.envelope',
    station: 's21.why.station',
    signature: 's21.why.signature',
    challenge: 's21.why.challenge',
  },
}

/** Why it happened, in words where there are some; any other reason is shown as it was written. */
export function reasonWords(
  { act, reason, detail }: Pick<LogLine, 'act' | 'reason'> & Partial<Pick<LogLine, 'detail'>>,
  t: Translate,
): string {
  const attendedAt = act === 'paperEntered' ? Date.parse(String(detail?.['attendedAt'])) : NaN
  if (!Number.isNaN(attendedAt)) return t('paper.history', { atendida: momentWords(attendedAt) })
  if (act === 'identityChecked' && typeof detail?.['attorney'] === 'string') return t('s07.proxy.history')
  const words = reason !== null && isAuditAct(act) ? whyWords[act] : undefined
  const key =
    words !== undefined && reason !== null && Object.hasOwn(words, reason) ? words[reason] : undefined
  return key === undefined ? (reason ?? '') : t(key)
}

/** Who acted: a name where there is one, and otherwise what kind of actor. */
export function whoWords(
  line: { readonly actor: string; readonly name: string | undefined },
  t: Translate,
): string {
  if (line.name !== undefined) return line.name
  const [kind = ''] = line.actor.split(':')
  return isActor(kind) ? t(`s05.actor.${kind}`) : line.actor
}

const actors = ['system', 'visitor', 'operator', 'claimant', 'officer'] as const
const isActor = (text: string): text is (typeof actors)[number] => actors.some((each) => each === text)

/** `24/11/2026 10:42:30`: a log is read by the second. */
export const momentWords = (at: number): string =>
  `${formatDateShort(instant(Math.floor(at)))} ${formatTime(instant(Math.floor(at)), zones.mainland, 'seconds')}`
