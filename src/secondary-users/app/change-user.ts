import type { AuditAct, AuditDetail } from '../../audit/index.ts'
import type { DelegationId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { widens, type Scope } from '../domain/scopes.ts'
import type { Holder, HolderDeps, HolderRefusal } from './holder-deps.ts'

export type ChangeRefusal = HolderRefusal | 'notNow' | 'askKey'

/**
 * Changes what a person may do, and until when. More than before waits while the key is on probation, and asks for the
 * key (`askKey`) unless it was shown for this very act; less is always done at once.
 */
export async function changeUser(
  deps: HolderDeps,
  holder: Holder,
  id: DelegationId,
  to: { readonly scopes: readonly Scope[]; readonly until: Instant | null; readonly keyShown: boolean },
): Promise<Outcome<undefined, ChangeRefusal>> {
  return deps.atomically(async (tx): Promise<Outcome<undefined, ChangeRefusal>> => {
    const giver = await deps.users.holder(tx, holder.employerId, holder.session)
    if (giver === undefined) return refused('over')
    // Read when the employer is held: no other change of this holder comes between.
    const before = await deps.users.find(holder.employerId, id)
    if (before === undefined) return refused('notNow')
    if (widens(before, to)) {
      if (giver.isFrozen) return refused('frozen')
      if (giver.isUnrepresented) return refused('unrepresented')
      if (giver.onProbation) return refused('probation')
      if (deps.policy.keyAgain && !to.keyShown) return refused('askKey')
    }
    if (!(await deps.users.change(tx, holder.employerId, id, to))) return refused('notNow')
    if (widens(before, to)) await deps.mail.tellGiven(tx, giver, before)
    await told(deps, tx, holder, 'userChanged', {
      user: id,
      scopes: to.scopes,
      until: to.until === null ? null : new Date(to.until),
    })
    return ok(undefined)
  })
}

/** Stops an access for now; it lets nobody do anything from the next request on. */
export const suspendUser = (deps: HolderDeps, holder: Holder, id: DelegationId) =>
  deps.atomically(async (tx): Promise<Outcome<undefined, 'over' | 'notNow'>> => {
    if ((await deps.users.holder(tx, holder.employerId, holder.session)) === undefined) return refused('over')
    if (!(await deps.users.move(tx, holder.employerId, id, 'active', 'suspended'))) return refused('notNow')
    await told(deps, tx, holder, 'userSuspended', { user: id })
    return ok(undefined)
  })

/**
 * Lets a person go on: one whose access was stopped, or one whom the new holder of the key says is right. It gives
 * nobody anything that they did not have, so that a key on probation is no reason to wait.
 */
export const readmitUser = (
  deps: HolderDeps,
  holder: Holder,
  id: DelegationId,
  from: 'suspended' | 'unconfirmed',
) =>
  deps.atomically(async (tx): Promise<Outcome<undefined, HolderRefusal | 'notNow'>> => {
    const giver = await deps.users.holder(tx, holder.employerId, holder.session)
    if (giver === undefined) return refused('over')
    if (giver.isFrozen) return refused('frozen')
    if (giver.isUnrepresented) return refused('unrepresented')
    if (!(await deps.users.move(tx, holder.employerId, id, from, 'active'))) return refused('notNow')
    await told(deps, tx, holder, from === 'suspended' ? 'userResumed' : 'userConfirmed', { user: id })
    return ok(undefined)
  })

/** Takes an access away for good, with the invitations that are out for it. It works whatever else is stopped. */
export const removeUser = (deps: HolderDeps, holder: Holder, id: DelegationId) =>
  deps.atomically(async (tx): Promise<Outcome<undefined, 'over' | 'notNow'>> => {
    if ((await deps.users.holder(tx, holder.employerId, holder.session)) === undefined) return refused('over')
    if (!(await deps.users.remove(tx, holder.employerId, id))) return refused('notNow')
    await told(deps, tx, holder, 'userRemoved', { user: id })
    return ok(undefined)
  })

const told = ({ audit }: HolderDeps, tx: Tx, { employerId }: Holder, act: AuditAct, detail: AuditDetail) =>
  audit.append(tx, { act, employerId, actor: 'visitor', detail })
