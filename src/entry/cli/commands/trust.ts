import type { Command } from 'commander'
import { toIso, type Instant } from '../../../kernel/time.ts'
import type { TrustRecord } from '../../../proofs/signatures/app/trust-ports.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'
import { readEntries, withTrust } from '../trust-parts.ts'
import { addTrustLists } from './trust-lists.ts'

const twoPeople =
  '\n\nNothing is trusted before another person has approved it. Who you are says the PostgreSQL role in\nDATABASE_URL; each of the two has their own, admitted with: clavero migrate --admit ROLE'

/** The certification authorities whose signatures count: data of the institution, kept by two people. */
export function addTrust(program: Command, io: CliIo): void {
  const trust = program
    .command('trust')
    .description('the certification authorities whose electronic signatures count')

  trust
    .command('list')
    .description('every entry: in force, proposed, retired')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero trust list', 'clavero trust list --json'))
    .action(async ({ json }: { readonly json?: true }) => {
      const { records, version } = await withTrust(io, async ({ trust: desk }) => ({
        records: await desk.list(),
        version: await desk.version(),
      }))
      if (json) printJson(io, { version, entries: records.map(asData) })
      else if (records.length === 0)
        io.out('None yet: no signed request is accepted. Begin with: clavero trust add --help\n')
      else {
        printTable(io, head, records.map(asRow))
        io.out(`Version ${version}.\n`)
      }
    })

  trust
    .command('show')
    .description('all that an entry says, as a file that "clavero trust add" takes')
    .argument('<entry>', 'its number in "clavero trust list"', entryNumber)
    .addHelpText('after', examples('clavero trust show 3'))
    .action(async (id: number) => {
      const record = await withTrust(io, ({ trust: desk }) => desk.find(id))
      if (record === undefined) throw new CommandEnd('negative', noEntry)
      printJson(io, asFile(record))
    })

  trust
    .command('add')
    .description('propose one authority')
    .argument('<file>', 'JSON as in docs/operate/trust-store.md')
    .option('--certificate <file>', 'its certificate, PEM or DER, where it is not in the file')
    .addHelpText(
      'after',
      examples('clavero trust add authority.json --certificate authority.pem') + twoPeople,
    )
    .action(async (file: string, { certificate }: { readonly certificate?: string }) => {
      const entries = await readEntries(file, io.now(), certificate)
      if (entries.length > 1)
        throw new CommandEnd('usage', 'The file has several entries: clavero trust import takes it.')
      await propose(io, file, entries)
    })

  trust
    .command('import')
    .description('propose all authorities of a file, or none of them')
    .argument('<file>', 'JSON as in docs/operate/trust-store.md, with the certificates in it')
    .addHelpText('after', examples('clavero trust import authorities.json') + twoPeople)
    .action(async (file: string) => propose(io, file, await readEntries(file, io.now())))

  trust
    .command('approve')
    .description(
      'agree to what another person proposed; it takes the place of what was in force of the same key',
    )
    .argument('<entry>', 'its number in "clavero trust list"', entryNumber)
    .addHelpText('after', examples('clavero trust approve 3') + twoPeople)
    .action(async (id: number) => {
      const { approveTrust } = await import('../../../proofs/signatures/app/keep-trust.ts')
      const approved = await withTrust(io, (deps) => approveTrust(deps, id))
      if (!approved.ok)
        throw new CommandEnd(
          'negative',
          'There is no such proposal, or it was yours: two people are needed. See: clavero trust list',
        )
      const { replaces, version } = approved.value
      io.out(
        `In force${replaces === undefined ? '' : ` in place of entry ${replaces}`}. Version ${version}.\n`,
      )
    })

  trust
    .command('retire')
    .description('from now on nothing new is accepted of it; what was accepted stays explained')
    .argument('<entry>', 'its number in "clavero trust list"', entryNumber)
    .addHelpText(
      'after',
      examples('clavero trust retire 3') + '\n\nOne person is enough: it only ever refuses more.',
    )
    .action(async (id: number) => {
      const { retireTrust } = await import('../../../proofs/signatures/app/keep-trust.ts')
      const retired = await withTrust(io, (deps) => retireTrust(deps, id))
      if (!retired.ok) throw new CommandEnd('negative', noEntry)
      io.out(
        retired.value.wasInForce ? `Retired. Version ${retired.value.version}.\n` : 'Proposal withdrawn.\n',
      )
    })

  addTrustLists(trust, io)
}

const noEntry = 'There is no such entry, or it is retired: clavero trust list'

async function propose(
  io: CliIo,
  file: string,
  entries: Awaited<ReturnType<typeof readEntries>>,
): Promise<void> {
  const { proposeTrust } = await import('../../../proofs/signatures/app/keep-trust.ts')
  const proposed = await withTrust(io, (deps) => proposeTrust(deps, entries))
  if (!proposed.ok)
    throw new CommandEnd(
      'negative',
      `${file}, entry ${proposed.detail}: a proposal of this key waits already, or is in the file twice. Nothing was proposed.`,
    )
  io.out(
    proposed.value
      .map((id, index) => `Entry ${id}, ${entries[index]?.entity}, key ${entries[index]?.keySha256}\n`)
      .join('') + `Proposed. Another person runs: clavero trust approve ${proposed.value[0]}\n`,
  )
}

function entryNumber(raw: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(raw)) throw new CommandEnd('usage', 'The number of an entry is asked for.')
  return Number(raw)
}

const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at))

/** For programs; the certificate itself is what `show` is for. */
function asData({ certificate, ...record }: TrustRecord) {
  return {
    ...record,
    certificateOctets: certificate.length,
    certificateUntil: toIso(record.certificateUntil),
    from: toIso(record.from),
    until: toIso(record.until),
    addedAt: toIso(record.addedAt),
    approvedAt: iso(record.approvedAt),
    retiredAt: iso(record.retiredAt),
  }
}

const asFile = (record: TrustRecord) => ({
  format: 'clavero.trust.1',
  entries: [
    {
      certificate: Buffer.from(record.certificate).toString('base64'),
      role: record.role,
      entity: record.entity,
      status: record.status,
      from: toIso(record.from),
      until: toIso(record.until),
      layouts: record.layouts.map(({ arc, ...layout }) => (arc === '' ? layout : { ...layout, arc })),
      kinds: record.kinds,
      revocation: record.revocation,
      source: record.source,
      sourceDate: record.sourceDate,
    },
  ],
})

const head = ['ENTRY', 'STATE', 'STATUS', 'ROLE', 'ENTITY', 'KEY', 'ENDS', 'ADDED BY', 'APPROVED BY']

const asRow = (record: TrustRecord): readonly string[] => [
  String(record.id),
  record.state === 'inForce' ? 'in force' : record.state,
  record.status,
  record.role,
  record.entity,
  record.keySha256.slice(0, 16),
  toIso(record.until < record.certificateUntil ? record.until : record.certificateUntil).slice(0, 10),
  record.addedBy,
  record.approvedBy ?? '',
]
