import type { Database } from '../../src/platform/database/database.ts'

/** Something that is always true of the rows (RELIABILITY 5), said as a query for what breaks it. */
export interface Invariant {
  readonly id: string
  readonly says: string
  /** One row each breach, with a word about which. */
  readonly breaches: string
}

const heldByOnline = `array['gate', 'mail', 'reg']`

/** What can be read from the database alone, whoever wrote it and however often it was killed meanwhile. */
export const invariants: readonly Invariant[] = [
  {
    id: 'I-01',
    says: 'each key was set by a completed case of its own employer with every proof of its path',
    breaches: `
      select c.code as what
        from key_generation g left join recovery_case c on c.id = g.case_id
       where g.case_id is not null
         and (c.employer_id is distinct from g.employer_id or c.state <> 'completed'
              or not (select array_agg(p->>'kind') from jsonb_array_elements(c.body->'ledger') p) @> ${heldByOnline})`,
  },
  {
    id: 'I-01',
    says: 'each completed case has set a key',
    breaches: `
      select code as what from recovery_case c
       where state = 'completed' and not exists (select from key_generation g where g.case_id = c.id)`,
  },
  {
    id: 'I-02',
    says: 'a case that set a key used up exactly one link, and no other case used one up',
    breaches: `
      select c.code as what
        from recovery_case c
       where (select count(*) from link l where l.case_id = c.id and l.consumed_at is not null)
          <> (select count(*) from key_generation g where g.case_id = c.id)`,
  },
  {
    id: 'I-03',
    says: 'no proof of one case stands in the ledger of another',
    breaches: `
      select c.code as what from recovery_case c, jsonb_array_elements(c.body->'ledger') p
       where p->>'caseId' <> c.id::text`,
  },
  {
    id: 'I-07',
    says: 'an employer has one link at most that is neither used nor void',
    breaches: `
      select employer_id::text as what from link
       where consumed_at is null and voided_at is null and kind <> 'notice'
       group by employer_id having count(*) > 1`,
  },
  {
    id: 'I-09',
    says: 'no more than three refused sets stand against an employer',
    breaches: `select employer_id::text as what from question_round where (tries->>'refused')::int > 3`,
  },
  {
    id: 'I-13',
    says: 'each step of a case has its entry in the log, and each entry its step',
    breaches: `
      select coalesce(step.code, entry.case_code) || ' ' || coalesce(step.act, entry.act) as what
        from (select c.code, a.act, count(*) as n
                from case_event e join recovery_case c on c.id = e.case_id
                join (values ('created', 'caseOpened'), ('linkSent', 'linkRequested'), ('keySet', 'keySet'))
                  as a (event, act) on a.event = e.event
               group by c.code, a.act) step
        full join (select case_code, act, count(*) as n from audit_entry
                    where act in ('caseOpened', 'linkRequested', 'keySet') group by case_code, act) entry
          on entry.case_code = step.code and entry.act = step.act
       where step.n is distinct from entry.n`,
  },
  {
    id: 'I-13',
    says: 'each request for a link in the log has its message, and each message its request',
    breaches: `
      select c.code as what from recovery_case c
       where (select count(*) from message m where m.case_id = c.id and m.carries_link)
          <> (select count(*) from audit_entry a where a.case_code = c.code and a.act = 'linkRequested')`,
  },
  {
    id: 'I-16',
    says: 'a link went to a mailbox that was registered, confirmed and in use when it was made',
    breaches: `
      select l.ref as what from link l join message m on m.id = l.message_id join contact c on c.id = m.contact_id
       where l.kind = 'recovery' and (c.employer_id <> l.employer_id or c.confirmed_at is null
          or c.usable_from > l.minted_at or c.retired_at < l.minted_at)`,
  },
  {
    id: 'I-21',
    says: 'whoever set a key left no older session and no live link behind',
    breaches: `
      select k.employer_id::text as what from employer_key k
       where exists (select from session s where s.employer_id = k.employer_id and s.generation < k.generation
                        and s.ended_at is null)
          or exists (select from link l where l.employer_id = k.employer_id and l.minted_at < k.set_at
                        and l.consumed_at is null and l.voided_at is null and l.kind <> 'notice')`,
  },
  {
    id: 'I-26',
    says: 'each change of a key has one notice for every registered mailbox',
    breaches: `
      select g.employer_id::text as what from key_generation g
       where g.case_id is not null
         and (select count(*) from message m where m.case_id = g.case_id and m.template = 'M-02')
          <> (select count(*) from contact c where c.employer_id = g.employer_id and c.kind = 'mail' and c.retired_at is null)`,
  },
]

/** @returns a line for each breach: the id, what it says, and where. */
export async function breachesIn({ pool }: Pick<Database, 'pool'>): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { id, says, breaches } of invariants) {
    const { rows } = await pool.query<{ what: string }>(breaches)
    lines.push(...rows.map(({ what }) => `${id} ${says}: not ${what}`))
  }
  return lines
}
