import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const forgetLinks = statement(
  'link.forget',
  `delete from link where id in (
     select id from link where minted_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)
const forgetNoticeLinks = statement(
  'noticeLink.forget',
  `delete from notice_link where ref in (
     select ref from notice_link where expires_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)

/** Links of recoveries and of notices, long dead; what came of them stands with case, report and log. */
export const forgetOldLinks = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, forgetLinks, [], size)) + (await inPortions(db, forgetNoticeLinks, [], size))
