import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

export interface KnownBrowser {
  /** The words of a session: kind of browser and system, and nothing that tells two machines apart. */
  readonly browser: string
  readonly firstAt: Instant
  readonly lastAt: Instant
}

const see = statement<{ is_new: boolean; others: boolean }>(
  'knownBrowser.see',
  `with seen as (
     insert into known_browser (employer_id, browser) values ($1, $2)
     on conflict (employer_id, browser) do update set last_at = clock_timestamp()
     returning xmax = 0 as is_new)
   select is_new, exists (select from known_browser where employer_id = $1 and browser <> $2) as others from seen`,
)
const list = statement<{ browser: string; first: number; last: number }>(
  'knownBrowser.list',
  `select browser, ${ms('first_at')} as first, ${ms('last_at')} as last
     from known_browser where employer_id = $1 order by last_at desc limit 50`,
)
const forget = forgetting(
  'knownBrowser.forget',
  'known_browser',
  'employer_id, browser',
  older('last_at', '400 days'),
)

/**
 * Notes the kind of browser of a sign-in, in its transaction. @returns whether it is one that this employer had not
 * used before, while others were known: the first of all is nobody's surprise.
 */
export async function seeBrowser(tx: Tx, employerId: EmployerId, browser: string): Promise<boolean> {
  const row = await queriesOf(tx).first(see, [employerId, browser.slice(0, 100)])
  return row?.is_new === true && row.others
}

/** The last fifty, the newest use first. */
export async function knownBrowsers(db: Database, employerId: EmployerId): Promise<readonly KnownBrowser[]> {
  const rows = await db.many(list, [employerId])
  return rows.map(({ browser, first, last }) => ({
    browser,
    firstAt: asInstant(first),
    lastAt: asInstant(last),
  }))
}

/** Kinds of browser that nobody has used for 400 days. */
export const forgetBrowsers = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
