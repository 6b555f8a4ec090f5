import { UnreadableFile } from '../../adapters/csv/open-file.ts'

/** How a command ends. Scripts may rely on these numbers; they are in the help and in docs/operate/command-line.md. */
export const exitCodes = {
  ok: 0,
  /** The answer is no: a finding, a number that is not valid, a receipt that is not genuine. */
  negative: 1,
  usage: 2,
  configuration: 3,
  /** Something the command needs does not answer, or failed. */
  outage: 4,
} as const

export type ExitName = keyof typeof exitCodes

/** Ends a command early, with words for whoever called it. Not a defect. */
export class CommandEnd extends Error {
  readonly exit: ExitName

  constructor(exit: ExitName, message: string) {
    super(message)
    this.exit = exit
  }
}

/** Errors of network and file system, and of PostgreSQL (five characters, Appendix A of its manual). */
const outages: readonly RegExp[] = [
  /^E(?:CONN|HOST|NET|TIMEDOUT|PIPE|AI_)/,
  /^ENOTFOUND$/,
  /^(?:08|53|57|58|XX)...$/,
  /^(?:28|3D)...$/,
]

/** What to say, and how to end, for anything that was thrown. */
export function endOf(thrown: unknown): { readonly exit: ExitName; readonly text: string } {
  if (thrown instanceof CommandEnd) return { exit: thrown.exit, text: thrown.message }
  if (thrown instanceof UnreadableFile) return { exit: 'usage', text: `The file is ${thrown.message}.` }
  const { code, path, port } = thrown as {
    readonly code?: unknown
    readonly path?: unknown
    readonly port?: unknown
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (typeof code === 'string') {
    if (code === 'EADDRINUSE')
      return {
        exit: 'outage',
        text: `Port ${String(port)} is taken by another program. Choose another PORT; the demonstration also takes PORT + 25, for its mail.`,
      }
    if (outages.some((form) => form.test(code)))
      return {
        exit: 'outage',
        text: `The database or a service does not answer (${code}). Try again, or look at DATABASE_URL.`,
      }
    if (code === '42P01') return { exit: 'outage', text: 'The database is empty. Run: clavero migrate' }
    if (code === '42501')
      return {
        exit: 'outage',
        text: 'This role of the database may not do that. Run as the owner: clavero migrate --admit ROLE',
      }
    if (typeof path === 'string') return { exit: 'usage', text: `${path}: ${fileWords[code] ?? message}` }
  }
  return { exit: 'outage', text: `Unexpected: ${message}` }
}

const fileWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EACCES: 'no right to open it.',
  EISDIR: 'that is a folder.',
}
