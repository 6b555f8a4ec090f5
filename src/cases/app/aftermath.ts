import type { Tx } from '../../kernel/transaction.ts'
import type { LinkStore } from '../../links/app/ports.ts'
import type { SessionStore } from '../../keys/app/sessions.ts'
import type { Effect, Moved } from '../domain/transition.ts'
import type { AuditAct, AuditActor, AuditDetail, AuditLog } from '../../audit/index.ts'
import type { LoadedCase } from './ports.ts'

/** Carries out what a move asks for, in the transaction of the move itself (I-13). */
export type Aftermath = (tx: Tx, before: LoadedCase, moved: Moved, told: Told) => Promise<void>

export interface Told {
  readonly act: AuditAct
  readonly reason?: string
  readonly detail?: AuditDetail
  /** Who acted, where it was not the person whose case it is. */
  readonly actor?: AuditActor
}

export interface AftermathDeps {
  readonly links: LinkStore
  readonly sessions: SessionStore
  readonly audit: AuditLog
  /** A change of the registered mail that was on its way ends with the old key (I-21). */
  stopContactChanges(tx: Tx, before: LoadedCase): Promise<void>
  /** Whoever was given access before waits for the word of the new holder (I-21). */
  doubtUsers(tx: Tx, before: LoadedCase): Promise<void>
  clearTries(tx: Tx, before: LoadedCase): Promise<void>
  /** Only what signing in has counted: what counts the questions is not an unlocking's to clear (ATK-22). */
  clearSignInTries(tx: Tx, before: LoadedCase): Promise<void>
  /** The row from which officers work on the case follows it (SCREENS S-02). */
  followAtDesk(tx: Tx, before: LoadedCase, moved: Moved): Promise<unknown>
  /** Notices to every registered contact; never counted against a limit (I-26). */
  tellContacts(tx: Tx, before: LoadedCase, moved: Moved): Promise<void>
}

/** One row an effect; the published table of effects in docs/policy.md is drawn from the same names. */
export function aftermathOf(deps: AftermathDeps): Aftermath {
  const carryOut: Readonly<Record<Effect, (tx: Tx, before: LoadedCase, moved: Moved) => Promise<void>>> = {
    voidLinks: (tx, before, moved) =>
      deps.links.voidAll(
        tx,
        before.employer.id,
        moved.case.state.is === 'linkIssued' ? 'newerLink' : 'caseMoved',
      ),
    voidOwnLinks: (tx, before) => deps.links.voidOfCase(tx, before.case.id, 'caseMoved'),
    endSessions: async (tx, before, moved) => {
      const { state } = moved.case
      const by = state.is === 'completed' && state.unlocked === true ? 'keyUnlocked' : 'keySet'
      await deps.sessions.endAll(tx, before.employer.id, by)
    },
    stopContactChanges: (tx, before) => deps.stopContactChanges(tx, before),
    doubtUsers: (tx, before) => deps.doubtUsers(tx, before),
    clearTries: (tx, before) => deps.clearTries(tx, before),
    clearSignInTries: (tx, before) => deps.clearSignInTries(tx, before),
    tellContacts: (tx, before, moved) => deps.tellContacts(tx, before, moved),
  }
  return async (tx, before, moved, told) => {
    await Promise.all([
      ...moved.effects.map((effect) => carryOut[effect](tx, before, moved)),
      deps.followAtDesk(tx, before, moved),
      // Last, because an entry holds its lane until the transaction ends.
      deps.audit.append(tx, {
        actor: { claimant: before.claimant },
        ...told,
        employerId: before.employer.id,
        caseCode: before.code,
      }),
    ])
  }
}
