import { csvRow, csvText } from '../../desk/domain/csv.ts'
import type { ImportListener, ImportProgress, RefusedRow } from '../../employers/app/import-rows.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { CommandEnd } from './exit.ts'
import { printJson, type CliIo } from './io.ts'

export interface ImportOptions {
  readonly refused?: string
  readonly json?: true
}

/** Refused rows that are shown on the screen, and that are kept for `--json`; all go into the file of `--refused`. */
const shownRows = 20
const keptRows = 1_000

/** What an import does for whoever waits: a bar, and the rows that were refused by line, field and reason. */
export async function withProgress<R extends ImportProgress>(
  io: CliIo,
  { size, options }: { readonly size: number; readonly options: ImportOptions },
  work: (listener: ImportListener) => Promise<Outcome<R, string, readonly string[]>>,
): Promise<R> {
  const kept: RefusedRow[] = []
  const list = options.refused === undefined ? undefined : await startList(options.refused)
  const bar = io.terminal && !options.json ? await startBar(size) : undefined
  const listener: ImportListener = {
    progress: ({ lines, refused: count, bytes }) => bar?.update(bytes, { lines, refused: count }),
    refuse: (row) => {
      if (kept.length < keptRows) kept.push(row)
      list?.write(row)
    },
  }
  let outcome
  try {
    outcome = await work(listener)
  } finally {
    bar?.stop()
    await list?.end()
  }
  if (!outcome.ok) throw new CommandEnd('negative', refusalText(outcome.code, outcome.detail))

  const { lines, refused } = outcome.value
  if (options.json) printJson(io, { ...outcome.value, refusedRows: kept })
  else {
    const shown = kept.slice(0, shownRows)
    for (const { line, field, reason } of shown) io.err(`line ${line}, ${field || 'whole line'}: ${reason}\n`)
    if (refused > 0 && kept.length > shownRows) io.err('… and more; --refused FILE lists them all\n')
    io.out(`${lines} lines read, ${refused} refused.\n`)
  }
  return outcome.value
}

async function startList(path: string) {
  const { createWriteStream } = await import('node:fs')
  const { finished } = await import('node:stream/promises')
  const file = createWriteStream(path)
  const closed = finished(file)
  // Told when it is awaited at the end: a full disk must not stop the import itself.
  closed.catch(() => undefined)
  file.write(csvText([['line', 'field', 'reason']]))
  return {
    write: ({ line, field, reason }: RefusedRow) => void file.write(csvRow([String(line), field, reason])),
    end: () => {
      file.end()
      return closed
    },
  }
}

async function startBar(size: number) {
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar(
    {
      format: '{bar} {percentage} %  {lines} lines, {refused} refused',
      hideCursor: true,
      clearOnComplete: true,
    },
    progress.Presets.shades_classic,
  )
  bar.start(size, 0, { lines: 0, refused: 0 })
  return bar
}

function refusalText(code: string, detail: readonly string[]): string {
  if (code === 'header') {
    return detail.length === 0
      ? 'The file is empty.'
      : `The columns are not the expected ones: ${detail.join(', ')}. Nothing was imported.`
  }
  if (code === 'drop')
    return `The file has ${detail[1]} records, the one in use ${detail[0]}. Too many are gone: nothing was changed. If that is right, allow it with --accept-loss.`
  return `Refused (${code}): ${detail.join(', ')}. Nothing was imported.`
}
