import type { ChangeId, EmployerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { advance, type ChangeEvent, type ChangeState } from '../domain/change.ts'
import { enterState } from './enter-state.ts'
import type { ChangeDeps, LiveChange } from './ports.ts'

export type ConfirmRefusal = 'codeMismatch' | 'codeOver' // none is out, it has run out, it was used, or its tries are spent

export interface Typed {
  /** The change that the page is about, where another one may be on its way as well. */
  readonly only?: ChangeId | null
  /** Whose request it is counted by, should a message to a mobile come of it. */
  readonly network?: string
}

/**
 * The code of a change, typed. A try is taken before anything is compared, and the code is used up by one
 * conditional statement under the employer's row: of fifty that come at once one goes on, and a stop that came
 * first leaves nothing to confirm (L-08, I-02).
 * @returns where the change stands now; tries left with a mismatch.
 */
export async function confirmCode(
  deps: ChangeDeps,
  employerId: EmployerId,
  code: string,
  { only = null, network }: Typed = {},
): Promise<Outcome<ChangeState, ConfirmRefusal, number>> {
  const reserved = await deps.changes.reserveTry(employerId, only)
  if (reserved === undefined) return refused('codeOver', 0)
  return deps.atomically(async (tx) => {
    const employer = await deps.changes.hold(tx, employerId)
    const change = await deps.changes.live(tx, employerId)
    if (employer === undefined || change?.id !== reserved.id || change.digest === null)
      return refused('codeOver', 0)
    const shown = deps.codeDigest(change.id, code)
    if (!deps.sameBytes(change.digest, shown)) {
      await deps.audit.append(tx, {
        act: 'contactCodeRefused',
        employerId,
        actor: 'visitor',
        caseCode: change.caseCode,
        detail: { left: reserved.left },
      })
      return refused('codeMismatch', reserved.left)
    }
    const next = advance(
      change.state,
      eventFor(change, employer.hasConfirmed),
      deps.policy.coolOff,
      employer.now,
    )
    if (!next.ok || !(await deps.changes.useCode(tx, employerId, change.id, shown)))
      return refused('codeOver', 0)
    await enterState(deps, tx, [employer, change], next.value, 'visitor', network)
    return ok(next.value)
  })
}

function eventFor(change: LiveChange, cools: boolean): ChangeEvent {
  switch (change.state.is) {
    case 'presentMail':
      return { type: 'presentMailConfirmed', wanted: change }
    case 'newPhone':
      return { type: 'newPhoneConfirmed' }
    default:
      return { type: 'newMailConfirmed', cools }
  }
}
