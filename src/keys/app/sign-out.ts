import type { EmployerId } from '../../kernel/ids.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { SessionStore } from './sessions.ts'

export interface SignOutDeps {
  readonly sessions: Pick<SessionStore, 'end' | 'endByHandle' | 'endOthers'>
  readonly atomically: Atomically
  /** Written in the same transaction as the end itself (I-13). */
  readonly told: { sessionEnded(tx: Tx, employerId: EmployerId, ended: number): Promise<void> }
}

/** Ends the session of this browser. One that is over already stays so, and nothing is told twice. */
export async function signOut(deps: SignOutDeps, digest: Uint8Array): Promise<void> {
  await deps.atomically(async (tx) => {
    const employerId = await deps.sessions.end(tx, digest, 'person')
    if (employerId !== undefined) await deps.told.sessionEnded(tx, employerId, 1)
  })
}

/** Ends one session of the same employer; a handle of anyone else's ends nothing. @returns whether it was open. */
export async function endSession(
  deps: SignOutDeps,
  employerId: EmployerId,
  handle: string,
): Promise<boolean> {
  return deps.atomically(async (tx) => {
    const ended = await deps.sessions.endByHandle(tx, employerId, handle)
    if (ended) await deps.told.sessionEnded(tx, employerId, 1)
    return ended
  })
}

/** Ends every session but this one, all or none. @returns how many were open. */
export async function endOtherSessions(
  deps: SignOutDeps,
  employerId: EmployerId,
  own: Uint8Array,
): Promise<number> {
  return deps.atomically(async (tx) => {
    const ended = await deps.sessions.endOthers(tx, employerId, own)
    if (ended > 0) await deps.told.sessionEnded(tx, employerId, ended)
    return ended
  })
}
