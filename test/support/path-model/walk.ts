import type { CaseState, Referral } from '../../../src/cases/domain/case.ts'
import type { PathName, ProofKind } from '../../../src/policy/index.ts'
import { pathNames } from '../../../src/policy/index.ts'
import type { Condition } from './requirements.ts'
import { conditions, kindsOf, requirements } from './requirements.ts'

/**
 * One employer and one case on one path. Moments are ages in seconds, as finely as a rule can tell them
 * apart; each limit is met exactly on the dot once, where `<` and `<=` differ.
 */
export interface Walk {
  readonly employer: Condition
  /** Undefined: nobody says. */
  readonly doubtful: boolean | undefined
  readonly attempt: Attempt | null
}

export interface Held {
  readonly age: number
  /** Obtained in another case. */
  readonly foreign: boolean
}

export interface Attempt {
  readonly path: PathName
  readonly is: CaseState['is']
  readonly reason: Referral | null
  readonly signedIn: boolean
  readonly sent: number
  /** Age of the newest request for a link. */
  readonly asked: number
  readonly held: Readonly<Partial<Record<ProofKind, Held>>>
  readonly touched: number
  /** By the model's own clock the person was away for the life of the proofs; only another beginning mends that. */
  readonly lapsed: boolean
  /** The employer has changed since the case was opened. */
  readonly changed: boolean
}

export const start: Walk = { employer: 'well', doubtful: false, attempt: null }

/** Seconds, and the links that one proving may have in all: the first, and three more (L-19). */
export const limits = { wait: 60, idle: 1_800, proof: 86_400, links: 4 } as const

export const ticks = { '60 seconds': 60, '30 minutes': 1_800, '8 hours': 28_800, '24 hours': 86_400 } as const

const aged = (age: number, by: number, edges: readonly number[]): number =>
  edges.findLast((edge) => age + by >= edge) ?? 0

const edgesOf = (kind: ProofKind) => (kind === 'reg' ? [limits.idle, limits.proof] : [limits.proof])

export function older(attempt: Attempt, by: number): Attempt {
  if (attempt.is !== 'proving' && attempt.is !== 'ready' && attempt.is !== 'linkIssued') return attempt
  const { life } = requirements[attempt.path]
  const held: Partial<Record<ProofKind, Held>> = {}
  for (const kind of kindsOf(attempt.path)) {
    const one = attempt.held[kind]
    if (one !== undefined) held[kind] = { ...one, age: aged(one.age, by, edgesOf(kind)) }
  }
  return {
    ...attempt,
    held,
    asked: attempt.is === 'linkIssued' ? aged(attempt.asked, by, [limits.wait]) : 0,
    touched: aged(attempt.touched, by, [life]),
    // Where nothing was shown yet nothing can lapse: people come to a centre days after they chose it.
    lapsed: attempt.lapsed || (by >= life && Object.keys(held).length > 0),
  }
}

const indexOfState = {
  proving: 0,
  ready: 1,
  linkIssued: 2,
  completed: 3,
  suspended: 4,
  referred: 5,
  closed: 6,
} as const
const bit = (value: boolean): number => (value ? 1 : 0)

/** A number for each walk; two walks have the same one exactly when they are the same in every field. */
export function walkKey({ employer, doubtful, attempt }: Walk): number {
  const about = conditions.indexOf(employer) * 3 + (doubtful === undefined ? 2 : bit(doubtful))
  if (attempt === null) return about
  let key = 1 + pathNames.indexOf(attempt.path)
  key = key * 7 + indexOfState[attempt.is]
  key = key * 8 + attempt.sent
  for (const kind of kindsOf(attempt.path)) key = key * 8 + heldKey(attempt.held[kind])
  key = key * 32 + bit(attempt.signedIn) + 2 * bit(attempt.asked > 0) + 4 * bit(attempt.touched > 0)
  key += 8 * bit(attempt.lapsed) + 16 * bit(attempt.changed)
  return key * 21 + about
}

const heldKey = (held: Held | undefined): number =>
  held === undefined ? 0 : 1 + (held.age === 0 ? 0 : held.age < limits.proof ? 1 : 2) * 2 + bit(held.foreign)
