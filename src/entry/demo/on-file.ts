import { days } from '../../kernel/time.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { AskUnlockDeps } from '../../proofs/biometrics/app/ask-unlock.ts'
import { cast, castTags, type CastTag } from './cast.ts'
import type { Person } from './people-pages.tsx'

/** Long enough ago to be of the institution's own earlier register. Seconds. */
const age = days(200)

// Once for each employer: a demonstration that runs again keeps what an officer has made of it.
const put = statement(
  'seed_put_on_file',
  `insert into biometric_on_file (employer_id, id, subject, modality, source, contact_id, contact_digest,
          represents_since, enrolled_at)
   select e.id, gen_random_uuid(), $2, 'finger', 'import', c.id, $3, r.since,
          clock_timestamp() - make_interval(secs => $4)
     from employer e
     join contact c on c.employer_id = e.id and c.kind = 'mail' and c.retired_at is null
     join representation r on r.employer_id = e.id and r.document = $5
    where e.identifier = $1 and not exists (select from biometric_on_file b where b.employer_id = e.id)`,
)

/** The records of fingerprint or face that some of the cast have. Synthetic people only. */
export async function seedOnFile(
  db: Queries,
  { subjectOf, link }: Pick<AskUnlockDeps, 'subjectOf' | 'link'>,
  people: Readonly<Record<CastTag, Person>>,
): Promise<void> {
  for (const tag of castTags) {
    if (cast[tag].onFile !== true) continue
    const { identifier, document, mail } = people[tag]
    const values = [identifier, subjectOf(document), link.mailboxDigest(mail ?? ''), age, document]
    await db.run(put, values)
  }
}
