import type { LoadedCase } from '../../cases/app/ports.ts'
import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { isOwn, tellConflict } from './at-counter.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import type { SignedReview } from './signed-ports.ts'
import type { SignedCase } from './signed-view.ts'

/**
 * `over`: it waits for no officer any more. `notMine`: somebody else reviews it, or nobody. `conflict`: the officer would
 * judge themselves, their own employer or whom they are the attorney of, which is written down (ATK-48).
 */
export type SignedRefusal = 'over' | 'notMine' | 'conflict'

export interface HeldSigned {
  readonly tx: Tx
  readonly loaded: LoadedCase
  readonly review: SignedReview
}

type HeldDeps = Pick<
  SignedDeskDeps,
  'atomically' | 'cases' | 'audit' | 'personDigest' | 'counter' | 'reviews' | 'uploads'
>

/**
 * One act of an officer on a signed request, with the case held. `by: 'reviewer'` is for whoever has taken it; `'second'`
 * for whoever decides about what another one asked for.
 */
export const heldSigned = <T, C extends string, D = undefined>(
  deps: HeldDeps,
  officer: OnDuty,
  seen: SignedCase,
  act: (held: HeldSigned) => Promise<Outcome<T, C, D>>,
  by: 'reviewer' | 'second' = 'reviewer',
): Promise<Outcome<T, C | SignedRefusal, D | undefined>> =>
  deps.atomically(async (tx): Promise<Outcome<T, C | SignedRefusal, D | undefined>> => {
    const loaded = await deps.cases.lock(tx, seen.loaded.case.id)
    if (loaded === undefined) return refused('over')
    if (await isOwn(deps, tx, officer, loaded)) {
      await tellConflict(deps, tx, officer.id, loaded)
      return refused('conflict')
    }
    const review = await deps.reviews.review(seen.upload, seen.upload.id, tx)
    if (by === 'reviewer' && review.takenBy?.id !== officer.id) return refused('notMine')
    return act({ tx, loaded, review })
  })
