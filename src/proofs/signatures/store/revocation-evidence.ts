import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { EvidenceKeeper } from '../app/revocation-ports.ts'

const cite = statement(
  'revocation.cite',
  `update revocation_list set cited = true where sha256 = decode($1, 'hex')`,
)
const keep = statement(
  'revocation.keep',
  `insert into revocation_answer (sha256, octets) values (decode($1, 'hex'), $2) on conflict do nothing`,
)
const find = statement<{ octets: Buffer }>(
  'revocation.evidence',
  `select octets from revocation_list where sha256 = decode($1, 'hex')
    union all select octets from revocation_answer where sha256 = decode($1, 'hex') limit 1`,
)
// Lists that nothing stands on, two days after a newer one came: whoever was just judged by one has long been accepted.
const forget = statement(
  'revocation.forget',
  `delete from revocation_list where id in (select id from revocation_list
    where (case when not cited then superseded_at end) < clock_timestamp() - interval '2 days' limit 100)`,
)

export const revocationEvidence = (db: Database): EvidenceKeeper => ({
  async keep(tx, { by, sha256 }, octets) {
    if (by === 'crl') return (await queriesOf(tx).run(cite, [sha256])) >= 1
    await queriesOf(tx).run(keep, [sha256, Buffer.from(octets)])
    return true
  },
  async find(sha256) {
    const found = await db.first(find, [sha256])
    return found === undefined ? undefined : new Uint8Array(found.octets)
  },
})

/** @returns how many lists nobody needs any more. */
export const forgetRevocationLists = (db: Database): Promise<number> => db.run(forget)
