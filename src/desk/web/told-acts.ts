import { isAuditAct, type LogLine } from '../../audit/index.ts'
import { instant, zones } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { CaseTab } from '../app/case-view.ts'
import { resetReasons } from '../domain/reset-request.ts'

/** What happened, in words. An act that an older release wrote and this one does not know keeps its name. */
export const actWords = (act: string, t: Translate): string => (isAuditAct(act) ? t(`s21.act.${act}`) : act)

/** Pages of a case that somebody looked at. */
const seenWords = {
  summary: 's05.tab.summary',
  documents: 's05.tab.documents',
  identity: 's05.tab.identity',
  contact: 's05.tab.contact',
  reset: 's08.go',
  link: 's10.go',
  history: 's05.tab.history',
  messages: 's05.tab.messages',
  security: 's05.tab.security',
  approval: 's02.approve',
} as const satisfies Record<CaseTab | 'approval', TextKey>

/** Why it happened, in words where there are some; any other reason is shown as it was written. */
export function reasonWords(
  { act, reason, detail }: Pick<LogLine, 'act' | 'reason'> & Partial<Pick<LogLine, 'detail'>>,
  t: Translate,
): string {
  const attendedAt = act === 'paperEntered' ? Date.parse(String(detail?.['attendedAt'])) : NaN
  if (!Number.isNaN(attendedAt)) return t('paper.history', { atendida: momentWords(attendedAt) })
  if (act === 'identityChecked' && typeof detail?.['attorney'] === 'string') return t('s07.proxy.history')
  const seen = act === 'caseSeen' && isIn(seenWords, reason) ? seenWords[reason] : undefined
  if (seen !== undefined) return t(seen)
  const asked = act === 'resetRequested' && resetReasons.find((each) => each === reason)
  return asked ? t(`s08.reason.${asked}`) : (reason ?? '')
}

const isIn = <T extends object>(table: T, key: string | null): key is string & keyof T =>
  key !== null && Object.hasOwn(table, key)

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
