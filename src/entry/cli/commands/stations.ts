import type { Command } from 'commander'
import { toIso } from '../../../kernel/time.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { StationDeps } from '../../../proofs/biometrics/app/stations.ts'
import { centreNamed, namesOfCentres } from '../arguments.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

const sample = 'a3f1…'

/** Where fingers are captured for a live comparison. */
export function addStations(program: Command, io: CliIo): void {
  const stations = program
    .command('stations')
    .description('browsers of the counters whose captures of fingers count')

  stations
    .command('add')
    .description('register a browser by the public key that its page /interno/puesto shows')
    .argument('<name>', 'what the people of the centre call it', nameOf)
    .requiredOption('--centre <name>', 'where it stands')
    .requiredOption('--key <text>', 'the public key, as the page shows it')
    .addHelpText(
      'after',
      examples("clavero stations add 'Ventanilla 3' --centre 'Centro Quito' --key MFkwEwYHKoZIzj0CAQ…"),
    )
    .action(async (name: string, options: { readonly centre: string; readonly key: string }) => {
      const { addStation } = await import('../../../proofs/biometrics/app/stations.ts')
      const added = await withStations(io, async (deps, db) =>
        addStation(deps, {
          name,
          centreId: await centreNamed(db, options.centre),
          publicKey: Buffer.from(options.key, 'base64url'),
        }),
      )
      if (!added.ok)
        throw new CommandEnd(
          added.code === 'key' ? 'usage' : 'negative',
          added.code === 'key'
            ? 'That is no public key of a station: copy all of what its page /interno/puesto shows.'
            : 'This key is one of a station already: clavero stations list',
        )
      io.out(`Station ${added.value}\n`)
    })

  stations
    .command('list')
    .description('every station; those that are retired come last')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero stations list', 'clavero stations list --json'))
    .action(async ({ json }: { readonly json?: true }) => {
      const rows = await withStations(io, async ({ stations: store }, db) => {
        const names = await namesOfCentres(db)
        return (await store.list()).map(({ id, name, centreId, addedAt, retiredAt }) => ({
          id,
          name,
          // One that has closed since goes by its id.
          centre: names.get(centreId) ?? centreId,
          addedAt: toIso(addedAt),
          retiredAt: retiredAt === null ? null : toIso(retiredAt),
        }))
      })
      if (json) printJson(io, rows)
      else if (rows.length === 0) io.out('None yet. Begin with: clavero stations add --help\n')
      else
        printTable(
          io,
          ['ID', 'NAME', 'CENTRE', 'ADDED', 'RETIRED'],
          rows.map(({ id, name, centre, addedAt, retiredAt }) => [
            id,
            name,
            centre,
            addedAt,
            retiredAt ?? '',
          ]),
        )
    })

  stations
    .command('retire')
    .description('nothing that this station signs counts any more, from now on')
    .argument('<id>', 'from "clavero stations list"', stationId)
    .addHelpText('after', examples(`clavero stations retire ${sample}`))
    .action(async (id: string) => {
      const { retireStation } = await import('../../../proofs/biometrics/app/stations.ts')
      if (!(await withStations(io, (deps) => retireStation(deps, id))))
        throw new CommandEnd('negative', 'There is no such station in use: clavero stations list')
      io.out('Retired.\n')
    })
}

function nameOf(raw: string): string {
  const name = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!/^[\p{L}\p{M}\p{N} .'’-]{1,80}$/u.test(name))
    throw new CommandEnd('usage', 'A name has 1 to 80 letters, digits, blanks, dots and hyphens.')
  return name
}

function stationId(raw: string): string {
  if (!/^[0-9a-f]{64}$/.test(raw))
    throw new CommandEnd('usage', 'The id of a station is asked for: clavero stations list')
  return raw
}

async function withStations<T>(io: CliIo, work: (deps: StationDeps, db: Database) => Promise<T>): Promise<T> {
  const { configOf } = await import('../settings.ts')
  const { withDatabase } = await import('../database.ts')
  const { auditLogOf } = await import('../../audit-log.ts')
  const { hexDigestOf } = await import('../../../platform/crypto/digests.ts')
  const { isStationKey } = await import('../../../adapters/signing/station-signature.ts')
  const { stationStore } = await import('../../../proofs/biometrics/store/station-store.ts')
  const config = configOf(io)
  return withDatabase(config, (db) =>
    work(
      {
        stations: stationStore(db),
        atomically: db.transaction.bind(db),
        audit: auditLogOf(config),
        hexDigest: hexDigestOf,
        isStationKey,
      },
      db,
    ),
  )
}
