import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import {
  compareLive,
  type CompareDeps,
  type CompareRefusal,
} from '../../proofs/biometrics/app/compare-live.ts'
import {
  beginEnrolment,
  forgetFingers,
  keepImpression,
  type AtReader,
  type ImpressionRefusal,
  type KeptImpression,
} from '../../proofs/biometrics/app/enrol.ts'
import type {
  Enrolment,
  FingerPlace,
  SubjectDigest,
  TriesLeft,
} from '../../proofs/biometrics/app/finger-ports.ts'
import {
  slots,
  type Extractor,
  type FingerPosition,
  type Slot,
} from '../../proofs/biometrics/domain/slots.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { isOfThisVisit } from '../domain/attendance.ts'
import { actAtCounter, placeOf, type AtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import { seenFor } from './run-out.ts'

export interface FingerDeskDeps extends CounterDeps, CompareDeps {
  readonly policy: CounterDeps['policy']
  readonly audit: CounterDeps['audit']
  readonly atomically: CounterDeps['atomically']
  /** A new challenge for a station. */
  newNonce(): string
  /** M-30 and M-31 to every registered mailbox: the representative has to know. */
  tellFingers(tx: Tx, loaded: LoadedCase, what: 'enrolled' | 'deleted'): Promise<void>
}

export type FingerRefusal = CounterRefusal | 'notSeen'

/**
 * One act about the fingers of whoever opened the case. They stand before the officer, who confirmed today, in person,
 * that it is them; an attorney's fingers are not the representative's.
 */
const actAtReader = <T, C extends string>(
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
  act: (at: AtCounter, reader: AtReader) => Promise<Outcome<T, C>>,
): Promise<Outcome<T, C | FingerRefusal>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async (at): Promise<Outcome<T, C | FingerRefusal>> => {
      if (!(await wasSeen(deps, at.loaded, at.tx))) return refused('notSeen')
      return act(at, readerOf(deps, at.loaded, officer))
    },
    // The key may be made, and the person is still there.
    'over',
  )

/** Whether the person was confirmed on this visit, over the counter and not by an attorney. */
export async function wasSeen(
  { counter, policy }: Pick<FingerDeskDeps, 'counter' | 'policy'>,
  loaded: LoadedCase,
  tx?: Tx,
): Promise<boolean> {
  const attendance = await counter.lastAttendance(placeOf(loaded), tx)
  return (
    // Whoever has been forgotten has no fingers either.
    loaded.claimant !== '' &&
    attendance !== null &&
    attendance.result === 'confirmed' &&
    attendance.paper === null &&
    attendance.attorney === null &&
    isOfThisVisit(attendance, seenFor(loaded.case, policy), loaded.now)
  )
}

const placeIn = (loaded: LoadedCase): FingerPlace => ({ ...placeOf(loaded), caseCode: loaded.code })

const readerOf = (
  { subjectOf }: Pick<FingerDeskDeps, 'subjectOf'>,
  loaded: LoadedCase,
  { id, centreId }: OnDuty,
): AtReader => ({
  place: placeIn(loaded),
  subject: subjectOf(loaded.claimant),
  officer: { id, centreId },
})

/** The person heard the words and agrees; which two fingers it is about. */
export const agreeToFingers = (
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
  agreed: {
    readonly lang: Lang
    readonly positions: readonly [FingerPosition, FingerPosition]
    readonly extractor: Extractor
  },
): Promise<Outcome<undefined, FingerRefusal | 'sameFinger' | 'enrolled'>> =>
  actAtReader(deps, officer, caseId, ({ tx }, reader) => beginEnrolment(deps, tx, reader, agreed))

/** Keeps one impression; `changed` when another one came since the page was shown. */
export const captureFinger = (
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
  asked: { readonly slot: Slot; readonly octets: Uint8Array; readonly extractor: Extractor },
): Promise<Outcome<KeptImpression, FingerRefusal | ImpressionRefusal>> =>
  actAtReader(deps, officer, caseId, async ({ tx, loaded }, reader) => {
    const kept = await keepImpression(deps, tx, reader, asked)
    if (kept.ok && kept.value.isComplete) await deps.tellFingers(tx, loaded, 'enrolled')
    return kept
  })

/** The person asks that their fingers are deleted: whoever stands there has to be them, and no more. */
export const deleteFingers = (
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
): Promise<Outcome<undefined, FingerRefusal | 'none'>> =>
  actAtReader(deps, officer, caseId, async ({ tx, loaded }, reader): Promise<Outcome<undefined, 'none'>> => {
    if (!(await forgetFingers(deps, tx, reader.subject, reader))) return refused('none')
    await deps.tellFingers(tx, loaded, 'deleted')
    return ok(undefined)
  })

/** A challenge for the station, for one finger; nothing is compared without one (ATK-45). */
export const challengeFinger = (
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
  slot: Slot,
): Promise<Outcome<string, CounterRefusal>> =>
  actAtCounter(deps, officer, caseId, async ({ tx, loaded }): Promise<Outcome<string, CounterRefusal>> => {
    const nonce = deps.newNonce()
    await deps.live.issue(tx, placeIn(loaded), {
      digest: deps.challengeDigest(nonce),
      officer: officer.id,
      slot,
      life: deps.policy.fingers.captureLife,
    })
    return ok(nonce)
  })

/** Compares what a station captured with what the person of the case enrolled. The case is not held meanwhile. */
export async function compareAtCounter(
  deps: FingerDeskDeps,
  officer: OnDuty,
  caseId: CaseId,
  { envelope, signature }: { readonly envelope: string; readonly signature: Uint8Array },
): Promise<Outcome<undefined, CompareRefusal | CounterRefusal>> {
  const reader = await actAtCounter(deps, officer, caseId, async ({ loaded }) =>
    Promise.resolve(loaded.claimant === '' ? refused('noCase') : ok(readerOf(deps, loaded, officer))),
  )
  return reader.ok ? compareLive(deps, { ...reader.value, envelope, signature }) : reader
}

/** What a page about fingers tells. */
export interface FingerFile {
  readonly subject: SubjectDigest
  readonly wasSeen: boolean
  readonly enrolment: Enrolment | undefined
  readonly left: Readonly<Record<Slot, TriesLeft>>
  /** When the newest match was made that can still be taken. */
  readonly matchedAt: Instant | undefined
}

export async function fingerFile(deps: FingerDeskDeps, loaded: LoadedCase): Promise<FingerFile> {
  const subject = deps.subjectOf(loaded.claimant)
  const place = placeIn(loaded)
  const [seen, enrolment, matchedAt, first, second] = await Promise.all([
    wasSeen(deps, loaded),
    deps.fingers.find(subject),
    deps.live.freshMatch(place, subject),
    deps.live.triesLeft(place, subject, slots[0]),
    deps.live.triesLeft(place, subject, slots[1]),
  ])
  return { subject, wasSeen: seen, enrolment, matchedAt, left: { 1: first, 2: second } }
}
