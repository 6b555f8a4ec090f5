import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CaseLookups } from '../app/find-case.ts'

/** Tries a code has in 24 hours; migrations/0006 has the same number. One in a thousand guesses of four digits. */
export const lookupsPerDay = 10

const isOver = `l.since <= clock_timestamp() - interval '24 hours'`

const reserve = statement(
  'caseLookup.reserve',
  `insert into case_lookup as l (subject) values ($1)
   on conflict (subject) do update
      set tries = case when ${isOver} then 1 else l.tries + 1 end,
          since = case when ${isOver} then clock_timestamp() else l.since end
    where ${isOver} or l.tries < $2`,
)
// A row that was dropped in between may be tried at once.
const again = statement<{ at: number }>(
  'caseLookup.again',
  `select coalesce((select ${ms(`since + interval '24 hours'`)} from case_lookup where subject = $1), ${nowMs}) as at`,
)
const giveBack = statement(
  'caseLookup.giveBack',
  `update case_lookup set tries = tries - 1 where subject = $1 and tries > 0`,
)
const forget = statement(
  'caseLookup.forget',
  `delete from case_lookup where since <= clock_timestamp() - interval '24 hours'`,
)

/** `subjectOf` is a keyed digest of 32 octets: codes that were guessed are nobody's to read. */
export const caseLookups = (db: Database, subjectOf: (code: string) => Uint8Array): CaseLookups => ({
  async reserve(code) {
    const subject = subjectOf(code)
    if ((await db.run(reserve, [subject, lookupsPerDay])) === 1) return null
    const row = await db.first(again, [subject])
    if (row === undefined) throw new Error('a select of one value gave none')
    return asInstant(row.at)
  },
  async giveBack(code) {
    await db.run(giveBack, [subjectOf(code)])
  },
})

export const forgetOldLookups = (db: Database): Promise<number> => db.run(forget)
