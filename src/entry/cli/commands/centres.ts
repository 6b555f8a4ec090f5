import type { Command } from 'commander'
import type { WindowId } from '../../../centres/domain/calendar.ts'
import type { CentreId } from '../../../kernel/ids.ts'
import { examples } from '../help.ts'
import { ok } from '../../../kernel/outcome.ts'
import type { ImportOptions } from '../importing.ts'
import type { LostAppointment } from '../lost-turnos.ts'
import type { CliIo } from '../io.ts'

export function addCentres(program: Command, io: CliIo): void {
  const centres = program.command('centres').description('where cases are finished in person')
  addWindows(centres, io)
  centres
    .command('import')
    .description(
      'bring service centres in; a centre of the same province, canton and name is brought up to date',
    )
    .argument('<file>', 'CSV with the columns of docs/adapt/centres.md, also packed as .zip')
    .option('--refused <file>', 'list all refused rows there')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero centres import centres.csv') +
        '\n\nSafe to repeat. Ends with 1 when rows were refused; the others are in.',
    )
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('../import-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { importCentres } = await import('../../../centres/app/import-centres.ts')
      const { centreImportStore } = await import('../../../centres/store/centre-store.ts')
      const { newId } = await import('../../chance.ts')
      await importFile(io, {
        file,
        options,
        act: 'centresImported',
        work: ({ db, bytes, listener }) =>
          importCentres({
            store: centreImportStore(db),
            batches: readCsv(bytes),
            newCentreId: () => newId<CentreId>(io.now()),
            ...listener,
          }),
      })
    })
}

function addWindows(centres: Command, io: CliIo): void {
  centres
    .command('import-windows')
    .description(
      'bring the windows of centres in, with their hours; one of the same number is brought up to date',
    )
    .argument('<file>', 'CSV with the columns of docs/adapt/centres.md, also packed as .zip')
    .option('--refused <file>', 'list all refused rows there')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero centres import-windows windows.csv') +
        '\n\nSafe to repeat. Turnos that are booked stay as they are: those that lose their place\nare listed, and the agenda marks them.\nEnds with 1 when rows were refused; the others are in.',
    )
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('../import-file.ts')
      const { readCsv } = await import('../../../adapters/csv/read-csv.ts')
      const { importWindows } = await import('../../../centres/app/import-windows.ts')
      const { windowImportStore } = await import('../../../centres/store/window-import-store.ts')
      const { lostSince, turnosWithoutRoom } = await import('../lost-turnos.ts')
      const { newId } = await import('../../chance.ts')
      await importFile(io, {
        file,
        options,
        act: 'windowsImported',
        work: async ({ db, bytes, listener }) => {
          const before = await turnosWithoutRoom(db)
          const imported = await importWindows({
            store: windowImportStore(db),
            batches: readCsv(bytes),
            newWindowId: () => newId<WindowId>(io.now()),
            ...listener,
          })
          if (!imported.ok) return imported
          return ok({ ...imported.value, lostTurnos: lostSince(before, await turnosWithoutRoom(db)) })
        },
        detail: ({ lostTurnos }) => ({ lostTurnos: lostTurnos.length }),
        say: ({ lostTurnos }) => sayLost(io, lostTurnos),
      })
    })
}

/** What S-22 shows before it saves: a file is taken in at once, so here it is said after it. */
function sayLost(io: CliIo, lost: readonly LostAppointment[]): void {
  if (lost.length === 0) return
  io.out(`${lost.length} turnos lose their place. Move or cancel them in the agenda (/interno/agenda):\n`)
  for (const { caseCode, centre, window, at } of lost)
    io.out(`  ${at}  ${centre}, window ${window}  ${caseCode}\n`)
}
