import { expect, it } from 'vitest'
import { findingLines, fuzzOptions, isWanted, report } from '../support/fuzz/options.ts'
import { runWatched } from '../support/fuzz/watched-run.ts'
import { targets } from './targets.ts'

/** What the build server feeds: counted, not timed, so that it is the same everywhere. About half a minute. */
const inputsOfCi = 600_000

const table = new URL('./targets.ts', import.meta.url)

it(
  'every reader reads whatever it is given, or says no as it promises, within a second (RELIABILITY 11)',
  { timeout: 86_400_000 },
  async () => {
    const options = fuzzOptions()
    const { seed, seconds, from, inputs = seconds === undefined ? inputsOfCi : Infinity } = options
    const wanted = targets.filter(({ name }) => isWanted(options, 'parsers', name))
    const shares = wanted.reduce((sum, { share = 1 }) => sum + share, 0)
    const runs = wanted.map(({ name, share = 1, seeds }) => ({
      target: name,
      seed,
      from,
      inputs:
        inputs === Infinity
          ? Number.MAX_SAFE_INTEGER
          : Math.max(wanted.length === 1 ? 1 : seeds.length + 50, Math.round((inputs * share) / shares)),
      ...(seconds === undefined ? {} : { milliseconds: (1_000 * seconds) / wanted.length }),
    }))
    const ran = await runWatched(table, wanted, runs)
    report('parsers', options, ran)
    expect(ran.map(({ target }) => target)).toEqual(wanted.map(({ name }) => name))
    expect(findingLines(ran)).toEqual([])
  },
)
