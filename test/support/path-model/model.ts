import type { Case, EmployerFacts } from '../../../src/cases/domain/case.ts'
import type { CaseEvent, Moved, TransitionRefusal, transition } from '../../../src/cases/domain/transition.ts'
import type { Outcome } from '../../../src/kernel/outcome.ts'
import { plus } from '../../../src/kernel/time.ts'
import type { PathName, Policy } from '../../../src/policy/index.ts'
import { pathNames } from '../../../src/policy/index.ts'
import type { Model, Step } from '../explorer/explore.ts'
import type { Act } from './acts.ts'
import { actsOn, opened } from './acts.ts'
import { attemptAfter, caseOf, factsOf, now } from './bridge.ts'
import { brokenByMove } from './checks.ts'
import { conditionWords, conditions, requirements } from './requirements.ts'
import type { Attempt, Walk } from './walk.ts'
import { older, start, ticks, walkKey } from './walk.ts'

/** What decides: the product's own function and table, or nearly so. */
export interface Decider {
  readonly policy: Policy
  readonly transition: typeof transition
  /** Whether a person whose case has ended may open another. */
  readonly opensAnother: boolean
}

/**
 * Every path of the table, every event in every state, for every employer: the transition function and the
 * table of paths by themselves, with no link, no worker and no page in front of them that would help.
 */
export function pathModel(decider: Decider, paths: readonly PathName[] = pathNames): Model<Walk> {
  return {
    initial: start,
    key: walkKey,
    next: (walk) => [
      ...happens(decider, walk),
      ...opens(decider, walk, paths),
      ...passes(walk),
      ...changes(walk),
    ],
    broken: () => [],
    ends: ({ employer, attempt }) => employer !== 'frozen' && attempt?.is === 'completed',
    mustEnd: ({ employer }) => employer !== 'frozen',
  }
}

export const isOver = ({ is }: Attempt): boolean => is !== 'proving' && is !== 'ready' && is !== 'linkIssued'

function opens({ opensAnother }: Decider, walk: Walk, paths: readonly PathName[]): readonly Step<Walk>[] {
  const { attempt } = walk
  if (attempt !== null && (!opensAnother || !isOver(attempt))) return []
  return paths.flatMap((path) =>
    [true, false].map((asked) => ({
      act: asked
        ? `Ana opens a case on the path "${path}"; both registries confirm her.`
        : `A case on the path "${path}" stands there without any proof.`,
      to: { ...walk, attempt: opened(path, asked ? { reg: { age: 0, foreign: false } } : {}) },
      own: asked,
    })),
  )
}

export const passes = (walk: Walk): readonly Step<Walk>[] =>
  walk.attempt === null
    ? []
    : Object.entries(ticks).map(([name, by]) => ({
        act: `${name} pass.`,
        to: { ...walk, attempt: walk.attempt === null ? null : older(walk.attempt, by) },
        own: true,
      }))

/** All but the RUC stands in the institution's own books and moves the epoch. */
export function changes(walk: Walk): readonly Step<Walk>[] {
  const { employer, attempt } = walk
  const steps: Step<Walk>[] = conditions
    .filter((to) => to !== employer && (to === 'well' || employer === 'well'))
    .map((to) => {
      const moves = ![employer, to].some((one) => one === 'rucSuspended' || one === 'rucCancelled')
      return { act: `${conditionWords[to]}.`, to: changed({ ...walk, employer: to }, moves), own: false }
    })
  if (attempt === null || requirements[attempt.path].whenDoubtful.length > 0)
    for (const doubtful of [true, false, undefined])
      if (doubtful !== walk.doubtful)
        steps.push({ act: doubtWords(doubtful), to: { ...walk, doubtful }, own: false })
  return steps
}

const doubtWords = (doubtful: boolean | undefined): string =>
  doubtful === undefined
    ? 'Nobody can say whether the employer is beyond doubt.'
    : doubtful
      ? 'Somebody flags the employer.'
      : 'The employer is beyond doubt.'

const changed = (walk: Walk, moves: boolean): Walk =>
  walk.attempt === null || !moves || isOver(walk.attempt)
    ? walk
    : { ...walk, attempt: { ...walk.attempt, changed: true } }

function happens(decider: Decider, walk: Walk): readonly Step<Walk>[] {
  const { attempt } = walk
  if (attempt === null) return []
  const current = caseOf(attempt)
  return actsOn(attempt, factsOf(walk)).map((act) => happen(decider, walk, attempt, current, act))
}

/** One act, decided by the product's own function, and whatever rule falls with it. */
export function happen(decider: Decider, walk: Walk, before: Attempt, current: Case, act: Act): Step<Walk> {
  const decide = (of: Case, event: CaseEvent) => decider.transition(of, event, decider.policy, now)
  const decided = decide(current, act.event)
  const breaks = isSwayedBySuspension(decided, decide(current, whileSuspended(act.event))) ? ['I-08'] : []
  if (!decided.ok) return { act: `${act.words}: refused (${decided.code}).`, to: walk, own: act.own, breaks }

  const { case: moved, effects } = decided.value
  const said = act.event.type === 'contactSet' ? act.event : undefined
  const after =
    said === undefined
      ? attemptAfter(before, moved)
      : anchored(attemptAfter(before, moved), moved, said.facts)
  const to = {
    ...walk,
    employer: said !== undefined && walk.employer === 'noMail' ? 'well' : walk.employer,
    attempt: after,
  }
  const again = decide(moved, act.event)
  if (
    again.ok &&
    (again.value.effects.length > 0 ||
      walkKey({ ...to, attempt: attemptAfter(after, again.value.case) }) !== walkKey(to))
  )
    breaks.push('I-14')
  const seen = {
    walk,
    before,
    held: { ...before.held, ...act.brought },
    event: act.event.type,
    said,
    byOneOfficer: act.byOneOfficer === true,
    isOfEarlierMessage: act.isOfEarlierMessage,
    after,
    effects,
  }
  return { act: `${act.words}.`, to, own: act.own, breaks: [...breaks, ...brokenByMove(seen)] }
}

/** The epoch of the employer is another one now; what the case was moved under is today's, or is not. */
const anchored = (attempt: Attempt, { epoch }: Case, facts: EmployerFacts): Attempt => ({
  ...attempt,
  changed: epoch !== facts.epoch,
})

const whileSuspended = (event: CaseEvent): CaseEvent =>
  'facts' in event ? { ...event, facts: { ...event.facts, suspendedUntil: plus(now, 86_400) } } : event

/** A suspension of the questions has no say in what a case decides (I-08). */
const isSwayedBySuspension = (
  one: Outcome<Moved, TransitionRefusal>,
  other: Outcome<Moved, TransitionRefusal>,
): boolean =>
  one.ok && other.ok ? one.value.case.state.is !== other.value.case.state.is : one.ok !== other.ok
