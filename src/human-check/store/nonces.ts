import { statement } from '../../platform/database/statement.ts'
import type { Queries } from '../../platform/database/database.ts'

// Which checks were used since its copy a restored database does not know: one that was made before it is none (I-18).
const use = statement(
  'humanCheck.use',
  `insert into human_nonce (nonce, action, network)
   select $1::text, $2::text, $3::text
    where to_timestamp(split_part($1, ':', 2)::float8 / 1000)
          > coalesce((select restored_at from installation), '-infinity')
   on conflict do nothing`,
)
const recent = statement<{ n: number }>(
  'humanCheck.recent',
  `select count(*)::int as n from (select 1 from human_nonce
    where network = $1 and used_at > clock_timestamp() - interval '1 hour' limit 5000) seen`,
)
const forget = statement(
  'humanCheck.forget',
  `delete from human_nonce where used_at < clock_timestamp() - interval '1 day'`,
)

/** True for exactly one caller per nonce, however many ask at once: the row is the guarantee (CHANNELS 2.2 rule 3). */
export const useNonce = async (
  queries: Queries,
  nonce: string,
  action: string,
  network: string,
): Promise<boolean> => (await queries.run(use, [nonce, action, network])) === 1

/** Checks that a network has passed in the last hour. */
export const passedByNetwork = async (queries: Queries, network: string): Promise<number> =>
  (await queries.first(recent, [network]))?.n ?? 0

const settle = statement(
  'humanCheck.settle',
  `insert into human_nonce (nonce, action, network, outcome) values ($1, $2, $3, $4)
   on conflict (nonce) do update set outcome = excluded.outcome`,
)
const outcomeOf = statement<{ outcome: string | null }>(
  'humanCheck.outcome',
  `select outcome from human_nonce where nonce = $1`,
)

/** Notes what an act came to, whose browser has gone on to a page that waits for it (P-03). */
export const settleNonce = async (
  queries: Queries,
  nonce: string,
  action: string,
  network: string,
  outcome: string,
): Promise<void> => {
  await queries.run(settle, [nonce, action, network, outcome])
}

/** Null while nothing is known yet. */
export const outcomeOfNonce = async (queries: Queries, nonce: string): Promise<string | null> =>
  (await queries.first(outcomeOf, [nonce]))?.outcome ?? null

/** A nonce is refused by its own expiry long before its row is dropped. */
export const forgetOldNonces = (queries: Queries): Promise<number> => queries.run(forget)
