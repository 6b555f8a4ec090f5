import type { EmployerId, MessageId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { NoticeLinkStore } from '../app/notice-links.ts'

interface NoticeLinkRow {
  ref: string
  employer_id: string
  message_id: string
  digest: Buffer
  code_digest: Buffer
  expires: number
  current: boolean
  report_code: string | null
  now: number
}

const insert = statement(
  'noticeLink.insert',
  `insert into notice_link (ref, employer_id, message_id, restore_epoch, digest, code_digest, expires_at)
   select $1, $2, $3, i.restore_epoch, $4, $5, clock_timestamp() + make_interval(secs => $6) from installation i`,
)
// First wait for every rival, then read: what was judged before the wait may be over (RELIABILITY 2).
const hold = statement('noticeLink.hold', `select 1 from notice_link where ref = $1 for update`)
const held = statement<NoticeLinkRow>(
  'noticeLink.held',
  `select n.ref, n.employer_id, n.message_id, n.digest, n.code_digest, ${ms('n.expires_at')} as expires,
          n.restore_epoch = i.restore_epoch as current, n.report_code, ${nowMs} as now
     from notice_link n cross join installation i where n.ref = $1`,
)
const reserve = statement(
  'noticeLink.reserveCodeTry',
  `update notice_link set code_tries = code_tries + 1 where ref = $1 and code_tries < 5`,
)
const use = statement(
  'noticeLink.use',
  `update notice_link n set used_at = clock_timestamp(), report_code = $2
     from installation i
    where n.ref = $1 and n.used_at is null and n.restore_epoch = i.restore_epoch and clock_timestamp() < n.expires_at`,
)

export function noticeLinkStore(db: Database): NoticeLinkStore {
  return {
    async insert(tx, link) {
      const { ref, employerId, messageId, digest, codeDigest, lifeSeconds } = link
      const rows = await queriesOf(tx).run(insert, [
        ref,
        employerId,
        messageId,
        digest,
        codeDigest,
        lifeSeconds,
      ])
      if (rows !== 1) throw new Error('the notice link was not written: there is no installation')
    },
    async lock(tx, ref) {
      const queries = queriesOf(tx)
      await queries.run(hold, [ref])
      const row = await queries.first(held, [ref])
      return row === undefined
        ? undefined
        : {
            ref: row.ref,
            employerId: row.employer_id as EmployerId,
            messageId: row.message_id as MessageId,
            digest: row.digest,
            codeDigest: row.code_digest,
            expiresAt: asInstant(row.expires),
            current: row.current,
            reportCode: row.report_code,
            now: asInstant(row.now),
          }
    },
    reserveCodeTry: async (ref) => (await db.run(reserve, [ref])) === 1,
    use: async (tx, ref, reportCode) => (await queriesOf(tx).run(use, [ref, reportCode])) === 1,
  }
}
