import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { FileInspector } from '../../proofs/dossier/app/ports.ts'
import {
  fileTypes,
  mostBytes,
  type InspectedFile,
  type InspectionRefusal,
} from '../../proofs/dossier/domain/file-limits.ts'
import { fairTurns } from './fair-turns.ts'
import { keeperOfReaders } from './reader-keeper.ts'

export interface InspectorOptions {
  /** Another program to look with; the tests have some that hang, grow and lie. */
  readonly program?: string
  /** Milliseconds for one file. */
  readonly patience?: number
  /** Told of each file how long its process took, in milliseconds, and how many octets it held at most: by its own word, or as it was seen where it was ended. */
  readonly onRead?: (milliseconds: number, mostResident: number) => void
}

/** Processes at the same time, files that wait for one, and the milliseconds that they wait; whoever comes after is told so. */
const turnsFor = { atOnce: 2, waiting: 20, patience: 30_000 }

/** Octets that the process of one file may hold (issue 4). Its heap ends before, and what is read is 5 MB. */
export const mostResident = 256 * 1024 * 1024
const heap = '--max-old-space-size=128'

const here = fileURLToPath(import.meta.url)
const ending = here.endsWith('.ts') ? 'ts' : 'js'
const ownProgram = join(dirname(here), `inspect-child.${ending}`)
const keeperProgram = join(dirname(here), `keep-readers.${ending}`)

/**
 * Looks into files in processes of their own, each for one file: with little memory, ten seconds, no settings
 * and, where Node can, no right to write, to start another or to read anything but its own program. One that
 * dies, hangs, grows or lies is a file that is not taken, and nothing else notices (F-04, ATK-53).
 */
export function fileInspector({
  program = ownProgram,
  patience = 10_000,
  onRead,
}: InspectorOptions = {}): FileInspector {
  const source = dirname(dirname(dirname(ownProgram)))
  const confined = process.allowedNodeEnvironmentFlags.has('--permission')
    ? ['--permission', `--allow-fs-read=${source}`, `--allow-fs-read=${dirname(program)}`]
    : []
  const keeper = keeperOfReaders(keeperProgram, {
    program,
    flags: ['--no-warnings', heap, ...confined],
    patience,
    mostResident,
    mostSaid: mostBytes + 4_096,
  })
  const turns = fairTurns(turnsFor)

  return {
    async inspect(content, by) {
      if (!(await turns.take(by))) return refused('busy')
      const begun = performance.now()
      try {
        const reading = await keeper.read(content)
        if (reading === undefined) return refused('busy')
        const took = performance.now() - begun
        const said = Buffer.from(reading.said ?? [])
        const { held } = aboutOf(said)
        onRead?.(took, Math.max(reading.mostResident, typeof held === 'number' ? held : 0))
        return readInspection(said, content)
      } finally {
        turns.giveBack()
      }
    },
  }
}

const refusals = ['type', 'locked', 'form', 'deep'] as const satisfies readonly InspectionRefusal[]

const endOfLine = 0x0a

/** The line that comes first, by its fields; none for one that was ended before it said anything, or says nothing of use. */
function aboutOf(said: Buffer): Readonly<Record<string, unknown>> {
  try {
    const line: unknown = JSON.parse(said.toString('utf8', 0, Math.max(said.indexOf(endOfLine), 0)))
    return typeof line === 'object' && line !== null ? (line as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

/** What a process has said about what was sent is not believed before it was looked at. */
export function readInspection(said: Buffer, sent: Uint8Array): Outcome<InspectedFile, InspectionRefusal> {
  const { type, pages, active, isSame, refusal } = aboutOf(said)
  const known = refusals.find((each) => each === refusal)
  if (known !== undefined) return refused(known)
  const kind = fileTypes.find((each) => each === type)
  // What is kept as it came need not come back.
  const content = isSame === true ? sent : said.subarray(said.indexOf(endOfLine) + 1)
  const isSound = typeof pages === 'number' && typeof active === 'boolean' && content.length > 0
  if (kind === undefined || !isSound || content.length > mostBytes) return refused('deep')
  return ok({ type: kind, pages, active, content })
}
