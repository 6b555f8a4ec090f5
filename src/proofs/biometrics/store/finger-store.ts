import { instantOf } from '../../../kernel/time.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { FingerStore } from '../app/finger-ports.ts'
import type { FingerPosition, Slot } from '../domain/slots.ts'

interface FoundFinger {
  extractor: string
  extractor_version: string
  wrapped_key: Buffer
  agreed_at: Date
  slot: Slot
  position: FingerPosition
  qualities: number[]
}

const find = statement<FoundFinger>(
  'finger.find',
  `select e.extractor, e.extractor_version, e.wrapped_key, c.at as agreed_at, f.slot, f.position,
          array(select t.quality from finger_template t
                 where t.subject = f.subject and t.slot = f.slot order by t.impression) as qualities
     from finger_enrolment e
     join biometric_consent c on c.subject = e.subject and c.n = e.consent
     join enrolled_finger f on f.subject = e.subject
    where e.subject = decode($1, 'hex')
    order by f.slot`,
)
// A second one in force is refused by the index: whoever is enrolled has not withdrawn.
const agree = statement<{ n: number }>(
  'finger.agree',
  `insert into biometric_consent (subject, n, words_version, lang, officer_id, case_code)
   select decode($1, 'hex'),
          1 + (select coalesce(max(n), 0) from biometric_consent where subject = decode($1, 'hex')),
          $2::integer, $3::text, $4::uuid, $5::text
   on conflict do nothing
   returning n`,
)
const enrol = statement(
  'finger.enrol',
  `insert into finger_enrolment (subject, consent, extractor, extractor_version, wrapped_key)
   values (decode($1, 'hex'), $2, $3, $4, $5)`,
)
const choose = statement(
  'finger.choose',
  `insert into enrolled_finger (subject, slot, position)
   values (decode($1, 'hex'), 1, $2), (decode($1, 'hex'), 2, $3)`,
)
const noteSeen = statement(
  'finger.noteSeen',
  `insert into finger_seen (digest) values ($1) on conflict (digest) do nothing`,
)
const keep = statement(
  'finger.keep',
  `insert into finger_template
     (subject, slot, impression, position, format, extractor, extractor_version, quality, digest, sealed,
      enrolled_by, centre_id, case_code)
   values (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
   on conflict (subject, slot, impression) do nothing`,
)
const impressions = statement<{ impression: number; sealed: Buffer }>(
  'finger.impressions',
  `select impression, sealed from finger_template
    where subject = decode($1, 'hex') and slot = $2 order by impression`,
)
// With the row goes the key, and with it everything that hangs on it.
const forget = statement('finger.destroy', `delete from finger_enrolment where subject = decode($1, 'hex')`)
const withdraw = statement(
  'finger.withdraw',
  `update biometric_consent set withdrawn_at = clock_timestamp()
    where (case when withdrawn_at is null then subject end) = decode($1, 'hex')`,
)

export const fingerStore = (db: Database): FingerStore => ({
  async find(subject, tx) {
    const rows = await (tx === undefined ? db : queriesOf(tx)).many(find, [subject])
    const [first] = rows
    return first === undefined
      ? undefined
      : {
          extractor: { name: first.extractor, version: first.extractor_version },
          wrappedKey: first.wrapped_key,
          agreedAt: instantOf(first.agreed_at),
          fingers: rows.map(({ slot, position, qualities }) => ({ slot, position, qualities })),
        }
  },
  async begin(tx, { subject, consent, extractor, positions, wrappedKey }) {
    const queries = queriesOf(tx)
    const agreed = await queries.first(agree, [
      subject,
      consent.wordsVersion,
      consent.lang,
      consent.officer,
      consent.caseCode,
    ])
    if (agreed === undefined) return false
    await queries.run(enrol, [subject, agreed.n, extractor.name, extractor.version, wrappedKey])
    await queries.run(choose, [subject, ...positions])
    return true
  },
  keep: async (tx, one) =>
    (await queriesOf(tx).run(keep, [
      one.subject,
      one.slot,
      one.impression,
      one.position,
      one.format,
      one.extractor.name,
      one.extractor.version,
      one.quality,
      one.digest,
      one.sealed,
      one.officer,
      one.centreId,
      one.caseCode,
    ])) === 1,
  noteSeen: async (tx, digest) => (await queriesOf(tx).run(noteSeen, [digest])) === 1,
  impressions: (subject, slot) => db.many(impressions, [subject, slot]),
  async forget(tx, subject) {
    const queries = queriesOf(tx)
    const destroyed = await queries.run(forget, [subject])
    await queries.run(withdraw, [subject])
    return destroyed === 1
  },
})
