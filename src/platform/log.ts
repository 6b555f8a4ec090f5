import { writeSync } from 'node:fs'
import { pino, stdTimeFunctions, type Logger } from 'pino'
import { inertLine } from './log-line.ts'

export type Log = Logger

export interface LogOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  /** Which process speaks; the same word as in the audit log. */
  readonly instance?: string
  /** Where lines go; standard output unless given. */
  readonly write?: (line: string) => void
}

/** Names under which something secret could arrive by accident; two levels deep, as objects are logged here. */
const secretNames = [
  'employerKey',
  'key',
  'answer',
  'answers',
  'token',
  'linkCode',
  'screenCode',
  'secret',
  'pass',
  'password',
  'cookie',
  'authorization',
  'body',
] as const

/**
 * The one log of a process: one event is one line of JSON (ASVS 16.4.1), UTC, without a secret and
 * without personal data. Requests are not logged by address: an address can hold what a person typed.
 */
export function createLog({ level, instance, write = onStandardOutput }: LogOptions): Log {
  return pino(
    {
      level,
      base: instance === undefined ? {} : { instance },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secret]',
      },
      serializers: { err: describeFault, error: describeFault, req: () => undefined, res: () => undefined },
    },
    { write: (line) => write(inertLine(line)) },
  )
}

/** Undefined until the first line; `lost` once there was no room for one. */
let standardOutput: 'sound' | 'lost' | undefined

/**
 * A disk that is full under the lines ends no process (F-10): what counts stands in the activity log, and without that
 * nothing is written at all. It is said once on standard error, and lines are written again when there is room.
 */
function onStandardOutput(line: string): void {
  standardOutput ??= watched()
  if (standardOutput === 'sound') return void process.stdout.write(line)
  try {
    writeSync(1, line)
  } catch {
    // Still no room.
  }
}

function watched(): 'sound' {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOSPC') throw fault
    standardOutput = 'lost'
    process.stderr.write(`${JSON.stringify({ level: 'error', msg: 'ENOSPC: no room for the log' })}\n`)
  })
  return 'sound'
}

/**
 * What a fault says about itself. Only chosen fields: errors of a database or mail library carry the
 * values of the statement, the recipient, the dialogue.
 */
function describeFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const { code } = fault as { readonly code?: unknown }
  return {
    type: fault.name,
    message: fault.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { reason: code } : {}),
    stack: fault.stack,
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  }
}
