import type { Command } from 'commander'
import type { ContactId, EmployerId } from '../../../kernel/ids.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { ImportOptions } from '../importing.ts'
import { printJson, type CliIo } from '../io.ts'

export function addEmployers(program: Command, io: CliIo): void {
  const employers = program.command('employers').description('the institution’s own list of employers')

  employers
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

  employers
    .command('end-sessions')
    .description('nobody is in the account of this employer any more: of all its branches, and of its users')
    .argument('<identifier>', 'RUC, or number of a household')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero employers end-sessions 2499990001001') +
        '\n\nKeys stay: whoever has one may sign in again. The employer reads of it in its history.\nEnds with 1 where there is no such employer.',
    )
    .action(async (identifier: string, { json }: { readonly json?: true }) => {
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { auditLogOf } = await import('../../audit-log.ts')
      const { endSessions } = await import('../../end-sessions.ts')
      const config = configOf(io)
      const ended = await withDatabase(config, (db) => endSessions(db, auditLogOf(config), identifier))
      if (json) printJson(io, ended)
      if (ended.employers === 0)
        throw new CommandEnd('negative', json ? '' : 'There is no employer with that number.')
      if (!json) io.out(`Ended: ${ended.own} with its own key, ${ended.users} of its users.\n`)
    })
}
