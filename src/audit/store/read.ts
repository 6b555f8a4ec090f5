import { createHash } from 'node:crypto'
import type { Database, Queries, Transaction } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AuditReader, EntryHash } from '../app/ports.ts'
import type { AuditHead, AuditRecord } from '../domain/chain.ts'
import type { AuditAct, AuditPosition } from '../domain/entry.ts'

const pageSize = 2_000

const oneView = statement('audit.one-view', 'set transaction isolation level repeatable read, read only')

const readHeads = statement<AuditHead>(
  'audit.heads',
  `select lane, seq, encode(hash, 'hex') as hash from audit_lane order by lane`,
)

const readPage = statement<AuditRecord>(
  'audit.page',
  `select lane, seq, (extract(epoch from at) * 1000000)::bigint as micros, act, subject, actor,
          case_code as "caseCode", reason, instance, detail,
          encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
     from audit_entry where lane = $1 and seq > $2 order by seq limit $3`,
)

const readOfCase = statement<AuditPosition>(
  'audit.of-case',
  `select lane, seq, at, encode(hash, 'hex') as hash
     from audit_entry where case_code = $1 and act = $2 order by at desc limit 1`,
)

/** Runs `work` on one snapshot: entries written meanwhile are not in it, and do not look like a fault. */
export function withAuditReader<T>(db: Database, work: (reader: AuditReader) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.run(oneView)
    return work(readerOn(tx))
  })
}

const readerOn = (tx: Transaction): AuditReader => ({
  heads: () => tx.many(readHeads),
  async *lane(lane) {
    // A forged place may lie before the first.
    let last = Number.MIN_SAFE_INTEGER
    for (;;) {
      const page = await tx.many(readPage, [lane, last, pageSize])
      if (page.length > 0) yield page
      if (page.length < pageSize) return
      last = page.at(-1)?.seq ?? last
    }
  },
})

/** The newest entry of this act in a case, for its receipt. */
export const findAuditEntry = (
  db: Queries,
  caseCode: string,
  act: AuditAct,
): Promise<AuditPosition | undefined> => db.first(readOfCase, [caseCode, act])

export const entryHash: EntryHash = (prev, content) =>
  createHash('sha256').update(Buffer.from(prev, 'hex')).update(content).digest('hex')
