import { createListReader } from '../src/adapters/signatures/list-reader.ts'
import { nodeCrypto } from '../src/adapters/signatures/node-crypto.ts'
import { signedFileReader } from '../src/adapters/signatures/reader-process.ts'
import { currentList, longList, longListSerial } from '../src/entry/demo/authority/revocation-list.ts'
import type { LeafKindName } from '../src/entry/demo/authority/leaf.ts'
import { openDatabase, type Database } from '../src/platform/database/database.ts'
import { hexDigestOf } from '../src/platform/crypto/digests.ts'
import { judgeFile, type JudgeDeps } from '../src/proofs/signatures/app/judge.ts'
import type { ReadList } from '../src/proofs/signatures/app/revocation-ports.ts'
import { revocationSource } from '../src/proofs/signatures/app/revocation-source.ts'
import { revocationLists } from '../src/proofs/signatures/store/revocation-lists.ts'
import { issuedPdf } from '../test/support/esig/issued-pdf.ts'
import { makeSigning, type Signing } from '../test/support/esig/signing.ts'
import type { Ground } from './ground.ts'
import { median, spreadOf, type Spread } from './statistics.ts'

export interface JudgementFigures {
  readonly octets: number
  /** By what the file comes to. Milliseconds. */
  readonly kinds: readonly (Spread & {
    readonly kind: string
    readonly code: string
    readonly longest: number
  })[]
  readonly lists: readonly {
    readonly entries: number
    readonly octets: number
    /** Checked and packed in a thread of its own. Milliseconds. */
    readonly read: number
    /** Processor time of it, start of the thread included: what it takes on a machine that does other work. Milliseconds. */
    readonly cpu: number
    /** The longest that nothing else of the process went on meanwhile. Milliseconds. */
    readonly pause: number
    /** Octets that the process grew by, its thread with it. */
    readonly grown: number
    /** Written into PostgreSQL, and one serial number looked up. Milliseconds. */
    readonly put: number
    readonly lookUp: number
    /** The same with a row for each serial number. */
    readonly asRows: { readonly put: number; readonly lookUp: number }
  }[]
}

const kinds: readonly LeafKindName[] = ['good', 'good-ec', 'revoked', 'expired', 'seal', 'impostor']
const times = 200

/** One-page requests judged by the reader's processes and lists at hand, and what a list costs. */
export async function measureJudgements({ databaseUrl }: Ground): Promise<JudgementFigures> {
  const db = openDatabase({ url: databaseUrl, max: 4 })
  const pool = signedFileReader()
  const signing = await makeSigning()
  try {
    const lists = []
    for (const entries of [50_000, 200_000]) lists.push(await measureList(db, signing, entries))
    const source = createListReader()
    const current = await source.read(
      { octets: currentList(signing.authority.issuing.SUBJ, signing.at) },
      subj(signing),
      signing.at,
    )
    if (current.is !== 'read') throw new Error('the list was not read')
    await db.pool.query('truncate revocation_list, revocation_page')
    await revocationLists(db).put(current.list, undefined)
    const deps: JudgeDeps = {
      reader: pool,
      trust: { load: () => Promise.resolve({ version: 1, entries: signing.trust }) },
      revocation: revocationSource({
        lists: revocationLists(db),
        ocsp: undefined,
        crypto: nodeCrypto,
        clock: () => signing.at,
      }),
    }
    const pdf = await issuedPdf()
    const measured = []
    for (const kind of kinds) measured.push(await measureKind(deps, signing, pdf, kind))
    return { octets: signing.sign(pdf).length, kinds: measured, lists }
  } finally {
    pool.end()
    await db.close()
  }
}

async function measureKind(deps: JudgeDeps, { sign, at }: Signing, pdf: Buffer, kind: LeafKindName) {
  const file = sign(pdf, kind)
  const issued = { length: pdf.length, sha256: hexDigestOf(pdf) }
  const took: number[] = []
  let code = ''
  // A process that has read nothing yet, and code that has not run, are nobody's usual case.
  for (let run = -40; run < times; run++) {
    const begun = performance.now()
    const judged = await judgeFile(deps, { file, issued, at, now: at })
    if (run >= 0) took.push(performance.now() - begun)
    if (!judged.ok) throw new Error('nothing was read')
    code = judged.value[0].code ?? 'passed'
  }
  return { kind, code, ...spreadOf(took), longest: Math.max(...took) }
}

