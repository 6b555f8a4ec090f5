import type { Member } from './members.ts'
import type { Service } from './service.ts'

export interface OnFileOptions {
  /** Days since the record was made. */
  readonly age?: number
}

/**
 * Puts a record of fingerprint or face beside an employer, as an import of the institution's earlier register does:
 * bound to the mailbox and the appointment of today.
 */
export async function putOnFile(
  { db, instances }: Service,
  member: Member,
  { age = 30 }: OnFileOptions = {},
): Promise<void> {
  const parts = instances[0]?.parts
  if (parts === undefined) throw new Error('no instance')
  const { unlocking } = parts
  const { rowCount } = await db.pool.query(
    `insert into biometric_on_file (employer_id, id, subject, modality, source, contact_id, contact_digest,
            represents_since, enrolled_at)
     select e.id, gen_random_uuid(), $2, 'finger', 'import', c.id, $3, r.since,
            clock_timestamp() - make_interval(days => $4)
       from employer e
       join contact c on c.employer_id = e.id and c.kind = 'mail' and c.retired_at is null
       join representation r on r.employer_id = e.id and r.document = $5 and r.until is null
      where e.identifier = $1`,
    [
      member.identifier,
      unlocking.subjectOf(member.document),
      unlocking.link.mailboxDigest(member.mail ?? ''),
      age,
      member.document,
    ],
  )
  if (rowCount !== 1) throw new Error(`nothing was put on file for ${member.legalName}`)
}

/** Blocks the key, as the worker does after too many wrong ones. */
export async function block({ db }: Pick<Service, 'db'>, { identifier }: Member): Promise<void> {
  await db.pool.query(
    `update employer_key k set blocked_at = clock_timestamp() from employer e
      where e.id = k.employer_id and e.identifier = $1`,
    [identifier],
  )
}
