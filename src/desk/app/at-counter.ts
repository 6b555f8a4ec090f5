import { isOpen } from '../../cases/domain/transition.ts'
import { isAttended } from '../../cases/domain/path-rule.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { CounterDeps } from './counter-deps.ts'

export type CounterRefusal = 'noCase' | 'conflict'

/** What an officer holds while they act on a case. */
export interface AtCounter {
  readonly tx: Tx
  readonly loaded: LoadedCase
}

/**
 * One act of an officer on a case that is attended, with the case held. `noCase`: there is none, or it does not run
 * before an officer; `conflict`: the officer would serve themselves, their own employer or whom they are the attorney
 * of, which is written down (ATK-48).
 */
export const actAtCounter = <T, C extends string, D = undefined>(
  deps: Pick<CounterDeps, 'atomically' | 'cases' | 'policy' | 'audit' | 'personDigest' | 'counter'>,
  officer: OnDuty,
  caseId: CaseId,
  act: (at: AtCounter) => Promise<Outcome<T, C, D>>,
  also: 'open' | 'over' = 'open',
): Promise<Outcome<T, C | CounterRefusal, D | undefined>> =>
  deps.atomically(async (tx): Promise<Outcome<T, C | CounterRefusal, D | undefined>> => {
    const loaded = await deps.cases.lock(tx, caseId)
    if (loaded === undefined || !isAttended(deps.policy.paths[loaded.case.path])) return refused('noCase')
    if (also === 'open' && !isOpen(loaded.case.state)) return refused('noCase')
    if (await isOwn(deps, tx, officer, loaded)) {
      await tellConflict(deps, tx, officer.id, loaded)
      return refused('conflict')
    }
    return act({ tx, loaded })
  })

/** Writes down that an officer would have served themselves, their own employer or whom they are the attorney of (ATK-48). */
export const tellConflict = (
  { audit }: Pick<CounterDeps, 'audit'>,
  tx: Tx,
  officer: OfficerId,
  { employer, code }: LoadedCase,
): Promise<unknown> =>
  audit.append(tx, {
    act: 'conflictRefused',
    employerId: employer.id,
    actor: { officer },
    caseCode: code,
  })

/** Whether the case is the officer's own, of an employer that they represent, or one that they came to as attorney. */
export const isOwn = async (
  {
    personDigest,
    counter,
  }: Pick<CounterDeps, 'personDigest'> & { readonly counter: Pick<CounterDeps['counter'], 'wasAttorney'> },
  tx: Tx,
  officer: Pick<OnDuty, 'person'>,
  loaded: LoadedCase,
): Promise<boolean> =>
  // The natural person counts, whatever the account.
  [loaded.claimant, ...loaded.employer.representatives.map(({ document }) => document)].some(
    (document) => personDigest(document) === officer.person,
  ) || (await counter.wasAttorney(tx, placeOf(loaded), officer.person))

export const placeOf = ({ case: { id }, employer }: LoadedCase) => ({
  employerId: employer.id,
  caseId: id,
})
