import type { Database } from '../../../src/platform/database/database.ts'
import { isDoubtful } from '../../../src/cases/store/case-store.ts'
import { statement } from '../../../src/platform/database/statement.ts'
import { asDescribed } from '../../../src/policy/index.ts'

interface Shared {
  readonly what: string
  readonly state: string
}

const shared = statement<Shared>(
  'asFound.shared',
  `select 'the key of ' || e.identifier as what,
          concat('generation ', k.generation, ', blocked at ', k.blocked_at, ', stopped at ', e.frozen_at) as state
     from employer e join employer_key k on k.employer_id = e.id
   union all
   select 'the contacts of ' || e.identifier, string_agg(c.id::text, ', ' order by c.id)
     from employer e join contact c on c.employer_id = e.id and c.retired_at is null group by e.identifier
   union all
   select 'the last touch of a contact of ' || e.identifier, max(greatest(c.confirmed_at, c.retired_at))::text
     from employer e join contact c on c.employer_id = e.id
    where greatest(c.confirmed_at, c.retired_at) > clock_timestamp() - make_interval(secs => $1) group by e.identifier
   union all
   select 'the changes of a contact of ' || e.identifier, count(*)::text
     from employer e join contact_change h on h.employer_id = e.id group by e.identifier
   union all
   select 'the users of ' || e.identifier, string_agg(d.mail || ' ' || d.state, ', ' order by d.mail, d.id)
     from employer e join delegation d on d.employer_id = e.id and d.state in ('active', 'suspended', 'unconfirmed')
    group by e.identifier
   union all
   select 'the reports about ' || e.identifier, string_agg(r.code, ', ' order by r.code)
     from employer e join employer_report r on r.employer_id = e.id group by e.identifier
   union all
   select 'the doubt about ' || e.identifier, 'a second person is asked for' from employer e where ${isDoubtful('$1')}
   union all
   select 'the revocation list of ' || encode(issuer_key, 'hex'), 'kept'
     from revocation_list where superseded_at is null`,
)

/**
 * What every walk of a run shares, and the next one counts on: the keys, contacts, users and reports of the cast, what casts
 * doubt on them, and the revocation lists. A walk that changes any of it gives it back (`borrow`, `withoutList`); one that
 * does not is told so itself, rather than whichever comes after it.
 */
export const sharedState = async (db: Database): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await db.many(shared, [asDescribed.contact.recent])).map(({ what, state }) => [what, state]),
  )
