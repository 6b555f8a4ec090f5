import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { SignInStore } from '../app/sign-in.ts'

const onFile = statement<{
  id: string
  generation: number | null
  hash: string | null
  blocked: boolean
  awaiting: string | null
}>(
  'signIn.onFile',
  `select e.id, k.generation, k.hash, k.blocked_at is not null as blocked, c.id as awaiting
     from employer e
     left join employer_key k on k.employer_id = e.id
     left join key_generation g on g.employer_id = k.employer_id and g.generation = k.generation
     left join recovery_case c on c.id = coalesce(k.unlocked_case, g.case_id) and c.state = 'completed' and c.body->'state'->>'signedInAt' is null
    where e.identifier = $1 and e.branch_code = $2`,
)
// The row is there and held: whoever sends the same form at the same instant waits here, and then reads what
// this one wrote.
const hold = statement(
  'signIn.hold',
  `insert into sign_in_tally (subject) values ($1) on conflict (subject) do update set subject = excluded.subject`,
)
// A form has a row of its own, with the count and the moment of the try that it took. While both still are
// those of the employer, nobody has failed and no key was set since: the form comes a second time (F-27).
const reserve = statement<{ failed: number; again: boolean }>(
  'signIn.reserve',
  `with again as (
     select t.failed from sign_in_tally t join sign_in_tally form using (failed, touched_at)
      where t.subject = $1 and form.subject = $2),
   taken as (
     update sign_in_tally set failed = failed + 1, touched_at = clock_timestamp()
      where subject = $1 and failed < $3 and not exists (select from again)
     returning failed, touched_at),
   noted as (
     insert into sign_in_tally (subject, failed, touched_at) select $2, failed, touched_at from taken
     on conflict (subject) do update set failed = excluded.failed, touched_at = excluded.touched_at)
   select failed, false as again from taken union all select failed, true from again`,
)
const clear = statement('signIn.clear', `update sign_in_tally set failed = 0 where subject = $1`)
const giveBack = statement(
  'signIn.giveBack',
  `update sign_in_tally set failed = failed - 1 where subject = $1 and failed > 0`,
)
// The same for a number that nobody has: the worker finds that out, and the request does not (ATK-15).
const queueBlock = statement(
  'signIn.queueBlock',
  `select graphile_worker.add_job('blockGuessedKey',
     json_build_object('employerId', $1::uuid, 'generation', $2::int))`,
)
// The employer's row first, in the order of `redeem`: the block moves its epoch. A key that is held elsewhere
// has no hash and opens nothing here: there is nothing to guess, and blocking it would close the online way
// to whoever tries the key of before.
const block = statement(
  'signIn.block',
  `with held as (select id from employer where id = $1 for no key update)
   update employer_key k set blocked_at = clock_timestamp()
     from held
    where k.employer_id = held.id and k.generation = $2 and k.blocked_at is null and k.hash is not null`,
)
// `for share` waits for a key that is being set; afterwards the generation no longer fits.
const openSession = statement(
  'signIn.openSession',
  `with standing as (
     select employer_id from employer_key where employer_id = $2 and generation = $3 and blocked_at is null for share)
   insert into session (digest, employer_id, generation, browser, network)
   select $1, employer_id, $3, $4, $5 from standing`,
)

export function signInStore(db: Database): SignInStore {
  return {
    async onFile(identifier, branchCode) {
      const row = await db.first(onFile, [identifier, branchCode])
      return {
        employerId: (row?.id ?? null) as EmployerId | null,
        generation: row?.generation ?? 0,
        hash: row?.hash ?? null,
        blocked: row?.blocked ?? false,
        awaiting: (row?.awaiting ?? null) as CaseId | null,
      }
    },
    async reserve(subject, form, limit) {
      const row = await db.transaction(async (tx) => {
        await queriesOf(tx).run(hold, [subject])
        return queriesOf(tx).first(reserve, [subject, form, limit])
      })
      return row === undefined ? null : { left: limit - row.failed, isAgain: row.again }
    },
    async clear(tx, subject) {
      await queriesOf(tx).run(clear, [subject])
    },
    async giveBack(subject) {
      await db.run(giveBack, [subject])
    },
    async queueBlock(tx, { employerId, generation }) {
      await queriesOf(tx).run(queueBlock, [employerId, generation])
    },
    block: async (tx, employerId, generation) =>
      (await queriesOf(tx).run(block, [employerId, generation])) === 1,
    openSession: async (tx, session) =>
      (await queriesOf(tx).run(openSession, [
        session.digest,
        session.employerId,
        session.generation,
        session.browser,
        session.network,
      ])) === 1,
  }
}
