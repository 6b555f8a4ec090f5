import type { Command } from 'commander'
import type { ContactId, EmployerId } from '../../../kernel/ids.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { ImportOptions } from '../importing.ts'
import type { CliIo } from '../io.ts'

export function addEmployers(program: Command, io: CliIo): void {
  program
    .command('employers')
    .description('the institution’s own list of employers')
    .command('import')
    .description('bring employers in; a contact that is registered already is never replaced')
    .argument('<file>', 'CSV with the columns of docs/adapt/registries.md, also packed as .zip')
    .option('--refused <file>', 'list all refused rows there')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero employers import employers.csv',
        'clavero employers import employers.zip --refused refused.csv',
      ) + '\n\nSafe to repeat after an interruption. Ends with 1 when rows were refused; the others are in.',
    )
    .action(async (file: string, options: ImportOptions) => {
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { acceptedBy } = await import('../accepted.ts')
      const { withProgress } = await import('../importing.ts')
      const { openFile } = await import('../../../adapters/csv/open-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { importEmployers } = await import('../../../employers/app/import-employers.ts')
      const { createEmployerImportStore } = await import('../../../employers/store/employer-import.ts')
      const { newId } = await import('../../chance.ts')
      const { auditLogOf } = await import('../../audit-log.ts')
      const config = configOf(io)
      const opened = await openFile(file)
      const report = await withDatabase(config, async (db) => {
        const done = await withProgress(io, { size: opened.size, options }, (listener) =>
          importEmployers({
            store: createEmployerImportStore(db),
            batches: readCsv(opened.bytes),
            accept: acceptedBy(config),
            newEmployerId: () => newId<EmployerId>(io.now()),
            newContactId: () => newId<ContactId>(io.now()),
            ...listener,
          }),
        )
        await db.transaction((tx) =>
          auditLogOf(config).append(tx, {
            act: 'employersImported',
            actor: 'operator',
            detail: { lines: done.lines, refused: done.refused },
          }),
        )
        return done
      })
      if (report.refused > 0) throw new CommandEnd('negative', '')
    })
}
