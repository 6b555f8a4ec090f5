import type { Database, Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { EmployerImportStore, EmployerToPut, KeptContact } from '../app/import-employers.ts'

// One JSON document a portion goes to every statement: it is parsed by PostgreSQL far faster than
// hundreds of parameters are bound.

/** What makes an account another one; null where there is none on record. */
const accountIn = (facts: string) =>
  `case when ${facts} ? 'debitAccountLast4' then
     jsonb_build_array(lower(${facts}->>'debitBank'), lower(${facts}->>'debitAccountKind'), ${facts}->'debitAccountLast4') end`

/**
 * The facts of the file, with the day since which the account is this one. A file that says nothing of it, or repeats
 * the day of the former account, has not said that the new one is old: it counts from the day on which it is seen here,
 * and no later file without a day takes that back. Whoever takes an employer over changes first where the money comes
 * from.
 */
const datedFacts = `excluded.facts || case
  when not excluded.facts ? 'debitAccountLast4' then '{}'::jsonb
  when ${accountIn('excluded.facts')} is not distinct from ${accountIn('known.facts')} then
    case when excluded.facts ? 'debitAccountChangedOn' or not known.facts ? 'debitAccountChangedOn' then '{}'::jsonb
      else jsonb_build_object('debitAccountChangedOn', known.facts->'debitAccountChangedOn') end
  when excluded.facts ? 'debitAccountChangedOn'
    and excluded.facts->'debitAccountChangedOn' is distinct from known.facts->'debitAccountChangedOn' then '{}'::jsonb
  else jsonb_build_object('debitAccountChangedOn', to_char(clock_timestamp() at time zone 'America/Guayaquil', 'YYYY-MM-DD'))
end`

/** Sorted, so that two imports that meet wait for each other instead of locking each other out. */
const putEmployers = statement(
  'import_put_employers',
  `insert into employer as known (id, identifier, branch_code, class, legal_name, trade_name, province, registered_on, facts)
   select g.id, g.identifier, g."branchCode", g.class, g."legalName", g."tradeName", g.province, g."registeredOn", g.facts
     from jsonb_to_recordset($1) as g (id uuid, identifier text, "branchCode" text, class text, "legalName" text,
          "tradeName" text, province text, "registeredOn" date, facts jsonb)
    order by g.identifier, g."branchCode"
   on conflict (identifier, branch_code) do update
      set class = excluded.class, legal_name = excluded.legal_name, trade_name = excluded.trade_name,
          province = excluded.province, registered_on = excluded.registered_on, facts = ${datedFacts},
          imported_at = clock_timestamp()
    where (known.class, known.legal_name, known.trade_name, known.province, known.registered_on, known.facts)
          is distinct from
          (excluded.class, excluded.legal_name, excluded.trade_name, excluded.province, excluded.registered_on, ${datedFacts})`,
)

const given = (columns: string) => `
  given as (
    select e.id as employer_id, g.*
      from jsonb_to_recordset($1) as g (identifier text, "branchCode" text, ${columns})
      join employer e on e.identifier = g.identifier and e.branch_code = g."branchCode")`

const putRepresentatives = statement(
  'import_put_representatives',
  `with ${given('representatives jsonb')},
   named as (
     select g.employer_id, r.*
       from given g, jsonb_to_recordset(g.representatives) as r (document text, names text, role text, since date, until date)),
   gone as (
     delete from representation k
      where k.employer_id in (select employer_id from given)
        and not exists (select from named n where n.employer_id = k.employer_id and n.document = k.document))
   insert into representation as known (employer_id, document, names, role, since, until)
   select employer_id, document, names, role, since, until from named
   on conflict (employer_id, document) do update
      set names = excluded.names, role = excluded.role, since = excluded.since, until = excluded.until
    where (known.names, known.role, known.since, known.until)
          is distinct from (excluded.names, excluded.role, excluded.since, excluded.until)`,
)

const contactsOf = `${given('mail text, phone text, "mailId" uuid, "phoneId" uuid')},
   wanted as (
     select employer_id, identifier, "branchCode", 'mail' as kind, mail as value, "mailId" as id from given where mail is not null
     union all
     select employer_id, identifier, "branchCode", 'phone', phone, "phoneId" from given where phone is not null)`

/** Only where there never was one: an import neither replaces a contact nor brings a retired one back (I-11, I-16). */
const putContacts = statement(
  'import_put_contacts',
  `with ${contactsOf}
   insert into contact (id, employer_id, kind, value, confirmed_at)
   select w.id, w.employer_id, w.kind, w.value, clock_timestamp()
     from wanted w
    where not exists (select from contact k where k.employer_id = w.employer_id and k.kind = w.kind)`,
)

const keptContacts = statement<KeptContact>(
  'import_kept_contacts',
  `with ${contactsOf}
   select w.identifier, w."branchCode", w.kind
     from wanted w
    where not exists (select from contact k
                       where k.employer_id = w.employer_id and k.kind = w.kind
                         and k.retired_at is null and lower(k.value) = lower(w.value))`,
)

/** A key that is held elsewhere is the first of its employer, and has no hash. A file takes no key away. */
const putKeys = statement(
  'import_put_keys',
  `with ${given('"hasKey" boolean')}
   insert into employer_key as known (employer_id, generation, path)
   select employer_id, case when "hasKey" then 1 else 0 end, case when "hasKey" then 'import' end from given
   on conflict (employer_id) do update set generation = excluded.generation, path = excluded.path
    where known.generation = 0 and excluded.generation = 1`,
)

export const createEmployerImportStore = (db: Database): EmployerImportStore => ({
  put: (employers) => db.transaction((tx) => putEmployersIn(tx, employers)),
})

/** The same inside a transaction of the caller's. */
export async function putEmployersIn(
  tx: Queries,
  employers: readonly EmployerToPut[],
): Promise<readonly KeptContact[]> {
  const portion = [JSON.stringify(employers)]
  await tx.run(putEmployers, portion)
  await tx.run(putRepresentatives, portion)
  await tx.run(putContacts, portion)
  await tx.run(putKeys, portion)
  return await tx.many(keptContacts, portion)
}
