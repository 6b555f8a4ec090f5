import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { SignedFileReader } from '../../proofs/signatures/app/ports.ts'
import { hexOf } from '../../proofs/signatures/domain/der.ts'
import type { AskedReading, FileReading } from '../../proofs/signatures/domain/reading.ts'
import type { TrustEntry } from '../../proofs/signatures/domain/trust.ts'
import { nodeCrypto } from './node-crypto.ts'
import { startReader, type OneReader, type ReaderSettings, type Said } from './one-reader.ts'
import { readSaid } from './read-said.ts'

export interface ReaderOptions {
  /** Another program to read with; the tests have some that hang, grow and lie. */
  readonly program?: string
  /** Milliseconds for one file. */
  readonly patience?: number
  /** Processes, and files that wait for one. */
  readonly atOnce?: number
  readonly waiting?: number
  /** Milliseconds that a file waits for its turn. */
  readonly turn?: number
}

/** Octets that one process may hold (SIGNATURES 9). Its heap ends before. */
export const mostResident = 256 * 1024 * 1024
const heap = '--max-old-space-size=160'
/** Milliseconds for a process to begin, on a busy machine too. */
const patienceAtStart = 15_000
/** Milliseconds without a file after which the processes are let go. */
const idleFor = 300_000

const here = fileURLToPath(import.meta.url)
const ownProgram = join(dirname(here), `reader-child.${here.endsWith('.ts') ? 'ts' : 'js'}`)
const source = dirname(dirname(dirname(here)))

/** A reader, and how to be rid of its processes before the service ends. */
export interface ReaderPool extends SignedFileReader {
  end(): void
  /** Of the processes that are there now. */
  pids(): readonly number[]
}

interface Waiting {
  readonly asked: AskedReading
  readonly answer: (reading: Outcome<FileReading, 'busy'>) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Reads signed files in a few processes that stay: each with little memory, three seconds for a file, no settings and, where
 * Node can, no right to write, to start another or to read anything but its own program. One that dies, hangs, grows or
 * lies has read an unreadable PDF; another takes its place, and nobody else notices (SIGNATURES 9, ATK-51).
 */
export function signedFileReader({
  program = ownProgram,
  patience = 3_000,
  atOnce = 2,
  waiting: mostWaiting = 20,
  turn = 30_000,
}: ReaderOptions = {}): ReaderPool {
  const confined = process.allowedNodeEnvironmentFlags.has('--permission')
    ? ['--permission', `--allow-fs-read=${source}`, `--allow-fs-read=${dirname(program)}`]
    : []
  const settings: ReaderSettings = {
    program,
    flags: ['--no-warnings', heap, ...confined],
    patience,
    patienceAtStart,
    mostResident,
  }
  const all = new Set<OneReader>()
  const free: OneReader[] = []
  const queue: Waiting[] = []
  const keyOf = trustKeys()
  let last = 0
  let idle: NodeJS.Timeout | undefined

  const start = (): OneReader => {
    const reader = startReader(settings, () => {
      all.delete(reader)
      const at = free.indexOf(reader)
      if (at !== -1) free.splice(at, 1)
    })
    all.add(reader)
    return reader
  }

  async function give(reader: OneReader, { asked, answer, timer }: Waiting): Promise<void> {
    clearTimeout(timer)
    const { trust, ...rest } = asked
    const trustKey = keyOf(trust)
    const isKnown = reader.trustKey === trustKey
    reader.trustKey = trustKey
    last += 1
    const said = await reader.read({ id: last, asked: rest, ...(isKnown ? {} : { newTrust: trust }) })
    const reading = judged(said, asked)
    // Whoever lies once reads nothing more.
    if (reading === 'lied') reader.end()
    else if (all.has(reader)) free.push(reader)
    answer(reading === 'lied' ? ok(unreadable(asked, 'lied')) : reading)
    next()
  }

  function next(): void {
    const waiting = queue[0]
    if (waiting === undefined) {
      if (free.length === all.size) idle = setTimeout(end, idleFor).unref()
      return
    }
    const reader = free.shift() ?? (all.size < atOnce ? start() : undefined)
    if (reader === undefined) return
    queue.shift()
    void give(reader, waiting)
  }

  function end(): void {
    for (const reader of all) reader.end()
  }

  return {
    read: (asked) =>
      new Promise((answer) => {
        clearTimeout(idle)
        if (queue.length >= mostWaiting) return answer(refused('busy'))
        const waiting: Waiting = {
          asked,
          answer,
          timer: setTimeout(() => {
            queue.splice(queue.indexOf(waiting), 1)
            answer(refused('busy'))
          }, turn),
        }
        queue.push(waiting)
        next()
      }),
    end,
    pids: () => [...all].flatMap(({ pid }) => pid ?? []),
  }
}

/** What a process said, believed or not; or how it was lost over a file. One that never began has read nothing. */
function judged(said: Said, asked: AskedReading): Outcome<FileReading, 'busy'> | 'lied' {
  if ('reading' in said) {
    const reading = readSaid(said.reading, asked, digestOf(asked.file))
    return reading === undefined ? 'lied' : ok(reading)
  }
  return said.ended === 'unborn' ? refused('busy') : ok(unreadable(asked, said.ended))
}

const digestOf = (octets: Uint8Array): string => hexOf(nodeCrypto.digest('sha256', octets))

const unreadable = ({ file }: AskedReading, is: string): FileReading => ({
  fileSha256: digestOf(file),
  signatures: [
    {
      checks: [{ check: 'increment', result: 'failed', code: 'PDF_UNREADABLE', facts: { is } }],
      code: 'PDF_UNREADABLE',
      signer: undefined,
      chain: [],
      issuerKeySha256: undefined,
      crlUrls: [],
      ocspUrls: [],
      signatureSha256: undefined,
    },
  ],
})

/** What a list of trust says, in few octets: the same content is the same key, whoever loaded it. */
function trustKeys(): (trust: readonly TrustEntry[]) => string {
  const known = new WeakMap<readonly TrustEntry[], string>()
  return (trust) => {
    const key = known.get(trust) ?? digestOf(serialize(trust))
    known.set(trust, key)
    return key
  }
}
