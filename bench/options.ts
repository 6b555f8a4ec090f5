import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** Where the figures go for machines. */
  readonly json: string | undefined
  /** Length of each measured window. */
  readonly seconds: number
  /** Recoveries under way at the same time, one window each. */
  readonly concurrency: readonly number[]
  /** Employers in the world; every recovery takes another one. */
  readonly employers: number
  /** Recoveries of every service before it is measured. */
  readonly warm: number
  /** Starts of each kind that are timed. */
  readonly starts: number
  /** Only the windows of complete recoveries: for comparing two states of the code. */
  readonly windowsOnly: boolean
  /** Only one part of the run, by its name. */
  readonly only: Part | undefined
  /** Folder for CPU profiles of the service; the figures of such a run are not worth keeping. */
  readonly profile: string | undefined
}

/** Parts that can run by themselves. */
const parts = [
  'floods',
  'queue',
  'uploads',
  'chain',
  'tree',
  'turnos',
  'revocation',
  'judgements',
  'signedFiles',
  'triage',
] as const
/** Those that need no world of employers. */
const small: ReadonlySet<string> = new Set<Part>([
  'queue',
  'uploads',
  'chain',
  'tree',
  'turnos',
  'judgements',
])
export type Part = (typeof parts)[number]

export const usage = `npm run bench -- [options]
  --json FILE          write the figures as JSON too
  --seconds N          length of each measured window (default 15, quick 2)
  --concurrency A,B,C  recoveries at the same time (default 1,8,32; the targets are judged at 8 and 32)
  --quick              a smoke run of about 20 seconds; its figures are rough
  --windows-only       only the complete recoveries, for comparing two states of the code
  --only floods        only the floods of set-key calls
  --only queue         only the queue of the desk with 200,000 open cases
  --only turnos        only P-41 and P-42 with 500,000 bookings in 80 centres
  --only chain         only the check of an activity log of 200,000 entries
  --only tree          only the tree over an activity log of 100,000 entries, and proofs out of it
  --only uploads       only twenty files of a megabyte at once, and what a hostile file takes
  --only revocation    only lists of 50,000 and 200,000 revoked certificates
  --only judgements    only signed requests of one page, and what it costs to keep a list
  --only signedFiles   only signed files, judged for each place where the checks may end
  --only triage        only what T-05 finds of all that people say, and how fast
  --profile FOLDER     write CPU profiles of the service and list where its time goes
  --help               this text
`

/** Throws with a message for people when an option is wrong; `undefined` when only help was asked for. */
export function readOptions(words: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'string' },
      seconds: { type: 'string' },
      concurrency: { type: 'string', default: '1,8,32' },
      quick: { type: 'boolean', default: false },
      'windows-only': { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const { quick } = values
  return {
    json: values.json,
    windowsOnly: values['windows-only'],
    only: partOf(values.only),
    profile: values.profile,
    seconds: count('--seconds', values.seconds ?? (quick ? '2' : '15'), 300),
    concurrency: values.concurrency.split(',').map((text) => count('--concurrency', text, 256)),
    employers: small.has(values.only ?? '') ? 200 : quick ? 2_500 : 10_000,
    warm: quick ? 40 : 400,
    starts: quick ? 1 : 3,
  }
}

function partOf(text: string | undefined): Part | undefined {
  const part = parts.find((known) => known === text)
  if (text !== undefined && part === undefined) throw new Error(`--only takes ${parts.join(', ')}`)
  return part
}

function count(option: string, text: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Error(`${option} takes whole numbers from 1 to ${most}`)
  return number
}
