import { statement } from '../../src/platform/database/statement.ts'
import type { Member } from './members.ts'
import type { Ground } from './ground.ts'

/** What a test looks up behind the service's back, for one employer. */
const standing = statement<Standing>(
  'test.standing',
  `select k.generation, k.blocked_at is not null as blocked,
          (select count(*)::int from link l where l.employer_id = e.id and l.kind <> 'notice') as links,
          (select count(*)::int from link l where l.employer_id = e.id and l.kind <> 'notice'
              and l.consumed_at is null and l.voided_at is null and clock_timestamp() < link_dies_at(l)) as "liveLinks",
          (select count(*)::int from link l where l.employer_id = e.id and l.consumed_at is not null) as consumed,
          (select count(*)::int from recovery_case c where c.employer_id = e.id) as cases,
          (select c.state from recovery_case c where c.employer_id = e.id order by c.opened_at desc limit 1) as state,
          coalesce((select (q.tries->>'refused')::int from question_round q where q.employer_id = e.id), 0) as refused,
          coalesce((select q.suspended_until > clock_timestamp() from question_round q where q.employer_id = e.id), false) as suspended,
          (select count(*)::int from session s where s.employer_id = e.id and s.ended_at is null) as sessions
     from employer e join employer_key k on k.employer_id = e.id where e.identifier = $1`,
)

export interface Standing {
  readonly generation: number
  readonly blocked: boolean
  readonly links: number
  readonly liveLinks: number
  readonly consumed: number
  readonly cases: number
  readonly state: string | null
  readonly refused: number
  readonly suspended: boolean
  readonly sessions: number
}

export async function standingOf({ db }: Pick<Ground, 'db'>, member: Member): Promise<Standing> {
  const row = await db.first(standing, [member.identifier])
  if (row === undefined) throw new Error('no such employer')
  return row
}

/** How often each act stands in the audit log of the newest case of this employer. */
const acts = statement<{ act: string; n: number }>(
  'test.acts',
  `select a.act, count(*)::int as n from audit_entry a
    where a.case_code in (select c.code from recovery_case c join employer e on e.id = c.employer_id where e.identifier = $1)
    group by a.act`,
)

export const actsOf = async (
  { db }: Pick<Ground, 'db'>,
  member: Member,
): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await db.many(acts, [member.identifier])).map(({ act, n }) => [act, n]))

/** Runs one statement for the employer, whose id is `$1`: for what happens outside this service. */
export async function change(
  { db }: Pick<Ground, 'db'>,
  member: Member,
  text: string,
  ...values: readonly unknown[]
): Promise<void> {
  const found = await db.first(byIdentifier, [member.identifier])
  await db.pool.query(text, [found?.id, ...values])
}
const byIdentifier = statement<{ id: string }>(
  'test.byIdentifier',
  `select id from employer where identifier = $1`,
)
