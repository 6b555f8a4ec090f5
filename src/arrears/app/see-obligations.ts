import type { EmployerId } from '../../kernel/ids.ts'
import { secondsBetween, type Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import { comingDueDates, daysLeft, nextDueDate, type DaysLeft, type DueDate } from '../domain/due-date.ts'
import { judgeObligations, type JudgedObligations } from '../domain/obligation.ts'
import type { ArrearsEmployer, ArrearsEmployers, ExtensionStore, ObligationSource } from './ports.ts'

export interface SeeDeps {
  readonly policy: Pick<Policy, 'arrears'>
  readonly source: ObligationSource
  readonly employers: ArrearsEmployers
  readonly extensions: Pick<ExtensionStore, 'all'>
}

/** What is known about an employer's obligations. Of an outage nothing follows about the employer. */
export type Told =
  | {
      readonly is: 'known'
      readonly judged: JudgedObligations
      readonly asOf: Instant
      /** Older than what is certified on. */
      readonly isOld: boolean
    }
  | { readonly is: 'noData' }
  | { readonly is: 'down' }

export interface SeenObligations {
  readonly employer: ArrearsEmployer
  readonly next: DueDate
  readonly left: DaysLeft
  readonly told: Told
}

/** How an employer stands and what it has to pay next. The dates never wait for what the source answers. */
export async function seeObligations(
  deps: SeeDeps,
  id: EmployerId,
  now: Instant,
): Promise<SeenObligations | undefined> {
  const employer = await deps.employers.byId(id)
  if (employer === undefined) return undefined
  const [extensions, answer] = await Promise.all([deps.extensions.all(), deps.source.of(employer)])
  const { province } = employer
  const next = nextDueDate(now, province, extensions)
  const seen = { employer, next, left: daysLeft(next, now) }
  if (answer.kind === 'notFound') return { ...seen, told: { is: 'noData' } }
  if (answer.kind !== 'found') return { ...seen, told: { is: 'down' } }
  const { soonDays, dataMaxAge } = deps.policy.arrears
  return {
    ...seen,
    told: {
      is: 'known',
      judged: judgeObligations(answer.obligations, { now, province, extensions, soonDays }),
      asOf: answer.asOf,
      isOld: secondsBetween(answer.asOf, now) > dataMaxAge,
    },
  }
}

/** The due dates of a year for an employer, the next first. */
export async function dueDatesOf(
  deps: Pick<SeeDeps, 'employers' | 'extensions'>,
  id: EmployerId,
  now: Instant,
): Promise<readonly DueDate[] | undefined> {
  const employer = await deps.employers.byId(id)
  if (employer === undefined) return undefined
  return comingDueDates(now, 12, employer.province, await deps.extensions.all())
}
