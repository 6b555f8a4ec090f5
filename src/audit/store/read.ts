import { createHash } from 'node:crypto'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AuditReader, EntryHash } from '../app/ports.ts'
import type { AuditHead, AuditRecord } from '../domain/chain.ts'
import type { AuditAct, AuditPosition } from '../domain/entry.ts'

const pageSize = 2_000

const readHeads = statement<AuditHead>(
  'audit.heads',
  `select lane, seq, encode(hash, 'hex') as hash from audit_lane order by lane`,
)

const columns = `lane, seq, (extract(epoch from at) * 1000000)::bigint as micros, act, subject, actor,
          case_code as "caseCode", reason, instance, detail,
          encode(prev, 'hex') as prev, encode(hash, 'hex') as hash`

const readPage = statement<AuditRecord>(
  'audit.page',
  `select ${columns} from audit_entry where lane = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
)

// Entry and head in one statement, which sees one moment: what an honest transaction added brought its head along.
const readBeyond = statement<AuditRecord>(
  'audit.beyond',
  `select ${columns} from audit_entry
    where lane = $1 and seq > coalesce((select seq from audit_lane where lane = $1), 0) order by seq limit 1`,
)

const readOfCase = statement<AuditPosition>(
  'audit.of-case',
  `select lane, seq, at, encode(hash, 'hex') as hash
     from audit_entry where case_code = $1 and act = $2 order by at desc limit 1`,
)

/** Every page is a statement of its own; nothing is held between them. */
export const auditReader = (db: Queries): AuditReader => ({
  heads: () => db.many(readHeads),
  beyond: (lane) => db.first(readBeyond, [lane]),
  async *lane(lane, until) {
    // A forged place may lie before the first.
    let last = Number.MIN_SAFE_INTEGER
    for (;;) {
      const page = await db.many(readPage, [lane, last, until, pageSize])
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
