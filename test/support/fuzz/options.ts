import { readFileSync, writeFileSync } from 'node:fs'
import type { Ran } from './run-target.ts'

/** How much is fed, and where it is written down. `npm run fuzz` sets it; the build server feeds what the tests say. */
export interface FuzzOptions {
  readonly seed: number
  /** Inputs of each half; undefined for as many as the build server feeds. */
  readonly inputs: number | undefined
  /** Seconds of each half; undefined for no limit. */
  readonly seconds: number | undefined
  /** Targets that are fed; undefined for all. */
  readonly only: readonly string[] | undefined
  /** Number of the first input, for one that is to be seen again. */
  readonly from: number
  /** File that the figures are added to. */
  readonly json: string | undefined
}

const number = (name: string): number | undefined => {
  const text = process.env[name]
  return text === undefined || text === '' ? undefined : Number(text)
}

export const seedOfCi = 20_260_101

export const fuzzOptions = (): FuzzOptions => ({
  seed: number('CLAVERO_FUZZ_SEED') ?? seedOfCi,
  inputs: number('CLAVERO_FUZZ_INPUTS'),
  seconds: number('CLAVERO_FUZZ_SECONDS'),
  only: process.env['CLAVERO_FUZZ_ONLY']?.split(','),
  from: number('CLAVERO_FUZZ_FROM') ?? 0,
  json: process.env['CLAVERO_FUZZ_JSON'],
})

export const isWanted = ({ only }: FuzzOptions, half: string, name: string): boolean =>
  only === undefined || only.includes(half) || only.includes(name)

/** Says how it went, on the screen and in the file. */
export function report(half: string, { json, seed }: FuzzOptions, all: readonly Ran[]): void {
  const inputs = all.reduce((sum, each) => sum + each.inputs, 0)
  const seconds = all.reduce((sum, each) => sum + each.milliseconds, 0) / 1_000
  const findings = all.flatMap((each) => each.findings)
  const perSecond = Math.round(inputs / Math.max(seconds, 0.001))
  console.log(
    `fuzz ${half}: ${inputs} inputs over ${all.length} targets in ${seconds.toFixed(1)} s, ` +
      `${perSecond} a second, ${findings.length} findings (seed ${seed})`,
  )
  if (json === undefined) return
  const before = JSON.parse(readFileSync(json, 'utf8')) as Readonly<Record<string, unknown>>
  const targets = all.map((each) => ({ ...each, findings: each.findings.length }))
  const added = { ...before, seed, [half]: { inputs, seconds, perSecond, findings, targets } }
  writeFileSync(json, `${JSON.stringify(added, null, 2)}\n`)
}

/** What a failed test prints: enough to see it again. */
export const findingLines = (all: readonly Ran[]): readonly string[] =>
  all.flatMap(({ findings }) =>
    findings.map(
      ({ target, seed, n, kind, says, input }) =>
        `${kind} of ${target}: ${says}\n  npm run fuzz -- --seed ${seed} --only '${target}' --from ${n} --inputs 1\n  ${input}`,
    ),
  )
