import { mainlandDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { Instant } from '../../kernel/time.ts'
import { dueDate, type Extension } from './due-date.ts'
import type { Period } from './period.ts'

export const obligationKinds = [
  'contribution',
  'debtNotice',
  'enforceableTitle',
  'agreementInstalment',
] as const
export type ObligationKind = (typeof obligationKinds)[number]

/** `inAgreement`: a payment agreement stands in its place, whose instalments are obligations of their own. */
export const obligationStates = ['pending', 'paid', 'inAgreement'] as const
export type ObligationState = (typeof obligationStates)[number]

/** What an employer owes or owed, as the institution says it. */
export interface Obligation {
  readonly kind: ObligationKind
  /** The month it is for; a contribution always has one. */
  readonly period: Period | null
  /** Cents of a US dollar, without interest: the institution's to compute, never ours (DOMAIN 11). */
  readonly amount: number
  readonly state: ObligationState
  /** Null: the day of the law for its period, which only a contribution has. */
  readonly dueOn: CivilDay | null
  /** Number of the notice, title or agreement. */
  readonly reference: string | null
}

export type Standing = 'paid' | 'inAgreement' | 'later' | 'dueSoon' | 'overdue'

export interface JudgedObligation extends Obligation {
  readonly due: CivilDay
  readonly standing: Standing
}

/** In words of the page: al día, por vencer, en mora. */
export type ArrearsStatus = 'upToDate' | 'dueSoon' | 'inArrears'

export interface JudgedObligations {
  readonly status: ArrearsStatus
  /** A payment agreement is in force: something stands in it, or one of its instalments is still open. */
  readonly hasAgreement: boolean
  /** What is overdue first, then what comes next; what is settled last, the newest of it first. */
  readonly list: readonly JudgedObligation[]
  /** Cents, without interest. */
  readonly overdue: number
}

export interface Judging {
  readonly now: Instant
  readonly province: string | null
  readonly extensions: readonly Extension[]
  /** Days of the calendar before its due date from which on an obligation is due soon (policy). */
  readonly soonDays: number
}

/** How an employer stands. Nothing is in arrears on its last day, nor while it is put off. */
export function judgeObligations(obligations: readonly Obligation[], judging: Judging): JudgedObligations {
  const list = obligations.map((one) => judged(one, judging)).sort(byUrgency)
  const overdue = list.filter(({ standing }) => standing === 'overdue')
  return {
    status:
      overdue.length > 0
        ? 'inArrears'
        : list.some(({ standing }) => standing === 'dueSoon')
          ? 'dueSoon'
          : 'upToDate',
    hasAgreement: list.some(
      ({ kind, standing }) =>
        standing === 'inAgreement' || (kind === 'agreementInstalment' && standing !== 'paid'),
    ),
    list,
    overdue: overdue.reduce((sum, { amount }) => sum + amount, 0),
  }
}

function judged(one: Obligation, judging: Judging): JudgedObligation {
  const due = dueOf(one, judging)
  return { ...one, due, standing: standingOf(one, due, judging) }
}

/** The later of what the institution says and, for a contribution, of what the law and its extensions say. */
function dueOf({ kind, period, dueOn }: Obligation, { province, extensions }: Judging): CivilDay {
  const byLaw =
    kind === 'contribution' && period !== null ? dueDate(period, province, extensions).day : undefined
  if (byLaw === undefined && dueOn === null) throw new RangeError('an obligation without a day')
  return Math.max(byLaw ?? 0, dueOn ?? 0) as CivilDay
}

function standingOf({ state }: Obligation, due: CivilDay, { now, soonDays }: Judging): Standing {
  if (state !== 'pending') return state
  const today = mainlandDay(now)
  if (due < today) return 'overdue'
  return due - today <= soonDays ? 'dueSoon' : 'later'
}

const ranks: Readonly<Record<Standing, number>> = {
  overdue: 0,
  dueSoon: 1,
  later: 2,
  inAgreement: 3,
  paid: 4,
}

function byUrgency(a: JudgedObligation, b: JudgedObligation): number {
  const rank = ranks[a.standing] - ranks[b.standing]
  if (rank !== 0) return rank
  return ranks[a.standing] >= ranks.inAgreement ? b.due - a.due : a.due - b.due
}
