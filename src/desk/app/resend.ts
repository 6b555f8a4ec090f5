import { requestLink, type RequestLinkDeps } from '../../cases/app/request-link.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { TransitionRefusal } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface ResendDeps extends CounterDeps {
  readonly link: RequestLinkDeps
}

/**
 * Sends the link once more while the person is there (S-10), within the limits that everybody has (L-19). A link that
 * was never asked for is not sent this way: `notNow`; but for whoever was attended on paper: theirs waits for the
 * moment in which an officer has them on the telephone, at their mailbox, and says so: `notThere` (F-41).
 */
export async function resend(
  deps: ResendDeps,
  officer: OnDuty,
  seen: LoadedCase,
  isAtMailbox = false,
): Promise<Outcome<undefined, CounterRefusal | TransitionRefusal | 'notThere' | 'dayLimit' | 'linkExpired'>> {
  const may = await actAtCounter<undefined, 'notNow' | 'notThere'>(
    deps,
    officer,
    seen.case.id,
    async ({ tx, loaded }) => {
      const { state } = loaded.case
      if (state.is !== 'linkIssued' && state.is !== 'ready') return refused('notNow')
      const attendance = await deps.counter.lastAttendance(placeOf(loaded), tx)
      if (attendance?.paper == null) return ok(undefined)
      if (!isAtMailbox) return refused('notThere')
      await deps.audit.append(tx, {
        act: 'personReached',
        employerId: loaded.employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
      })
      return ok(undefined)
    },
  )
  if (!may.ok) return may
  const sent = await requestLink(deps.link, seen, 'same', { officer: officer.id })
  return sent.ok ? ok(undefined) : sent
}
