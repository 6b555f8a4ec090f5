import type { Command } from 'commander'
import type { ContactId, EmployerId } from '../../../kernel/ids.ts'
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
      const { acceptedBy } = await import('../accepted.ts')
      const { importFile } = await import('../import-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { importEmployers } = await import('../../../employers/app/import-employers.ts')
      const { createEmployerImportStore } = await import('../../../employers/store/employer-import.ts')
      const { newId } = await import('../../chance.ts')
      await importFile(io, {
        file,
        options,
        act: 'employersImported',
        work: ({ db, config, bytes, listener }) =>
          importEmployers({
            store: createEmployerImportStore(db),
            batches: readCsv(bytes),
            accept: acceptedBy(config),
            newEmployerId: () => newId<EmployerId>(io.now()),
            newContactId: () => newId<ContactId>(io.now()),
            ...listener,
          }),
      })
    })
}
