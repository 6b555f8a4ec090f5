import { instantOf, toDate } from '../../../kernel/time.ts'
import { queriesOf, type Database, type Queries } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { FetchState, KeptList, ListFault, ReadList, RevocationLists } from '../app/revocation-ports.ts'
import { findSerial } from '../domain/serial-pages.ts'

interface ListRow {
  id: number
  scope: Buffer
  sha256: string
  this_update: Date
  next_update: Date
  address: string | null
}

const listFrom = (row: ListRow): KeptList => ({
  id: row.id,
  scope: new Uint8Array(row.scope),
  sha256: row.sha256,
  thisUpdate: instantOf(row.this_update),
  nextUpdate: instantOf(row.next_update),
  address: row.address,
})

const current = `(case when superseded_at is null then issuer_key end) = decode($1, 'hex')`

const known = statement(
  'revocation.known',
  `update revocation_list set fetched_at = clock_timestamp()
    where ${current} and scope = $2 and sha256 = decode($3, 'hex')`,
)
// An older list finds the place taken by the newer one, and is not written: nothing is read before it is decided.
const supersede = statement<{ id: number }>(
  'revocation.supersede',
  `update revocation_list set superseded_at = clock_timestamp()
    where ${current} and scope = $2 and this_update < $3
      and (number is null or $4::numeric is null or number < $4::numeric)
   returning id`,
)
const insert = statement<{ id: number }>(
  'revocation.insert',
  `insert into revocation_list (issuer_key, scope, sha256, octets, entries, this_update, next_update, number, address)
   values (decode($1, 'hex'), $2, decode($3, 'hex'), $4, $5, $6, $7, $8::numeric, $9)
   on conflict do nothing returning id`,
)
const pages = statement(
  'revocation.pages',
  `insert into revocation_page (list_id, first, octets) select $1, * from unnest($2::bytea[], $3::bytea[])`,
)
// Only the newest is ever asked; what it said in its time stands in its octets.
const clear = statement('revocation.clear', 'delete from revocation_page where list_id = $1')
const of = statement<ListRow>(
  'revocation.of',
  `select id, scope, encode(sha256, 'hex') as sha256, this_update, next_update, address
     from revocation_list where ${current}`,
)
// Of all authorities, for who looks after them: without what they list.
const newest = statement<ListRow & { issuer_key: string }>(
  'revocation.current',
  `select id, scope, encode(sha256, 'hex') as sha256, this_update, next_update, address,
          encode(issuer_key, 'hex') as issuer_key
     from revocation_list where (case when superseded_at is null then issuer_key end) is not null`,
)
// One statement, so one moment: the pages of a list go in the transaction that puts another one in its place.
const page = statement<{ octets: Buffer | null }>(
  'revocation.page',
  `select p.octets from revocation_list l left join lateral (
     select octets from revocation_page where list_id = l.id and first <= $2 order by first desc limit 1) p on true
    where l.id = $1 and l.superseded_at is null`,
)
const fetches = statement<{
  issuer_key: string
  address: string
  asked_at: Date
  well_at: Date | null
  fault: ListFault | null
  etag: string | null
  last_modified: string | null
}>(
  'revocation.fetches',
  `select encode(issuer_key, 'hex') as issuer_key, address, asked_at, well_at, fault, etag, last_modified
     from revocation_fetch`,
)
const noteFetch = statement(
  'revocation.noteFetch',
  `insert into revocation_fetch (issuer_key, address, well_at, fault, etag, last_modified)
   values (decode($1, 'hex'), $2, case when $3::text is null then clock_timestamp() end, $3, $4, $5)
   on conflict (issuer_key, address) do update set asked_at = excluded.asked_at,
     well_at = coalesce(excluded.well_at, revocation_fetch.well_at), fault = excluded.fault,
     etag = excluded.etag, last_modified = excluded.last_modified`,
)

const want = statement(
  'revocation.want',
  `insert into revocation_fetch (issuer_key, address, asked_at)
   select decode($1, 'hex'), $2, timestamptz 'epoch'
    where (select count(*) from revocation_fetch where issuer_key = decode($1, 'hex')) < 64
   on conflict do nothing`,
)
const hurry = statement(
  'revocation.hurry',
  `select graphile_worker.add_job('refreshRevocation', job_key => 'refreshRevocation')`,
)

/** The same octets, and no copy of them: a list may have 64 MB. */
const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

async function putIn(
  queries: Queries,
  list: ReadList,
  address: string | undefined,
): Promise<'taken' | 'known' | 'older'> {
  const { issuerKeySha256: key, scope, sha256, number } = list
  const about = Buffer.from(scope)
  if ((await queries.run(known, [key, about, sha256])) === 1) return 'known'
  // Twice: of two first lists at once the second may be the newer one.
  for (let round = 0; round < 2; round += 1) {
    const before = await queries.first(supersede, [key, about, toDate(list.thisUpdate), number ?? null])
    const taken = await queries.first(insert, [
      key,
      about,
      sha256,
      viewOf(list.octets),
      list.entries,
      toDate(list.thisUpdate),
      toDate(list.nextUpdate),
      number ?? null,
      address ?? null,
    ])
    if (taken === undefined) continue
    if (before !== undefined) await queries.run(clear, [before.id])
    await queries.run(pages, [
      taken.id,
      list.pages.map(({ first }) => viewOf(first)),
      list.pages.map(({ octets }) => viewOf(octets)),
    ])
    return 'taken'
  }
  return 'older'
}

export const revocationLists = (db: Database): RevocationLists => ({
  put: (list, address, tx) =>
    tx === undefined
      ? db.transaction((own) => putIn(own, list, address))
      : putIn(queriesOf(tx), list, address),
  of: async (key) => (await db.many(of, [key])).map(listFrom),
  async newest() {
    const found = new Map<string, KeptList[]>()
    for (const row of await db.many(newest))
      found.set(row.issuer_key, [...(found.get(row.issuer_key) ?? []), listFrom(row)])
    return found
  },
  async since(listId, serial) {
    const found = await db.first(page, [listId, Buffer.from(serial)])
    if (found === undefined) return 'gone'
    return found.octets === null ? undefined : findSerial(found.octets, serial)
  },
  fetches: async () =>
    (await db.many(fetches)).map((row): FetchState => ({
      issuerKeySha256: row.issuer_key,
      address: row.address,
      askedAt: instantOf(row.asked_at),
      wellAt: row.well_at === null ? null : instantOf(row.well_at),
      fault: row.fault,
      etag: row.etag ?? undefined,
      lastModified: row.last_modified ?? undefined,
    })),
  async want(issuerKeySha256, address) {
    if ((await db.run(want, [issuerKeySha256, address])) === 1) await db.run(hurry)
  },
  async noteFetch({ issuerKeySha256, address, fault, etag, lastModified }) {
    await db.run(noteFetch, [
      issuerKeySha256,
      address,
      fault,
      etag?.slice(0, 200) ?? null,
      lastModified?.slice(0, 100) ?? null,
    ])
  },
})
