import { spawn } from 'node:child_process'
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

export interface InspectorOptions {
  /** Another program to look with; the tests have some that hang, grow and lie. */
  readonly program?: string
  /** Milliseconds for one file. */
  readonly patience?: number
}

/** Processes at the same time, and files that wait for one; whoever comes after is told so at once. */
const mostAtOnce = 2
const mostWaiting = 20

const here = fileURLToPath(import.meta.url)
const ownProgram = join(dirname(here), here.endsWith('.ts') ? 'inspect-child.ts' : 'inspect-child.js')
/** Megabytes of a process of ours: what is read is 5, and what is kept of it opened 40 (`pdf-file.ts`). */
const heap = '--max-old-space-size=192'

/**
 * Looks into files in processes of their own, each for one file: with little memory, ten seconds, no settings
 * and, where Node can, no right to write, to start another or to read anything but its own program. One that
 * dies, hangs or lies is a file that is not taken, and nothing else notices (F-04, ATK-53).
 */
export function fileInspector({
  program = ownProgram,
  patience = 10_000,
}: InspectorOptions = {}): FileInspector {
  const source = dirname(dirname(dirname(ownProgram)))
  const confined = process.allowedNodeEnvironmentFlags.has('--permission')
    ? ['--permission', `--allow-fs-read=${source}`, `--allow-fs-read=${dirname(program)}`]
    : []
  const waiting: (() => void)[] = []
  let running = 0

  const turn = async (): Promise<boolean> => {
    if (running < mostAtOnce) {
      running += 1
      return true
    }
    if (waiting.length >= mostWaiting) return false
    await new Promise<void>((mine) => void waiting.push(mine))
    return true
  }
  const done = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  const look = (content: Uint8Array): Promise<Outcome<InspectedFile, InspectionRefusal>> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--no-warnings', heap, ...confined, program], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {},
      })
      const parts: Buffer[] = []
      let length = 0
      const end = () => void child.kill('SIGKILL')
      const timer = setTimeout(end, patience)
      child.on('error', reject)
      child.stdout.on('data', (part: Buffer) => {
        length += part.length
        parts.push(part)
        if (length > mostBytes + 4_096) end()
      })
      // It may be dead before it has read all.
      child.stdin.on('error', () => undefined)
      child.stdin.end(content)
      child.on('close', (code) => {
        clearTimeout(timer)
        resolve(code === 0 ? readInspection(Buffer.concat(parts)) : refused('deep'))
      })
    })

  return {
    async inspect(content) {
      if (!(await turn())) return refused('busy')
      try {
        return await look(content)
      } finally {
        done()
      }
    },
  }
}

const refusals = ['type', 'locked', 'deep'] as const satisfies readonly InspectionRefusal[]

/** What a process has said is not believed before it was looked at. */
export function readInspection(said: Buffer): Outcome<InspectedFile, InspectionRefusal> {
  const end = said.indexOf(0x0a)
  let line: unknown
  try {
    line = JSON.parse(said.toString('utf8', 0, Math.max(end, 0)))
  } catch {
    return refused('deep')
  }
  if (typeof line !== 'object' || line === null) return refused('deep')
  const { type, pages, active, refusal } = line as Readonly<Record<string, unknown>>
  const known = refusals.find((each) => each === refusal)
  if (known !== undefined) return refused(known)
  const kind = fileTypes.find((each) => each === type)
  const content = said.subarray(end + 1)
  const isSound = typeof pages === 'number' && typeof active === 'boolean' && content.length > 0
  if (kind === undefined || !isSound || content.length > mostBytes) return refused('deep')
  return ok({ type: kind, pages, active, content })
}
