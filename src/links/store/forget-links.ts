import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'

const forgetLinks = forgetting('link.forget', 'link', 'id', older('minted_at', '90 days'))
const forgetNoticeLinks = forgetting(
  'noticeLink.forget',
  'notice_link',
  'ref',
  older('expires_at', '90 days'),
)

/** Links of recoveries and of notices, long dead; what came of them stands with case, report and log. */
export const forgetOldLinks = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, forgetLinks, [], size)) + (await inPortions(db, forgetNoticeLinks, [], size))
