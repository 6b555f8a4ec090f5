import { instantOf, toDate, type Instant } from '../../../kernel/time.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { TrustStore } from '../app/ports.ts'
import type { NewTrustEntry, TrustDesk, TrustRecord } from '../app/trust-ports.ts'
import type { TrustEntry } from '../domain/trust.ts'

interface Row {
  id: number
  key: string
  certificate: Buffer
  certificate_sha256: string
  certificate_until: Date
  role: TrustEntry['role']
  entity: string
  provisional: boolean
  accredited_from: Date
  accredited_until: Date
  layouts: TrustEntry['layouts']
  kinds: TrustEntry['kinds']
  revocation: TrustEntry['revocation']
  source: string
  source_date: string
  added_by: string
  added_at: Date
  approved_by: string | null
  approved_at: Date | null
  retired_by: string | null
  retired_at: Date | null
}

const columns = `id, encode(key_sha256, 'hex') as key, certificate, encode(certificate_sha256, 'hex') as certificate_sha256,
  certificate_until, role, entity, provisional, accredited_from, accredited_until, layouts, kinds, revocation, source,
  source_date, added_by, added_at, approved_by, approved_at, retired_by, retired_at`

const list = statement<Row>(
  'trust.list',
  `select ${columns} from trust_entry order by retired_at nulls first, approved_at is null, id desc`,
)
const find = statement<Row>('trust.find', `select ${columns} from trust_entry where id = $1`)
/*
 * Version and entries of one snapshot. Of every key what is in force; where nothing is, what was in force last, so that
 * an authority that was retired is known as one.
 */
const load = statement<Row & { version: number }>(
  'trust.load',
  `select v.version, e.* from trust_version v left join lateral (
     select distinct on (key_sha256) ${columns} from trust_entry where approved_at is not null
      order by key_sha256, retired_at desc nulls first) e on true
    where v.id`,
)
const version = statement<{ version: number }>('trust.version', 'select version from trust_version where id')
const propose = statement<{ id: number }>(
  'trust.propose',
  `insert into trust_entry (key_sha256, certificate, certificate_until, role, entity, provisional, accredited_from,
     accredited_until, layouts, kinds, revocation, source, source_date)
   values (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
   on conflict do nothing returning id`,
)
// Held until the end, so that of two who approve at once the second finds it approved.
const hold = statement<{ key: string }>(
  'trust.hold',
  `select encode(key_sha256, 'hex') as key from trust_entry
    where restore_epoch = present_restore_epoch()
      and id = $1 and approved_at is null and retired_at is null and added_by <> session_user for update`,
)
const replace = statement<{ id: number }>(
  'trust.replace',
  `update trust_entry set retired_at = clock_timestamp()
    where (case when approved_at is not null and retired_at is null then key_sha256 end) = decode($1, 'hex')
   returning id`,
)
const approve = statement(
  'trust.approve',
  `update trust_entry set approved_at = clock_timestamp()
    where restore_epoch = present_restore_epoch()
      and id = $1 and approved_at is null and retired_at is null and added_by <> session_user`,
)
const retire = statement<{ key: string; in_force: boolean }>(
  'trust.retire',
  `update trust_entry set retired_at = clock_timestamp() where id = $1 and retired_at is null
   returning encode(key_sha256, 'hex') as key, approved_at is not null as in_force`,
)

const whole = (at: Date | null): Instant | null => (at === null ? null : instantOf(at))

const entryFrom = (row: Row) => ({
  keySha256: row.key,
  certificate: new Uint8Array(row.certificate),
  role: row.role,
  entity: row.entity,
  status: row.provisional ? ('provisional' as const) : ('active' as const),
  from: instantOf(row.accredited_from),
  until: instantOf(row.accredited_until),
  layouts: row.layouts,
  kinds: row.kinds,
  revocation: row.revocation,
})

const recordFrom = (row: Row): TrustRecord => ({
  ...entryFrom(row),
  id: row.id,
  state: row.retired_at !== null ? 'retired' : row.approved_at === null ? 'proposed' : 'inForce',
  certificateSha256: row.certificate_sha256,
  certificateUntil: instantOf(row.certificate_until),
  source: row.source,
  sourceDate: row.source_date,
  addedBy: row.added_by,
  addedAt: instantOf(row.added_at),
  approvedBy: row.approved_by,
  approvedAt: whole(row.approved_at),
  retiredBy: row.retired_by,
  retiredAt: whole(row.retired_at),
})

const valuesOf = (entry: NewTrustEntry): readonly unknown[] => [
  entry.keySha256,
  Buffer.from(entry.certificate),
  toDate(entry.certificateUntil),
  entry.role,
  entry.entity,
  entry.status === 'provisional',
  toDate(entry.from),
  toDate(entry.until),
  JSON.stringify(entry.layouts),
  JSON.stringify(entry.kinds),
  JSON.stringify(entry.revocation),
  entry.source,
  entry.sourceDate,
]

/**
 * What the judge reads: every authority that was ever in force, once, and the version of the whole. Nothing that counts
 * changes without the version, so what was read is handed out again until it moves.
 */
export const trustStore = (db: Database): TrustStore => {
  let known: Awaited<ReturnType<TrustStore['load']>> | undefined
  return {
    async load() {
      const now = await db.first(version)
      if (known === undefined || known.version !== now?.version) known = await loadAll(db)
      return known
    },
  }
}

async function loadAll(db: Database): ReturnType<TrustStore['load']> {
  const rows = await db.many(load)
  return {
    version: rows[0]?.version ?? 0,
    entries: rows
      // Without any entry the one row carries the version alone.
      .filter(({ id }) => (id as number | null) !== null)
      .map((row) => ({
        ...entryFrom(row),
        ...(row.retired_at === null ? {} : { status: 'retired' as const }),
      })),
  }
}

/** What `clavero trust` works on. */
export const trustDesk = (db: Database): TrustDesk => ({
  list: async () => (await db.many(list)).map(recordFrom),
  async find(id) {
    const row = await db.first(find, [id])
    return row === undefined ? undefined : recordFrom(row)
  },
  propose: async (tx, entry) => (await queriesOf(tx).first(propose, valuesOf(entry)))?.id,
  async approve(tx, id) {
    const queries = queriesOf(tx)
    const held = await queries.first(hold, [id])
    if (held === undefined) return undefined
    const replaced = await queries.first(replace, [held.key])
    if ((await queries.run(approve, [id])) !== 1) throw new Error('an entry that is held was not approved')
    return { keySha256: held.key, replaces: replaced?.id }
  },
  async retire(tx, id) {
    const row = await queriesOf(tx).first(retire, [id])
    return row === undefined ? undefined : { keySha256: row.key, wasInForce: row.in_force }
  },
  version: async (tx) => (await (tx === undefined ? db : queriesOf(tx)).first(version))?.version ?? 0,
})
