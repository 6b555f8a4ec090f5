import { requestLink, type RequestLinkDeps } from '../../cases/app/request-link.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { TransitionRefusal } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface ResendDeps extends CounterDeps {
  readonly link: RequestLinkDeps
}

/**
 * Sends the link once more while the person is there (S-10), within the limits that everybody has (L-19). A link that
 * was never asked for is not sent this way: `notNow`.
 */
export async function resend(
  deps: ResendDeps,
  officer: OnDuty,
  seen: LoadedCase,
): Promise<Outcome<undefined, CounterRefusal | TransitionRefusal | 'dayLimit' | 'linkExpired'>> {
  const may = await actAtCounter(deps, officer, seen.case.id, ({ loaded: { case: one } }) =>
    Promise.resolve(
      one.state.is === 'linkIssued' || one.state.is === 'ready' ? ok(undefined) : refused('notNow'),
    ),
  )
  if (!may.ok) return may
  const sent = await requestLink(deps.link, seen, 'same', { officer: officer.id })
  return sent.ok ? ok(undefined) : sent
}
