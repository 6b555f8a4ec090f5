import type { Agreement } from '../../cases/app/first-key.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { toDate } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { mainlandDay } from '../../kernel/civil-day.ts'
import { maskCedula } from '../../kernel/mask.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import {
  canonicalAttorney,
  judgeAttorney,
  type Attorney,
  type AttorneyRefusal,
  type NamedAttorney,
} from '../domain/attorney.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { judgeAttendance, type AttendanceResult } from '../domain/attendance.ts'
import { actAtCounter, placeOf, tellConflict, type AtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import type { NewAttendance } from './counter-ports.ts'

export interface SeenPerson {
  readonly caseId: CaseId
  readonly result: AttendanceResult
  readonly points: readonly string[]
  /** The words that the officer read out, kept once the person agreed to them (P-70). */
  readonly agreement?: Agreement | undefined
  /** Whoever came in place of the representative. */
  readonly attorney?: NamedAttorney | undefined
}

export interface ConfirmIdentityDeps extends CounterDeps {
  /** M-19 to every registered mailbox, with the attendance it tells of: the representative has to know. */
  tellAttorney(tx: Tx, loaded: LoadedCase, attorney: Attorney): Promise<void>
}

/**
 * What an officer says about who came (S-07). A suspicion freezes the case; the person is told only that it is
 * stopped, and a link that was out is void. An attorney is a claimant: nobody who acted on the case as an officer
 * comes to it as one, and that it was tried is written down (I-12, ATK-48).
 */
export const confirmIdentity = (
  deps: ConfirmIdentityDeps,
  officer: OnDuty,
  { caseId, result, points, attorney: named, agreement }: SeenPerson,
): Promise<Outcome<AttendanceResult, CounterRefusal | 'points' | 'arrival' | AttorneyRefusal>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async (
      at,
    ): Promise<Outcome<AttendanceResult, CounterRefusal | 'points' | 'arrival' | AttorneyRefusal>> => {
      const judged = judgeAttendance(result, points)
      if (!judged.ok) return judged
      // Nobody is confirmed who neither came to a turno nor waited (ATK-48). A suspicion is written down whoever it is.
      if (
        result === 'confirmed' &&
        officer.centreId !== null &&
        (await deps.counter.lacksArrival(at.tx, caseId, officer.centreId))
      )
        return refused('arrival')
      const seen = named === undefined ? ok(null) : await attorneyOf(deps, officer, at, named)
      if (!seen.ok) return seen
      const attorney = seen.value
      await keepAttendance(deps, officer, at, {
        result,
        points: judged.value,
        paper: null,
        attorney,
        agreement,
      })
      if (attorney !== null) await deps.tellAttorney(at.tx, at.loaded, attorney)
      return ok(result)
    },
  )

async function attorneyOf(
  deps: CounterDeps,
  officer: OnDuty,
  { tx, loaded }: AtCounter,
  named: NamedAttorney,
): Promise<Outcome<Attorney, 'conflict' | AttorneyRefusal>> {
  const judged = judgeAttorney(named, { claimant: loaded.claimant, today: mainlandDay(loaded.now) })
  if (!judged.ok) return judged
  const { document, notary, powerOn, scope } = judged.value
  const person = deps.personDigest(document)
  if (person === officer.person || (await deps.counter.hasServed(tx, placeOf(loaded), person))) {
    await tellConflict(deps, tx, officer.id, loaded)
    return refused('conflict')
  }
  return ok({ person, masked: maskCedula(document), notary, powerOn, scope })
}

/**
 * Writes an attendance and its entry in the log; false when its form was entered before. A suspicion freezes the case
 * in the same transaction.
 */
export async function keepAttendance(
  deps: CounterDeps,
  officer: OnDuty,
  { tx, loaded }: AtCounter,
  {
    result,
    points,
    paper,
    attorney,
    agreement,
  }: Omit<NewAttendance, 'officer'> & Pick<SeenPerson, 'agreement'>,
): Promise<boolean> {
  const actor = { officer: officer.id }
  const isKept = await deps.counter.addAttendance(tx, placeOf(loaded), {
    officer: officer.id,
    result,
    points,
    paper,
    attorney,
  })
  if (!isKept) return false
  await deps.audit.append(tx, {
    employerId: loaded.employer.id,
    actor,
    caseCode: loaded.code,
    // The log has the time of the entry by itself, and the time on the paper beside it.
    ...(paper === null
      ? {
          act: 'identityChecked',
          detail: {
            result,
            points,
            arrival: (await deps.counter.lastAttendance(placeOf(loaded), tx))?.arrival?.id,
            ...(attorney !== null && { attorney: deps.evidenceOf(canonicalAttorney(attorney)) }),
          },
        }
      : {
          act: 'paperEntered',
          detail: {
            result,
            points,
            sheet: paper.sheet,
            attendedAt: toDate(paper.attendedAt),
            attendedBy: deps.memberDigest(paper.attendedBy),
          },
        }),
  })
  if (result === 'confirmed' && points.includes('agreement') && agreement !== undefined)
    await deps.keepAgreement(tx, loaded, agreement)
  if (result === 'suspicion')
    await moveWithin(deps, tx, loaded, {
      event: { type: 'referred', reason: 'frozen' },
      named: 'frozen',
      told: { act: 'referred', reason: 'frozen', actor },
    })
  return true
}
