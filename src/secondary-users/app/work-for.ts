import type { AuditLog } from '../../audit/index.ts'
import type { DelegateId, DelegationId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { mayDo, type PoweredAct } from '../domain/powers.ts'
import type { CurrentAccess, SignedInUser, UserSessionStore } from './session-ports.ts'

export interface WorkForDeps {
  readonly sessions: Pick<UserSessionStore, 'choose' | 'end' | 'endByHandle' | 'endOthers'>
  readonly audit: AuditLog
  readonly atomically: Atomically
}

/** Works for another employer from here on, if that access is in force and theirs. */
export const workFor = (deps: WorkForDeps, digest: Uint8Array, delegate: DelegateId, access: DelegationId) =>
  deps.atomically(async (tx): Promise<Outcome<undefined, 'accessOver'>> => {
    const employerId = await deps.sessions.choose(tx, digest, delegate, access)
    if (employerId === undefined) return refused('accessOver')
    await deps.audit.append(tx, {
      act: 'userEmployerChosen',
      employerId,
      actor: 'visitor',
      detail: { user: access },
    })
    return ok(undefined)
  })

/**
 * The one gate for whatever is done with an access: it is in force, and one of its scopes allows the act. Everything
 * that a page shows or does for an employer asks here first.
 */
export function allowed(
  { access }: Pick<SignedInUser, 'access'>,
  act: PoweredAct,
): Outcome<CurrentAccess, 'accessOver' | 'powerMissing'> {
  if (access === null) return refused('accessOver')
  return mayDo(access.scopes, act) ? ok(access) : refused('powerMissing')
}

/** Ends the session of this browser; one that is over stays so. */
export const signOutUser = (deps: WorkForDeps, digest: Uint8Array): Promise<void> =>
  deps.atomically(async (tx) => {
    if (await deps.sessions.end(tx, digest))
      await deps.audit.append(tx, { act: 'userSessionEnded', actor: 'visitor', detail: { ended: 1 } })
  })

/** Ends one session of the same person, or every other one. */
export const endUserSessions = (
  deps: WorkForDeps,
  delegate: DelegateId,
  which: { readonly handle: string } | { readonly allBut: Uint8Array },
): Promise<void> =>
  deps.atomically(async (tx) => {
    const ended =
      'handle' in which
        ? Number(await deps.sessions.endByHandle(tx, delegate, which.handle))
        : await deps.sessions.endOthers(tx, delegate, which.allBut)
    if (ended > 0)
      await deps.audit.append(tx, {
        act: 'userSessionEnded',
        actor: 'visitor',
        detail: { delegate, ended },
      })
  })
