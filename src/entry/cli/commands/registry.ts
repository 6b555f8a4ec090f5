import { basename } from 'node:path'
import { Argument, Option, type Command } from 'commander'
import type { SnapshotRegistry } from '../../../proofs/registry/app/import-ports.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { ImportOptions } from '../importing.ts'
import type { CliIo } from '../io.ts'

interface Options extends ImportOptions {
  readonly asOf: string
  readonly part: string
  readonly acceptLoss?: true
}

export function addRegistry(program: Command, io: CliIo): void {
  program
    .command('registry')
    .description('files of the registries')
    .command('import')
    .description('put a new version of a registry file in use; until it is whole the former one stays')
    .addArgument(new Argument('<kind>', 'which registry').choices(['taxpayer', 'civil', 'companies']))
    .argument('<file>', 'the file as it was published, also packed as .zip')
    .requiredOption('--as-of <date>', 'day up to which the file is true, such as 2026-11-23')
    .addOption(new Option('--part <name>', 'province of a taxpayer file').default('all'))
    .option('--accept-loss', 'put it in use even if more than a tenth of the records are gone')
    .option('--refused <file>', 'list all refused rows there')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero registry import taxpayer taxpayers-azuay.zip --part azuay --as-of 2026-11-23',
        'clavero registry import companies companies.csv --as-of 2026-11-23 --json',
      ) + '\n\nEnds with 1 when rows were refused; the others are in use.',
    )
    .action(async (kind: SnapshotRegistry, file: string, options: Options) => {
      const asOf = dayOf(options.asOf)
      const { acceptedBy } = await import('../accepted.ts')
      const { importFile } = await import('../import-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { readTaxpayerFile } = await import('../../../adapters/csv/read-taxpayer-file.ts')
      const { importSnapshot } = await import('../../../proofs/registry/app/import-snapshot.ts')
      const { createSnapshotStore } = await import('../../../proofs/registry/store/snapshots.ts')
      await importFile(io, {
        file,
        options,
        act: 'registryImported',
        work: ({ db, config, bytes, listener }) =>
          importSnapshot(kind, {
            store: createSnapshotStore(db),
            batches: kind === 'taxpayer' ? readTaxpayerFile(bytes) : readCsv(bytes),
            accept: acceptedBy(config).identifier,
            ...(options.acceptLoss ? { dropAllowed: 1 } : {}),
            part: options.part,
            asOf,
            source: basename(file),
            ...listener,
          }),
        detail: ({ records, before }) => ({ registry: kind, part: options.part, asOf, records, before }),
        say: (done) => sayRecords(io, done),
      })
    })
}

/** How many records a file put in use, and how many it took the place of. */
export const sayRecords = (
  io: CliIo,
  { records, before }: { readonly records: number; readonly before: number },
): void => io.out(`${records} records are in use; before, ${before}.\n`)

/** Of `--as-of`. */
export function dayOf(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`)
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(day.getTime()) ||
    !day.toISOString().startsWith(text)
  ) {
    throw new CommandEnd('usage', '--as-of: a day such as 2026-11-23.')
  }
  return day
}
