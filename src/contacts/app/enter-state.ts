import type { AuditActor } from '../../audit/index.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ChangeState } from '../domain/change.ts'
import type { ChangeDeps, HeldEmployer, LiveChange } from './ports.ts'

/**
 * Carries out where a change has got to, in the transaction that moved it (I-13). A registered contact moves the
 * employer's epoch by the table's own trigger, so that what was minted before dies (I-05, ATK-43).
 */
export async function enterState(
  deps: ChangeDeps,
  tx: Tx,
  [employer, change]: readonly [HeldEmployer, LiveChange],
  next: ChangeState,
  actor: AuditActor,
  network?: string,
): Promise<void> {
  const { changes, mail, texts, audit } = deps
  const about = { employerId: employer.id, actor, caseCode: change.caseCode }
  switch (next.is) {
    case 'newMail':
      await changes.await(tx, employer.id, change.id, 'newMail')
      await mail.askNew(tx, employer, change)
      await audit.append(tx, { ...about, act: 'contactConfirmed', reason: 'presentMail' })
      return
    case 'newPhone':
      await changes.await(tx, employer.id, change.id, 'newPhone')
      // Where no more messages may go to this number today, the page says so.
      await texts.askNew(tx, employer, change, network)
      await audit.append(tx, { ...about, act: 'contactConfirmed', reason: 'presentMail' })
      return
    case 'approval':
      await changes.await(tx, employer.id, change.id, 'approval')
      await audit.append(tx, { ...about, act: 'contactConfirmed', reason: 'newMail' })
      return
    case 'cooling':
    case 'done': {
      const usableFrom = await carryOut(deps, tx, [employer, change], next.is === 'cooling')
      await mail.tell(tx, employer, change, usableFrom)
      await audit.append(tx, {
        ...about,
        act: 'contactChanged',
        detail: { kind: change.kind, usableFrom: new Date(usableFrom) },
      })
      return
    }
    case 'presentMail':
    case 'ended':
      throw new Error(`a change does not get to ${next.is} by going on`)
  }
}

/** Registers what is new, or takes off what is to go. @returns from when on that is so for a recovery */
async function carryOut(
  { changes, policy, newContactId }: ChangeDeps,
  tx: Tx,
  [employer, change]: readonly [HeldEmployer, LiveChange],
  cools: boolean,
): Promise<Instant> {
  if (change.value === null) {
    await changes.removePhones(tx, employer.id, change.id)
    return employer.now
  }
  const usableFrom = await changes.register(tx, {
    id: newContactId(),
    employerId: employer.id,
    changeId: change.id,
    coolOff: cools ? policy.coolOff : 0,
  })
  await changes.settle(tx, employer.id)
  return usableFrom
}
