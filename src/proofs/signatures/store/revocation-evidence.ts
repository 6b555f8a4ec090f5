import type { Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { EvidenceKeeper } from '../app/revocation-ports.ts'

const keep = statement(
  'revocation.keep',
  `insert into revocation_answer (sha256, octets) values (decode($1, 'hex'), $2)
   on conflict (sha256) do update set kept_at = clock_timestamp()`,
)
const find = statement<{ octets: Buffer }>(
  'revocation.evidence',
  `select octets from revocation_list where sha256 = decode($1, 'hex')
    union all select octets from revocation_answer where sha256 = decode($1, 'hex') limit 1`,
)
const nothingStandsOn = (what: string): string =>
  `not exists (select from signed_upload u
                where u.judgement #> '{evidence,revocation}'
                      @> jsonb_build_array(jsonb_build_object('sha256', encode(${what}.sha256, 'hex'))))`
// Two days: whoever was just judged by one has long been written down.
const forgetLists = statement(
  'revocation.forgetLists',
  `delete from revocation_list where id in (select id from revocation_list l
    where l.superseded_at < clock_timestamp() - interval '2 days' and ${nothingStandsOn('l')} limit 200)`,
)
const forgetAnswers = statement(
  'revocation.forgetAnswers',
  `delete from revocation_answer where sha256 in (select sha256 from revocation_answer a
    where a.kept_at < clock_timestamp() - interval '2 days' and ${nothingStandsOn('a')} limit 1000)`,
)

export const revocationEvidence = (db: Database): EvidenceKeeper => ({
  async keepAnswer(sha256, octets) {
    await db.run(keep, [sha256, Buffer.from(octets)])
  },
  async find(sha256) {
    const found = await db.first(find, [sha256])
    return found === undefined ? undefined : new Uint8Array(found.octets)
  },
})

/** @returns how many lists and answers are gone, on which nothing stands. */
export const forgetRevocationLists = async (db: Database): Promise<number> =>
  (await db.run(forgetLists)) + (await db.run(forgetAnswers))
