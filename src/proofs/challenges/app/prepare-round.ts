import { wallClock, zones, type Instant } from '../../../kernel/time.ts'
import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type { EmployerId } from '../../../kernel/ids.ts'
import type { Policy } from '../../../policy/policy.ts'
import { drawQuestionSet, type ThinReason } from '../domain/draw.ts'
import type { Facts } from '../domain/facts.ts'
import { isAnswerable } from '../domain/judge.ts'
import { standingAt } from '../domain/tries.ts'
import type { ChallengeTools, Round } from './ports.ts'

export type Prepared =
  | { readonly kind: 'ready'; readonly round: Round; readonly left: number }
  | { readonly kind: 'suspended'; readonly until: Instant }
  | { readonly kind: 'thin'; readonly reason: ThinReason }

/** The calendar day on which questions are asked: mainland Ecuador's. */
export function ecuadorDay(now: Instant): string {
  const { year, month, day } = wallClock(now, zones.mainland)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * What a person meets who wants to answer questions for this employer: the set that is already on show,
 * a fresh one, a suspension, or too thin a file to ask anything that an outsider could not look up.
 */
export function prepareRound(
  tools: ChallengeTools,
  policy: Policy['questions'],
  asked: {
    readonly employerId: EmployerId
    readonly employerClass: EmployerClass
    readonly facts: Facts
    readonly now: Instant
    /** Of the sets that fit, one of those an outsider knows least about. */
    readonly strongest: boolean
  },
  round: Round,
): Prepared {
  const standing = standingAt(round.tries, asked.now, policy)
  if (standing.kind === 'suspended') return { kind: 'suspended', until: standing.until }
  // A fact may have gone since the draw, or be another in this case: what nobody can answer is not asked (I-20).
  if (round.set !== null && round.setKey !== null && isAnswerable(round.set, asked.facts))
    return { kind: 'ready', round, left: standing.left }
  const drawn = drawQuestionSet({
    facts: asked.facts,
    employerClass: asked.employerClass,
    policy,
    today: ecuadorDay(asked.now),
    random: tools.random,
    stable: (label) => tools.stable(asked.employerId, label),
    exclude: round.earlier,
    strongest: asked.strongest,
  })
  if (drawn.kind === 'thin') return drawn
  return {
    kind: 'ready',
    left: standing.left,
    round: { ...round, set: drawn.set, setKey: tools.newSetKey(), shownTo: null },
  }
}
