import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { codeTries } from '../domain/code.ts'
import { takeCodeOfDay, takeEmployerCode } from './codes-of-day.ts'
import type { ChangeDeps } from './ports.ts'

export type SendRefusal = 'notNow' | 'tooSoon' | 'limit'

/** Another code for the mailbox that the change waits for. It brings no other tries (L-08). */
export async function sendCodeAgain(
  deps: ChangeDeps,
  employerId: EmployerId,
): Promise<Outcome<undefined, SendRefusal>> {
  return deps.atomically(async (tx) => {
    const employer = await deps.changes.hold(tx, employerId)
    const change = await deps.changes.live(tx, employerId)
    if (employer === undefined || change === undefined || change.tries >= codeTries) return refused('notNow')
    const { is } = change.state
    if (is !== 'presentMail' && is !== 'newMail' && is !== 'newPhone') return refused('notNow')
    if (employer.now - change.askedAt < deps.policy.resendWait * 1000) return refused('tooSoon')
    if (is === 'newPhone') {
      // The number has counts of its own; the employer's day is the same for both.
      if (!(await takeEmployerCode(deps, tx, employerId))) return refused('limit')
      return (await deps.texts.askNew(tx, employer, change)) ? ok(undefined) : refused('limit')
    }
    const to = parseEmailAddress(is === 'newMail' ? change.value : employer.present?.value)
    if (!to.ok) return refused('notNow')
    if (!(await takeCodeOfDay(deps, tx, employerId, to.value))) return refused('limit')
    await (is === 'newMail' ? deps.mail.askNew : deps.mail.askPresent)(tx, employer, change)
    return ok(undefined)
  })
}
