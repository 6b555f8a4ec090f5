import { openFile } from '../../adapters/csv/open-file.ts'
import type { AuditAct, AuditDetail } from '../../audit/domain/entry.ts'
import type { ImportListener, ImportProgress } from '../../employers/app/import-rows.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { auditLogOf } from '../audit-log.ts'
import { withDatabase } from './database.ts'
import { CommandEnd } from './exit.ts'
import { withProgress, type ImportOptions } from './importing.ts'
import type { CliIo } from './io.ts'
import { configOf } from './settings.ts'

interface ImportParts {
  readonly db: Database
  readonly config: Config
  /** What the file holds, unpacked. */
  readonly bytes: AsyncIterable<Uint8Array>
  readonly listener: ImportListener
}

interface FileImport<R extends ImportProgress> {
  readonly file: string
  readonly options: ImportOptions
  readonly act: AuditAct
  readonly work: (parts: ImportParts) => Promise<Outcome<R, string, readonly string[]>>
  /** What the activity log keeps besides how many lines were read and refused. */
  readonly detail?: (done: R) => AuditDetail
  /** Told to a person once all is written down; `--json` says it in its own way. */
  readonly say?: (done: R) => void
}

/**
 * The way of every command that brings a file in: its rows, then the entry in the activity log, then its words.
 * @throws CommandEnd `negative` when rows were refused (the others are in), or when the file was refused whole
 */
export async function importFile<R extends ImportProgress>(
  io: CliIo,
  { file, options, act, work, detail, say }: FileImport<R>,
): Promise<void> {
  const config = configOf(io)
  const { size, bytes } = await openFile(file)
  const report = await withDatabase(config, async (db) => {
    const done = await withProgress(io, { size, options }, (listener) =>
      work({ db, config, bytes, listener }),
    )
    const { lines, refused } = done
    await db.transaction((tx) =>
      auditLogOf(config).append(tx, {
        act,
        actor: 'operator',
        detail: { lines, refused, ...detail?.(done) },
      }),
    )
    return done
  })
  if (options.json !== true) say?.(report)
  if (report.refused > 0) throw new CommandEnd('negative', '')
}
