/** `npm run explore`: walks every model to its end, takes every guard out, and prints what was found. */
import { writeFileSync } from 'node:fs'
import { asDescribed } from '../../../src/policy/index.ts'
import { elsewhere, invariants, modelsOf } from './invariants.ts'
import { guards, walks, type WithoutGuard } from './models.ts'
import {
  figuresTable,
  invariantsTable,
  isAsExpected,
  traceText,
  type GuardFigures,
  type WalkFigures,
} from './report.ts'
import { parseWords, usage, type Words } from './words.ts'

const say = (text: string) => process.stdout.write(text)
const note = (text: string) => process.stderr.write(text)

const walked = (): WalkFigures[] =>
  walks.map(({ explore, ...walk }) => {
    note(`${walk.model}, ${walk.scope}, ${walk.profile} …\n`)
    return { ...walk, ...explore() }
  })

const takenOut = (some: readonly WithoutGuard[]): GuardFigures[] =>
  some.map(({ explore, ...guard }) => ({ ...guard, ...explore() }))

function run({ json, without, walksOnly }: Words): boolean {
  const isWhole = without.length === 0
  const figures = isWhole ? walked() : []
  if (isWhole && !walksOnly) note(`${guards.length} guards, taken out one by one …\n`)
  const chosen = isWhole ? (walksOnly ? [] : guards) : guards.filter(({ id }) => without.includes(id))
  const found = takenOut(chosen)
  const { user, system } = process.cpuUsage()
  if (isWhole)
    say(
      `\n${figuresTable(figures, found, asDescribed.profile)}  ${((user + system) / 1_000_000).toFixed(1)} s of processor time in all.\n\n${invariantsTable()}`,
    )
  else say(found.map(traceText).join('\n'))
  for (const { model, scope, violation } of figures)
    if (violation !== undefined)
      say(`\n${model}, ${scope}: ${violation.invariant} falls:\n  ${violation.trace.join('\n  ')}\n`)
  if (isWhole) for (const guard of found) if (!isAsExpected(guard)) say(`\n${traceText(guard)}`)
  if (json !== undefined) {
    const covered = Object.keys(invariants).map((id) => ({ id, models: modelsOf(id), ...elsewhere[id] }))
    writeFileSync(
      json,
      `${JSON.stringify({ walks: figures, guards: found, invariants: covered }, null, 2)}\n`,
    )
  }
  return figures.every(({ violation }) => violation === undefined) && found.every(isAsExpected)
}

function main(): number {
  let words: Words
  try {
    words = parseWords(process.argv.slice(2))
  } catch (fault) {
    note(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`)
    return 2
  }
  if (words.isHelp) say(usage)
  else if (words.isList) say(guards.map(({ id, without }) => `${id}: without ${without}\n`).join(''))
  else return run(words) ? 0 : 1
  return 0
}

process.exitCode = main()