const subj = ({ trust }: Signing) => {
  const entry = trust.find(({ layouts }) => layouts[0]?.layout === 'SUBJ')
  if (entry === undefined) throw new Error('no authority')
  return entry
}

async function measureList(db: Database, signing: Signing, entries: number) {
  const octets = longList(signing.authority.issuing.SUBJ, entries, signing.at)
  const reader = createListReader()
  let pause = 0
  let last = performance.now()
  const beat = setInterval(() => {
    pause = Math.max(pause, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const before = process.memoryUsage().rss
  const runs: number[] = []
  const cpus: number[] = []
  let list: ReadList | undefined
  let grown = 0
  for (let run = 0; run < 5; run++) {
    const [begun, cpuBefore] = [performance.now(), process.cpuUsage()]
    const reading = await reader.read({ octets }, subj(signing), signing.at)
    runs.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(cpuBefore)
    cpus.push((user + system) / 1_000)
    if (reading.is !== 'read') throw new Error('the list was not read')
    list = reading.list
    grown = Math.max(grown, process.memoryUsage().rss - before)
  }
  clearInterval(beat)
  if (list === undefined) throw new Error('the list was not read')
  await db.pool.query('truncate revocation_list, revocation_page')
  const lists = revocationLists(db)
  const begun = performance.now()
  await lists.put(list, undefined)
  const put = performance.now() - begun
  const [kept] = await lists.of(list.issuerKeySha256)
  const lookUp = await timeOf(entries, async (serial) => {
    if ((await lists.since(kept?.id ?? 0, serial)) === undefined) throw new Error('it was not found')
  })
  return {
    entries,
    octets: octets.length,
    read: median(runs),
    cpu: median(cpus),
    pause,
    grown,
    put,
    lookUp,
    asRows: await measureRows(db, entries),
  }
}

/** What it would be with a row for each: in one statement, with the same key. */
async function measureRows({ pool }: Database, entries: number) {
  await pool.query(
    'create table bench_serial (list_id integer, serial bytea, since timestamptz, primary key (list_id, serial))',
  )
  const serials = Array.from({ length: entries }, (_, n) => longListSerial(n + 1))
  const begun = performance.now()
  await pool.query('insert into bench_serial select 1, s, clock_timestamp() from unnest($1::bytea[]) s', [
    serials,
  ])
  const put = performance.now() - begun
  const lookUp = await timeOf(entries, async (serial) => {
    await pool.query({
      name: 'bench.serial',
      text: 'select since from bench_serial where list_id = 1 and serial = $1',
      values: [serial],
    })
  })
  await pool.query('drop table bench_serial')
  return { put, lookUp }
}

async function timeOf(entries: number, look: (serial: Buffer) => Promise<void>): Promise<number> {
  const took: number[] = []
  for (let run = 0; run < 500; run++) {
    const serial = longListSerial(((run * 7_919) % entries) + 1)
    const begun = performance.now()
    await look(serial)
    took.push(performance.now() - begun)
  }
  return median(took)
}

const ms = (value: number, digits = 1): string => `${value.toFixed(digits)} ms`

export const judgementTable = ({ octets, kinds: measured, lists }: JudgementFigures): string =>
  [
    `A signed request of one page, ${(octets / 1_000).toFixed(0)} kB, read by a process of its own, list in PostgreSQL, ${times} times each:`,
    ...measured.map(
      ({ kind, code, p50, p95, longest }) =>
        `  ${kind.padEnd(9)} ${code.padEnd(18)} ${ms(p50)} (median), ${ms(p95)} (p95), ${ms(longest)} at most`,
    ),
    '  target: 10 ms (median), 25 ms (p95)',
    ...lists.map(
      (list) =>
        `List of ${list.entries}, ${(list.octets / 1e6).toFixed(1)} MB: read in a thread in ${ms(list.read, 0)} (median of 5, start of the thread included; ${ms(list.cpu, 0)} of processor time), ` +
        `nothing else stood still for more than ${ms(list.pause, 0)}, ${(list.grown / 1024 ** 2).toFixed(0)} MB more\n` +
        `  in pages: written in ${ms(list.put, 0)}, looked up in ${ms(list.lookUp, 2)}; ` +
        `as one row each: ${ms(list.asRows.put, 0)} and ${ms(list.asRows.lookUp, 2)}`,
    ),
    '',
  ].join('\n')
