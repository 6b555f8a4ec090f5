import type { Command } from 'commander'
import { toIso, type Instant } from '../../../kernel/time.ts'
import type { ListFault, ListReading } from '../../../proofs/signatures/app/revocation-ports.ts'
import type { TrustRecord } from '../../../proofs/signatures/app/trust-ports.ts'
import type { TrustWarning } from '../../../proofs/signatures/app/trust-warnings.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'
import { readOwnFile, withTrust } from '../trust-parts.ts'

/** What has to be looked after, and lists for institutions that fetch none. */
export function addTrustLists(trust: Command, io: CliIo): void {
  trust
    .command('check')
    .description('what ends within 90 days, and which lists of revoked certificates are missing')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero trust check', 'clavero trust check --json') +
        '\n\nEnds with 1 while there is something to look after, for whoever watches the service.',
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const { readTrustState } = await import('../../compose/trust.ts')
      const { trustWarnings } = await import('../../../proofs/signatures/app/trust-warnings.ts')
      const warnings = await withTrust(io, async (_deps, db) =>
        trustWarnings(await readTrustState(db), io.now()),
      )
      if (json) printJson(io, warnings.map(asData))
      else if (warnings.length === 0) io.out('Nothing to look after.\n')
      else for (const warning of warnings) io.out(`${wordsOf(warning)}\n`)
      if (warnings.length > 0) throw new CommandEnd('negative', '')
    })

  const crl = trust.command('crl').description('lists of revoked certificates')

  crl
    .command('list')
    .description('the lists in force, and how it went at each address')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero trust crl list', 'clavero trust crl list --json'))
    .action(async ({ json }: { readonly json?: true }) => {
      const { readTrustState } = await import('../../compose/trust.ts')
      const { records, lists, fetches } = await withTrust(io, (_deps, db) => readTrustState(db))
      const entities = new Map(records.map(({ keySha256, entity }) => [keySha256, entity]))
      const found = [...lists].flatMap(([key, all]) =>
        all.map(({ sha256, thisUpdate, nextUpdate, address }) => ({
          authority: entities.get(key) ?? key,
          sha256,
          thisUpdate: toIso(thisUpdate),
          nextUpdate: toIso(nextUpdate),
          address,
        })),
      )
      const asked = fetches.map(({ issuerKeySha256, address, askedAt, wellAt, fault }) => ({
        authority: entities.get(issuerKeySha256) ?? issuerKeySha256,
        address,
        askedAt: toIso(askedAt),
        wellAt: iso(wellAt),
        fault,
      }))
      if (json) return printJson(io, { lists: found, addresses: asked })
      if (found.length === 0) io.out('No list yet: the worker fetches them, or: clavero trust crl import\n')
      else
        printTable(
          io,
          ['AUTHORITY', 'FROM', 'UNTIL', 'CAME FROM'],
          found.map((list) => [list.authority, list.thisUpdate, list.nextUpdate, list.address ?? 'a file']),
        )
      if (asked.length > 0)
        printTable(
          io,
          ['ADDRESS', 'ASKED', 'LAST WELL', 'FAULT'],
          asked.map(({ address, askedAt, wellAt, fault }) => [
            address,
            askedAt,
            wellAt ?? 'never',
            fault ?? '',
          ]),
        )
    })

  crl
    .command('import')
    .description('take a list that was fetched elsewhere; an older one never takes the place of a newer one')
    .argument('<file>', 'DER or PEM, as the authority publishes it')
    .addHelpText(
      'after',
      examples('clavero trust crl import authority.crl') +
        '\n\nIts signature is checked with the keys of the authorities in force. Ends with 1 when it is not taken.',
    )
    .action(async (file: string) => importList(io, file))
}

async function importList(io: CliIo, file: string): Promise<void> {
  const { listOctets, mostListBytes, namesIssuer } =
    await import('../../../adapters/signatures/list-octets.ts')
  const { createListReader } = await import('../../../adapters/signatures/list-reader.ts')
  const { revocationLists } = await import('../../../proofs/signatures/store/revocation-lists.ts')
  const octets = listOctets(await readOwnFile(file, mostListBytes))
  const reader = createListReader()
  await withTrust(io, async ({ trust, atomically, audit }, db) => {
    const inForce = (await trust.list()).filter(({ state }) => state === 'inForce')
    let refusal: ListReading = { is: 'refused', fault: 'notSigned', detail: 'no authority in force' }
    for (const record of likelyFirst(inForce, ({ certificate }) => namesIssuer(octets, certificate))) {
      const reading = await reader.read({ octets }, record, io.now())
      if (reading.is === 'read') {
        const { list } = reading
        const how = await atomically(async (tx) => {
          const put = await revocationLists(db).put(list, undefined, tx)
          if (put === 'taken')
            await audit.append(tx, {
              act: 'revocationListImported',
              actor: 'operator',
              detail: { entry: record.id, list: list.sha256, entries: list.entries },
            })
          return put
        })
        if (how === 'older')
          throw new CommandEnd('negative', `${file}: the list that is here is newer: clavero trust crl list`)
        io.out(
          `${how === 'known' ? 'Here already' : 'Taken'}: ${record.entity}, ${list.entries} entries, until ${toIso(list.nextUpdate)}\n`,
        )
        return
      }
      // What the authority itself has signed says most about what is wrong with it.
      if (reading.is === 'refused' && reading.fault !== 'notSigned') refusal = reading
    }
    if (refusal.is === 'refused')
      throw new CommandEnd('negative', `${file}: ${faultWords[refusal.fault]} (${refusal.detail}).`)
  })
}

/** Those whose name stands at its beginning before a few of the others: a list is read once for each that is tried. */
function likelyFirst(
  records: readonly TrustRecord[],
  isNamed: (record: TrustRecord) => boolean,
): readonly TrustRecord[] {
  const { named = [], others = [] } = Object.groupBy(records, (record) =>
    isNamed(record) ? 'named' : 'others',
  )
  return [...named, ...others.slice(0, 8)]
}

const faultWords: Readonly<Record<ListFault, string>> = {
  address: 'no address',
  inside: 'an address inside',
  connection: 'no connection',
  timeout: 'no answer in time',
  redirect: 'sent elsewhere',
  status: 'not there',
  tooLarge: 'too large',
  unreadable: 'not a list that can be used',
  notSigned: 'signed by no authority in force',
  stale: 'it has ended',
  future: 'it has not begun',
  scope: 'not a complete list of the authority’s own certificates',
  older: 'the list that is here is newer',
  broken: 'it could not be read to its end',
}

function wordsOf({ what, entry, entity, at, address }: TrustWarning): string {
  const who = `Entry ${entry}, ${entity}`
  const when = at === undefined ? 'never' : toIso(at)
  switch (what) {
    case 'certificateEnds':
      return `${who}: its certificate ends ${when}.`
    case 'accreditationEnds':
      return `${who}: its accreditation ends ${when}.`
    case 'noList':
      return `${who}: no list that counts now; nobody with its certificates is accepted. The last one ended: ${when}.`
    case 'listEnds':
      return `${who}: the list that was imported ends ${when}; import the next one.`
    case 'addressFails':
      return `${who}: ${address} does not answer as it should. It last did: ${when}.`
  }
}

const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at))

const asData = ({ at, ...warning }: TrustWarning) => ({ ...warning, at: iso(at ?? null) })
