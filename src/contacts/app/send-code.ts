import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { codeTries } from '../domain/code.ts'
import { takeCodeOfDay, takeEmployerCode } from './codes-of-day.ts'
import type { ChangeDeps } from './ports.ts'

export type SendRefusal = 'notNow' | 'tooSoon' | 'limit'

/** Takes back what was counted in the same transaction, where nothing goes out. */
class NotSent extends Error {}

/** Another code for what the change waits for. It brings no other tries (L-08). */
export async function sendCodeAgain(
  deps: ChangeDeps,
  employerId: EmployerId,
  /** Whose request it is counted by. */
  network: string,
): Promise<Outcome<undefined, SendRefusal>> {
  try {
    return await deps.atomically(async (tx) => {
      const employer = await deps.changes.hold(tx, employerId)
      const change = await deps.changes.live(tx, employerId)
      if (employer === undefined || change === undefined || change.tries >= codeTries)
        return refused('notNow')
      const { is } = change.state
      if (is !== 'presentMail' && is !== 'newMail' && is !== 'newPhone') return refused('notNow')
      if (employer.now - change.askedAt < deps.policy.resendWait * 1000) return refused('tooSoon')
      if (is === 'newPhone') {
        // The number is counted apart; the employer's day is the same for both.
        if (!(await takeEmployerCode(deps, tx, employerId))) return refused('limit')
        if (!(await deps.texts.askNew(tx, employer, change, network))) throw new NotSent()
        return ok(undefined)
      }
      const to = parseEmailAddress(is === 'newMail' ? change.value : employer.present?.value)
      if (!to.ok) return refused('notNow')
      if (!(await takeCodeOfDay(deps, tx, employerId, to.value))) return refused('limit')
      await (is === 'newMail' ? deps.mail.askNew : deps.mail.askPresent)(tx, employer, change)
      return ok(undefined)
    })
  } catch (fault) {
    if (fault instanceof NotSent) return refused('limit')
    throw fault
  }
}
