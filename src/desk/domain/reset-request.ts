import type { CaseId, ContactId, EmployerId, Id, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Attendance, OnPaper } from './attendance.ts'
import { attorneyParts, type Attorney } from './attorney.ts'
import { canonical } from './canonical.ts'

export type ResetId = Id<'resetRequest'>

/** Why the key has to be made anew before an officer (S-08). */
export const resetReasons = [
  'lostKey',
  'firstKey',
  'blocked',
  'rucNotActive',
  'mailLost',
  'newRepresentative',
] as const
export type ResetReason = (typeof resetReasons)[number]

/** What whoever approves may answer. */
export const decisions = ['approved', 'returned', 'rejected'] as const
export type Decision = (typeof decisions)[number]

export const longestNote = 500

/** Everything that is shown to whoever decides. */
export interface Shown {
  readonly caseId: CaseId
  readonly code: string
  readonly path: string
  readonly claimant: string
  readonly employer: {
    readonly id: EmployerId
    readonly identifier: string
    readonly legalName: string
    readonly representatives: readonly { readonly document: string; readonly names: string }[]
  }
  readonly facts: {
    readonly rucState: string
    readonly hasKey: boolean
    readonly blocked: boolean
    readonly frozen: boolean
    readonly epoch: number
    readonly doubtful?: boolean
  }
  readonly mail: { readonly id: ContactId; readonly value: string } | null
  readonly ledger: readonly {
    readonly kind: string
    readonly at: Instant
    readonly source: string
    readonly evidence: string
    readonly enteredAt?: Instant
    readonly byAttorney?: true
  }[]
  readonly dossierDigest: string
  readonly attendance: Attendance | null
  readonly reason: ResetReason
  readonly note: string
  readonly requestedBy: OfficerId
}

type Parts = readonly (string | number | boolean | null)[]

/** What is shown, in the parts that a change is told by (S-09). */
export const shownParts = ['employer', 'mailbox', 'case', 'papers', 'identity', 'request'] as const
export type ShownPart = (typeof shownParts)[number]

const proofParts = (proof: Shown['ledger'][number]): Parts => [
  proof.kind,
  proof.at,
  proof.source,
  proof.evidence,
  proof.enteredAt ?? null,
  proof.byAttorney ?? false,
]

const partOf: Readonly<Record<ShownPart, (shown: Shown) => Parts>> = {
  employer: ({ employer, facts }) => [
    employer.id,
    employer.identifier,
    employer.legalName,
    employer.representatives.length,
    ...employer.representatives.flatMap(({ document, names }) => [document, names]),
    facts.rucState,
    facts.hasKey,
    facts.blocked,
    facts.frozen,
    facts.epoch,
    facts.doubtful ?? true,
  ],
  mailbox: ({ mail }) => [mail?.id ?? null, mail?.value ?? null],
  case: ({ caseId, code, path, claimant, ledger }) => [
    caseId,
    code,
    path,
    claimant,
    ledger.length,
    ...ledger.flatMap(proofParts),
  ],
  papers: ({ dossierDigest }) => [dossierDigest],
  identity: ({ attendance }) => canonicalAttendance(attendance),
  request: ({ reason, note, requestedBy }) => [reason, note, requestedBy],
}

/** One text of one part; its keyed digest says later whether this part is still as it was shown. */
export const canonicalPart = (part: ShownPart, shown: Shown): string =>
  canonical(`clavero.reset.1.${part}`, partOf[part](shown))

/** One text of all of it: an approval is bound to its digest, and void when anything is different (I-12, ATK-43). */
export const canonicalRequest = (shown: Shown): string =>
  canonical(
    'clavero.reset.1',
    shownParts.map((part) => canonicalPart(part, shown)),
  )

const canonicalAttendance = (attendance: Attendance | null): readonly (string | number)[] =>
  attendance === null
    ? ['-']
    : [
        attendance.n,
        attendance.officer,
        attendance.result,
        attendance.points.join(' '),
        attendance.at,
        ...canonicalPaper(attendance.paper),
        ...canonicalPower(attendance.attorney),
        // What was attended without a line is what it was.
        ...(attendance.arrival === null ? [] : [attendance.arrival.id]),
      ]

const canonicalPower = (attorney: Attorney | null): readonly (string | number)[] =>
  attorney === null ? ['-'] : attorneyParts(attorney)

/** Both times: the one on the paper, and the one of the entry before it (F-41). */
const canonicalPaper = (paper: OnPaper | null): readonly (string | number)[] =>
  paper === null ? ['-'] : [paper.sheet, paper.attendedAt, paper.attendedBy.id]

/** What an attended check rests on: papers, person, registries. The evidence of the proof `att` is its keyed digest. */
export const canonicalCheck = (checked: {
  readonly caseId: CaseId
  readonly dossierDigest: string
  readonly attendance: Attendance | null
  readonly registryEvidence: string
  /** Evidence of the compared finger that stands for the papers; empty where they were seen. */
  readonly finger: string
}): string =>
  canonical('clavero.attended.1', [
    checked.caseId,
    checked.dossierDigest,
    ...canonicalAttendance(checked.attendance),
    checked.registryEvidence,
    ...(checked.finger === '' ? [] : [checked.finger]),
  ])

/**
 * Whether it may be decided so. `self`: by whoever asked for it, or without the power to; `saw`: by whoever saw the
 * person; `reason`: whoever asked has to learn why not. That nothing changed is judged apart, with the case held.
 */
export function judgeDecision(
  request: { readonly isDecided: boolean; readonly barredBy: 'self' | 'saw' | undefined },
  asked: { readonly decision: Decision; readonly reason: string },
): Outcome<undefined, 'decided' | 'self' | 'saw' | 'reason'> {
  if (request.barredBy !== undefined) return refused(request.barredBy)
  if (request.isDecided) return refused('decided')
  return asked.decision !== 'approved' && asked.reason.trim() === '' ? refused('reason') : ok(undefined)
}
