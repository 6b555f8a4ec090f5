/**
 * Takes the guards out of the product one by one, and runs the test that has to notice. A test that passes
 * all the same guards nothing, and the run ends with 1. Ids on the command line choose some.
 *
 * `CLAVERO_GUARD_MINUTES` ends the run after so many minutes, and says how many guards were left: the list begins at
 * another place each day, so that a week takes all of them.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../cluster.ts'
import type { Removal } from './removal.ts'
import { removals } from './removals.ts'

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'clavero-guards-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** The first test that failed without the guard; undefined when all passed. Throws when none ran. */
async function failsWithout({ id, noticedBy, test }: Removal, cluster: string): Promise<string | undefined> {
  const report = join(folder, `${id}.json`)
  const words = ['run', noticedBy, '--bail=1', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`]
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      ...words,
      ...(test === undefined ? [] : ['-t', test]),
    ],
    {
      cwd: root,
      env: { ...process.env, CLAVERO_WITHOUT: id, CLAVERO_TEST_CLUSTER: cluster },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)))
  await new Promise((ended) => child.once('close', ended))
  const results = readReport(report).testResults.flatMap(({ assertionResults }) => assertionResults)
  if (!results.some(({ status }) => status === 'passed' || status === 'failed'))
    throw new Error(`no test ran without ${id}: ${said.trim()}`)
  return results.find(({ status }) => status === 'failed')?.fullName
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return { testResults: [] }
  }
}

/** A race is not lost every time it is run: what was not noticed gets another chance to be. */
const mostRuns = 3

async function noticedWithin(runs: number, removal: Removal, cluster: string): Promise<string | undefined> {
  for (let run = 0; run < runs; run += 1) {
    const failed = await failsWithout(removal, cluster).catch((fault: unknown) => {
      console.error(String(fault))
      return undefined
    })
    if (failed !== undefined) return failed
  }
  return undefined
}

const asked = process.argv.slice(2)
const chosen = removals.filter(({ id }) => asked.length === 0 || asked.includes(id))
const minutes = Number(process.env['CLAVERO_GUARD_MINUTES'] ?? Infinity)
const until = Date.now() + minutes * 60_000
const week = 7
const from = Number.isFinite(minutes)
  ? Math.floor((chosen.length * (Math.floor(Date.now() / 86_400_000) % week)) / week)
  : 0
const waiting = [...chosen.slice(from), ...chosen.slice(0, from)]
let [noticed, taken] = [0, 0]
const next = (): Removal | undefined => (Date.now() < until ? waiting.shift() : undefined)

async function work(): Promise<void> {
  const { url, end } = await startCluster()
  for (let removal = next(); removal !== undefined; removal = next()) {
    taken += 1
    const failed = await noticedWithin(mostRuns, removal, url)
    if (failed !== undefined) noticed += 1
    console.log(`${failed === undefined ? 'NOT NOTICED' : 'noticed'}: without ${removal.without}`)
    console.log(`  ${failed ?? removal.noticedBy}`)
  }
  await end()
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
console.log(`${taken} guards taken out, ${noticed} noticed`)
if (waiting.length > 0)
  console.log(`${waiting.length} were left for want of time: npm run guards takes all of them`)
process.exitCode = taken > 0 && noticed === taken ? 0 : 1
