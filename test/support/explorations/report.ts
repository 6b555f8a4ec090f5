import type { Exploration } from '../explorer/explore.ts'
import { elsewhere, invariants, modelsOf } from './invariants.ts'
import { assertedIn, modelNames, type ModelName } from './models.ts'

export interface WalkFigures extends Exploration {
  readonly model: ModelName
  readonly scope: string
  readonly profile: string
}

export interface GuardFigures extends Exploration {
  readonly id: string
  readonly model: ModelName
  readonly scope: string
  readonly without: string
  readonly breaks: string | undefined
}

/** The rule that has to fall did, or, for a guard that another makes up for, none. */
export const isAsExpected = ({ breaks, violation }: GuardFigures): boolean => violation?.invariant === breaks

const thousands = (count: number): string => count.toLocaleString('en')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Columns as wide as their widest cell; texts to the left, figures to the right. */
function table(rows: readonly (readonly string[])[], texts: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number) =>
    column < texts ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}\n`).join('')
}

const isIn = (walk: WalkFigures, guard: GuardFigures): boolean =>
  walk.model === guard.model && walk.scope === guard.scope

function foundText(guards: readonly GuardFigures[]): string {
  if (guards.length === 0) return ''
  const fallen = guards.filter(({ violation }) => violation !== undefined)
  const longest = Math.max(0, ...fallen.map(({ violation }) => violation?.trace.length ?? 0))
  return `
  Of ${guards.length} guards taken out, ${fallen.length} make a rule fall, with shortest traces of up to ${longest} steps;
  ${guards.length - fallen.length} are made up for by another guard, as the tables say.
`
}

/** Guards are taken out under one profile, and counted in its row. */
export function figuresTable(
  walks: readonly WalkFigures[],
  guards: readonly GuardFigures[],
  profileOfGuards: string,
): string {
  const counted = (some: readonly GuardFigures[]) =>
    some.length === 0 ? '' : `${some.filter(isAsExpected).length} of ${some.length}`
  const rows = walks.map((walk) => [
    walk.model,
    walk.scope,
    walk.profile,
    thousands(walk.states),
    thousands(walk.transitions),
    walk.seconds.toFixed(1),
    String(walk.depth),
    String(assertedIn(walk.model).length),
    walk.violation === undefined ? 'none' : walk.violation.invariant,
    walk.profile === profileOfGuards ? counted(guards.filter((guard) => isIn(walk, guard))) : '',
  ])
  const total = [
    'all',
    '',
    '',
    thousands(sum(walks.map(({ states }) => states))),
    thousands(sum(walks.map(({ transitions }) => transitions))),
    sum([...walks, ...guards].map(({ seconds }) => seconds)).toFixed(1),
    String(Math.max(...walks.map(({ depth }) => depth))),
    String(new Set(modelNames.flatMap(assertedIn)).size),
    walks.every(({ violation }) => violation === undefined) ? 'none' : '',
    counted(guards),
  ]
  const head = [
    'model',
    '',
    'profile',
    'states',
    'transitions',
    'seconds',
    'depth',
    'rules',
    'broken',
    'removals found',
  ]
  return table([head, ...rows, total], 3) + foundText(guards)
}

export function invariantsTable(): string {
  const rows = Object.entries(invariants).map(([id, words]) => [
    id,
    words,
    ...modelNames.map((model) => (modelsOf(id).includes(model) ? model : '')),
  ])
  const others = modelNames.map(
    (model) =>
      `  ${model}: ${assertedIn(model)
        .filter((id) => !id.startsWith('I-'))
        .join(', ')}\n`,
  )
  const rest = Object.entries(elsewhere).map(([id, { why, tests }]) => [
    id,
    tests.length === 0 ? why : `${why}: ${tests.join(', ')}`,
  ])
  return [
    'Invariants, and the models that assert them\n',
    table(rows, rows[0]?.length ?? 0),
    '\nOther rules that the models assert\n',
    ...others,
    '\nInvariants that no model asserts, and where they are tested\n',
    table(rest, 2),
  ].join('')
}

/** What happens without one guard, a step a line. */
export function traceText({ id, without, breaks, violation, states }: GuardFigures): string {
  const head = `Without ${without} (${id})`
  if (violation === undefined)
    return `${head}: nothing falls in ${thousands(states)} states${breaks === undefined ? ', for another guard makes up for it' : `, though ${breaks} should`}.\n`
  const meaning = invariants[violation.invariant]
  const steps = violation.trace.map((act, at) => `  ${String(at + 1).padStart(2)}. ${act}\n`)
  return `${head}, ${violation.invariant} falls${meaning === undefined ? '' : ` (${meaning})`}:\n${steps.join('')}`
}
