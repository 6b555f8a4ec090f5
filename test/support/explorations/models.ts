import { transition } from '../../../src/cases/domain/transition.ts'
import type { Policy } from '../../../src/policy/index.ts'
import { asDescribed, profileNames, profiles } from '../../../src/policy/index.ts'
import {
  abandon,
  cleared,
  reserve,
  settle,
  standingAt,
  type TriesRule,
} from '../../../src/proofs/challenges/domain/tries.ts'
import { explore, type Exploration, type Watch } from '../explorer/explore.ts'
import { openingPath } from '../../../src/policy/paths.ts'
import { householdModel } from '../household-model/model.ts'
import { removals as householdRemovals, spares as householdSpares } from '../household-model/removals.ts'
import { machineOf as householdOf, scopes as households } from '../household-model/world.ts'
import { closingRemovals, proofRemovals } from '../path-model/cell-removals.ts'
import { guardRemovals, guardSpares } from '../path-model/guard-removals.ts'
import type { Decider } from '../path-model/model.ts'
import { pathModel } from '../path-model/model.ts'
import { stateRemovals } from '../path-model/state-removals.ts'
import { machineOf } from '../recovery-model/machine.ts'
import { deep, recoveryModel, shaken, wide, type Scope } from '../recovery-model/model.ts'
import { removals as recoveryRemovals, spares as recoverySpares } from '../recovery-model/removals.ts'
import type { Counter } from '../tries-model/model.ts'
import { triesModel } from '../tries-model/model.ts'
import { removals as triesRemovals } from '../tries-model/removals.ts'

/** Everything that is walked to the end, and every guard that is taken out: the tests and `npm run explore` go by this. */

export const modelNames = ['recovery', 'paths', 'household', 'tries'] as const
export type ModelName = (typeof modelNames)[number]

/** One model under one profile, whole. */
export interface Walk {
  readonly model: ModelName
  readonly scope: string
  readonly profile: string
  explore(): Exploration
}

/** A guard taken out under `as-described`. */
export interface WithoutGuard {
  readonly id: string
  readonly model: ModelName
  readonly scope: string
  /** In words that follow "without". */
  readonly without: string
  /** The rule that falls; undefined where another guard makes up for this one. */
  readonly breaks: string | undefined
  explore(): Exploration
}

export const deciderOf = (policy: Policy): Decider => ({ policy, transition, opensAnother: true })
export const counterOf = (rule: TriesRule): Counter => ({
  rule,
  abandon,
  cleared,
  reserve,
  settle,
  standingAt,
})

const scopes: readonly Scope[] = [deep, wide, shaken]
const allPaths = 'every event in every state of every path'
const allTries = 'three sets of answers at once'

export const walks: readonly Walk[] = profileNames.flatMap((profile): readonly Walk[] => {
  const policy = profiles[profile]
  return [
    ...scopes.map((scope): Walk => ({
      model: 'recovery',
      scope: scope.name,
      profile,
      explore: () => explore(recoveryModel(machineOf(policy), scope)),
    })),
    { model: 'paths', scope: allPaths, profile, explore: () => explore(pathModel(deciderOf(policy))) },
    ...Object.values(households).map((scope): Walk => ({
      model: 'household',
      scope: scope.name,
      profile,
      explore: () => explore(householdModel(householdOf(deciderOf(policy), openingPath), scope)),
    })),
    {
      model: 'tries',
      scope: allTries,
      profile,
      explore: () => explore(triesModel(counterOf(policy.questions))),
    },
  ]
})

interface Row {
  readonly id: string
  readonly without: string
  readonly breaks?: string
}

/** Only the rule that has to fall is watched: the trace is then the shortest to it, whatever else falls on the way. */
const without = <R extends Row>(
  model: ModelName,
  row: R,
  scope: string,
  run: (watch: Watch) => Exploration,
): WithoutGuard => ({
  id: row.id,
  model,
  scope,
  without: row.without,
  breaks: row.breaks,
  explore: () => run(row.breaks === undefined ? {} : { only: [row.breaks] }),
})

export const guards: readonly WithoutGuard[] = [
  ...[...recoveryRemovals, ...recoverySpares].map((row) =>
    without('recovery', row, row.scope.name, (watch) =>
      explore(recoveryModel(row.remove(machineOf(asDescribed)), row.scope), watch),
    ),
  ),
  ...[...guardRemovals, ...stateRemovals, ...proofRemovals, ...closingRemovals, ...guardSpares].map((row) =>
    without('paths', row, allPaths, (watch) =>
      explore(pathModel(row.remove(deciderOf(asDescribed)), row.paths), watch),
    ),
  ),
  ...[...householdRemovals, ...householdSpares].map((row) =>
    without('household', row, row.scope.name, (watch) =>
      explore(householdModel(row.remove(householdOf(deciderOf(asDescribed), openingPath)), row.scope), watch),
    ),
  ),
  ...triesRemovals.map((row) =>
    without('tries', row, allTries, (watch) =>
      explore(triesModel(row.remove(counterOf(asDescribed.questions))), watch),
    ),
  ),
]

/** Those of a model: first the guards whose removal makes a rule fall, then those that another makes up for. */
export const guardsOf = (model: ModelName) => {
  const own = guards.filter((guard) => guard.model === model)
  return {
    needed: own.filter(({ breaks }) => breaks !== undefined),
    spare: own.filter(({ breaks }) => breaks === undefined),
  }
}

/** The rules that a model asserts are those that some guard taken out makes fall in it: an assertion that cannot fail is none. */
export const assertedIn = (model: ModelName): readonly string[] =>
  [
    ...new Set(guards.flatMap((guard) => (guard.model === model && guard.breaks ? [guard.breaks] : []))),
  ].toSorted()
