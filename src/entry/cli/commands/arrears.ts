import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ExtensionRefusal } from '../../../arrears/app/extend-due-date.ts'
import type { ExtensionStore } from '../../../arrears/app/ports.ts'
import type { AuditLog } from '../../../audit/app/ports.ts'
import type { Database } from '../../../platform/database/database.ts'
import { isoDay } from '../../../kernel/civil-day.ts'
import { zones } from '../../../kernel/time.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { ImportOptions } from '../importing.ts'
import { printJson, printTable, type CliIo } from '../io.ts'
import { dayOf, sayRecords } from './registry.ts'

export function addArrears(program: Command, io: CliIo): void {
  const arrears = program.command('arrears').description('due dates, and what employers owe')
  addExtensions(arrears, io)
  addImport(arrears, io)
}

const wrong: Readonly<Record<ExtensionRefusal, string>> = {
  province: 'That is none of the 24 provinces; for all of them write "country".',
  period: 'A period is the month whose contributions are meant, such as 2025-10.',
  until: 'The new day is one such as 2025-12-10.',
  sooner: 'That is no later than the day by the law: an extension only gives more time.',
  restDay: 'That is no working day. Write the day that the resolution means by it.',
  far: 'That is more than a year later: look at the year once more.',
  source: 'Name the resolution that says so, in 3 to 300 letters.',
}

function addExtensions(arrears: Command, io: CliIo): void {
  arrears
    .command('extend')
    .description(
      'write down that the authorities put a payment off; one of the same province and period is replaced',
    )
    .argument('<province>', 'one of the 24, or "country" for all')
    .argument('<period>', 'the month whose contributions are meant, such as 2025-10')
    .argument('<date>', 'the new last day, such as 2025-12-10')
    .requiredOption('--source <text>', 'the resolution that says so; it is shown to employers')
    .addHelpText(
      'after',
      examples(
        "clavero arrears extend Imbabura 2025-10 2025-12-10 --source 'Resolution 000 of 12 November 2025'",
      ),
    )
    .action(
      async (province: string, period: string, until: string, { source }: { readonly source: string }) => {
        const { readExtension } = await import('../../../arrears/app/extend-due-date.ts')
        const { newId } = await import('../../chance.ts')
        const read = readExtension({ province, period, until, source })
        if (!read.ok) throw new CommandEnd('usage', wrong[read.code])
        const extension = read.value
        await withExtensions(io, async ({ db, store, audit }) =>
          db.transaction(async (tx) => {
            await store.put(tx, { ...extension, id: newId(io.now()) })
            await audit.append(tx, {
              act: 'dueDateExtended',
              actor: 'operator',
              detail: { province: extension.province ?? 'country', period, until, source: extension.source },
            })
          }),
        )
        io.out(
          `Contributions of ${period}, ${extension.province ?? 'whole country'}: due on ${isoDay(extension.until)}.\n`,
        )
      },
    )

  arrears
    .command('withdraw')
    .description('take an extension back; the day of the law holds again')
    .argument('<province>', 'one of the 24, or "country"')
    .argument('<period>', 'such as 2025-10')
    .addHelpText('after', examples('clavero arrears withdraw Imbabura 2025-10'))
    .action(async (province: string, period: string) => {
      const { readExtensionKey } = await import('../../../arrears/app/extend-due-date.ts')
      const of = readExtensionKey({ province, period })
      if (!of.ok) throw new CommandEnd('usage', wrong[of.code])
      const ended = await withExtensions(io, async ({ db, store, audit }) =>
        db.transaction(async (tx) => {
          if (!(await store.end(tx, of.value))) return false
          await audit.append(tx, {
            act: 'dueDateRestored',
            actor: 'operator',
            detail: { province: of.value.province ?? 'country', period },
          })
          return true
        }),
      )
      if (!ended)
        throw new CommandEnd('negative', 'There is no such extension: clavero arrears extensions lists them.')
      io.out('Taken back.\n')
    })

  arrears
    .command('extensions')
    .description('everything that was put off')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero arrears extensions'))
    .action(async ({ json }: { readonly json?: true }) => {
      const { writePeriod } = await import('../../../arrears/domain/period.ts')
      const rows = await withExtensions(io, async ({ store }) =>
        (await store.all()).map(({ province, period, until, source }) => ({
          province: province ?? 'country',
          period: writePeriod(period),
          until: isoDay(until),
          source,
        })),
      )
      if (json) return printJson(io, rows)
      return printTable(
        io,
        ['PROVINCE', 'PERIOD', 'UNTIL', 'SOURCE'],
        rows.map((row) => Object.values(row)),
      )
    })
}

async function withExtensions<T>(
  io: CliIo,
  work: (parts: {
    readonly db: Database
    readonly store: ExtensionStore
    readonly audit: AuditLog
  }) => Promise<T>,
): Promise<T> {
  const { configOf } = await import('../settings.ts')
  const { withDatabase } = await import('../database.ts')
  const { extensionStore } = await import('../../../arrears/store/extension-store.ts')
  const { auditLogOf } = await import('../../audit-log.ts')
  const config = configOf(io)
  return withDatabase(config, (db) => work({ db, store: extensionStore(db), audit: auditLogOf(config) }))
}

interface Options extends ImportOptions {
  readonly asOf: string
  readonly acceptLoss?: true
}

function addImport(arrears: Command, io: CliIo): void {
  arrears
    .command('import')
    .description(
      'put a new version of the file of obligations in use; until it is whole the former one stays',
    )
    .argument('<file>', 'CSV with the columns of docs/operate/arrears.md, also packed as .zip')
    .requiredOption('--as-of <date>', 'day up to which the file is true, such as 2026-11-23')
    .option('--accept-loss', 'put it in use even if records are gone, or rows are nobody’s')
    .option('--refused <file>', 'list all refused rows there')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero arrears import obligations.csv --as-of 2026-11-23') +
        '\n\nOf an employer with a refused row nothing is said until the next file.\nEnds with 1 when rows were refused; the others are in use.',
    )
    .action(async (file: string, options: Options) => {
      // The day as it begins on the mainland: midnight in UTC is still the day before there.
      const asOf = new Date(dayOf(options.asOf).getTime() - zones.mainland.offsetHours * 3_600_000)
      const { acceptedBy } = await import('../accepted.ts')
      const { importFile } = await import('../import-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { importObligations } = await import('../../../arrears/app/import-obligations.ts')
      const { obligationImportStore } = await import('../../../arrears/store/obligation-import-store.ts')
      await importFile(io, {
        file,
        options,
        act: 'obligationsImported',
        work: ({ db, config, bytes, listener }) =>
          importObligations({
            store: obligationImportStore(db),
            batches: readCsv(bytes),
            accept: acceptedBy(config).identifier,
            asOf,
            source: basename(file),
            acceptLoss: options.acceptLoss === true,
            ...listener,
          }),
        detail: ({ records, before }) => ({ asOf, records, before }),
        say: (done) => sayRecords(io, done),
      })
    })
}
