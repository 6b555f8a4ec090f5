import { isoDay, type CivilDay } from '../../../kernel/civil-day.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { OfficerId } from '../../../kernel/ids.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { refused, ok, type Outcome } from '../../../kernel/outcome.ts'
import { judgeDay, type DayRefusal, type PaperClock } from './paper-day.ts'
import { documentRules, type DocumentKind, type DocumentPoint } from './documents.ts'

/** `quarantined`: nobody has said yet that it is harmless. `infected`: it is not, and its content is gone (ATK-56). */
export type FileState = 'quarantined' | 'kept' | 'infected'

/** The file of a document that counts; an earlier one that it replaced does not. */
export interface DossierFile {
  readonly id: string
  /** SHA-256 of what is kept, in hex. */
  readonly digest: string
  readonly state: FileState
  readonly type: 'pdf' | 'jpeg' | 'png'
  /** Octets. */
  readonly size: number
  /** What the person called it; data, never a path (ATK-54). */
  readonly name: string
  /** It could do something when it is opened: shown to nobody but as a file to keep (ATK-55). */
  readonly active: boolean
  readonly at: Instant
  /** Who scanned it at the counter; null when the employer sent it. */
  readonly scannedBy: OfficerId | null
  /** When an officer first looked at it. */
  readonly seenAt: Instant | null
}

export type CheckResult = 'ok' | 'fix' | 'skip'

export interface DocumentCheck {
  readonly result: CheckResult
  readonly points: readonly DocumentPoint[]
  /** In the officer's words, told to the person; '' unless something has to be mended. */
  readonly reason: string
  readonly officer: OfficerId
  /** Of the file that was looked at; null when the original was shown over the counter. */
  readonly fileDigest: string | null
  /** As it stands on the paper: of its issue, or its last one. Null where none was asked for. */
  readonly day: CivilDay | null
  readonly at: Instant
  /** It was in order, and has become too old since (`judgeDay`). */
  readonly hasLapsed: boolean
}

/** What a registry said instead of the paper. */
export interface OnRecord {
  readonly registry: RegistrySource
}

export type DocumentState = 'missing' | 'received' | 'inReview' | 'ok' | 'fix' | 'skip'

export interface DossierDocument {
  readonly kind: DocumentKind
  readonly file: DossierFile | null
  readonly check: DocumentCheck | null
  readonly onRecord: OnRecord | null
}

/**
 * A check of another file than the one that is there now says nothing about this one, and one that has lapsed nothing
 * any more. Nor does one that was there before the scan: what the officer kept is looked at, whatever was seen till then.
 */
export const checkInForce = ({ file, check }: DossierDocument): DocumentCheck | null => {
  if (check === null || check.hasLapsed) return null
  if (file !== null && file.scannedBy !== null && file.at > check.at) return null
  return check.fileDigest === null || check.fileDigest === file?.digest ? check : null
}

/** What the person reads beside a document: the check that is in force first, then the file, then the registry. */
export function stateOf(document: DossierDocument): DocumentState {
  const check = checkInForce(document)
  // What has to be mended and was sent anew is there to be looked at again, whatever it was judged by.
  const isNewer = check !== null && document.file !== null && document.file.at > check.at
  if (check !== null && !(check.result === 'fix' && isNewer)) return check.result
  if (document.file?.state === 'infected') return 'fix'
  if (document.file !== null) return document.file.seenAt === null ? 'received' : 'inReview'
  return document.onRecord === null ? 'missing' : 'skip'
}

/** Nothing is left to bring, and nothing waits for a look. */
export const isSettled = (documents: readonly DossierDocument[]): boolean =>
  documents.length > 0 && documents.every((one) => ['ok', 'skip'].includes(stateOf(one)))

export interface JudgedCheck {
  readonly kind: DocumentKind
  readonly result: CheckResult
  readonly points: readonly string[]
  readonly reason: string
  /** The digest that stood on the officer's page; null when the original was seen. */
  readonly fileDigest: string | null
  /** The day that stands on the paper; null for one that was not written. */
  readonly day: CivilDay | null
}

export const longestReason = 500

/**
 * Whether an officer may write this about a document. `changed`: another file came meanwhile, look again;
 * `quarantined`: nobody has said that the file is harmless; `points`: in order means every point ticked;
 * `reason`: the person has to be told what to mend; `notOnRecord`: only a registry makes a paper needless; the rest
 * is said by `judgeDay`.
 */
export function judgeCheck(
  document: DossierDocument,
  asked: JudgedCheck,
  clock: PaperClock,
): Outcome<
  { readonly points: readonly DocumentPoint[]; readonly reason: string; readonly day: CivilDay | null },
  'changed' | 'quarantined' | 'points' | 'reason' | 'notOnRecord' | DayRefusal
> {
  if (asked.fileDigest !== null) {
    if (document.file?.digest !== asked.fileDigest) return refused('changed')
    if (document.file.state !== 'kept') return refused('quarantined')
  }
  const { points } = documentRules[asked.kind]
  const ticked = points.filter((point) => asked.points.includes(point))
  const reason = asked.reason.trim().slice(0, longestReason)
  switch (asked.result) {
    case 'ok': {
      const { day } = asked
      const dated = judgeDay(asked.kind, day, clock)
      if (!dated.ok) return dated
      return ticked.length === points.length ? ok({ points: ticked, reason: '', day }) : refused('points')
    }
    case 'fix':
      return reason === '' ? refused('reason') : ok({ points: ticked, reason, day: null })
    case 'skip':
      return document.onRecord === null ? refused('notOnRecord') : ok({ points: [], reason: '', day: null })
  }
}

/**
 * Everything about the papers of a case that somebody approves, as one text: lengths before every part, so
 * that nothing moves from one field to the next. An approval is bound to its digest (I-12, ATK-43).
 */
export function canonicalDossier(caseId: string, documents: readonly DossierDocument[]): string {
  const parts = documents.flatMap((one) => {
    const check = checkInForce(one)
    return [
      one.kind,
      stateOf(one),
      one.file?.digest ?? '-',
      one.file?.state ?? '-',
      one.onRecord?.registry ?? '-',
      check?.result ?? '-',
      check?.points.join(' ') ?? '-',
      check?.reason ?? '-',
      check?.officer ?? '-',
      check === null || check.day === null ? '-' : isoDay(check.day),
      check === null ? '-' : String(check.at),
    ]
  })
  return ['clavero.dossier.1', caseId, ...parts].map((part) => `${part.length}:${part},`).join('')
}
