import type { Instant } from '../../kernel/time.ts'
import type { Environment } from '../../platform/config/values.ts'

/** The world as a command sees it. Handed in, so that tests need no process. */
export interface CliIo {
  readonly env: Environment
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly stdin: () => AsyncIterable<string>
  readonly now: () => Instant
  /** Whether a person looks at `err`: only then a bar is drawn. */
  readonly terminal: boolean
}

export const printJson = (io: CliIo, value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`)

/** Columns as wide as they need to be; the last one is not padded. */
export function printTable(io: CliIo, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
    io.out(`${cells.join('  ').trimEnd()}\n`)
  }
}
