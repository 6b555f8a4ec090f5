-- What officers did for a case at the counter (SCREENS S-07 to S-10): what they asked the registries, whom they
-- saw, and who approved. No table here holds a key of an employer or a token of a link (I-24).

-- What an officer asked the registries in their own name, and whether they confirmed the pair.
create table registry_inquiry (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  n integer not null check (n > 0),
  officer_id uuid not null references staff_member,
  verdict text not null check (verdict in ('match', 'mismatch', 'unavailable')),
  -- How each registry answered and as of when, without its record.
  trace jsonb not null,
  -- Keyed digest of the answers, as in the ledger of the case.
  evidence text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, n)
);

create table attendance (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  n integer not null check (n > 0),
  officer_id uuid not null references staff_member,
  result text not null check (result in ('confirmed', 'notConfirmed', 'suspicion')),
  -- Words of the code: what the officer compared.
  points text[] not null,
  at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, n)
);

create table reset_request (
  employer_id uuid not null references employer,
  id uuid not null unique,
  case_id uuid not null references recovery_case,
  requested_by uuid not null references staff_member,
  reason text not null check (reason in ('lostKey', 'firstKey', 'blocked', 'rucNotActive', 'mailLost', 'newRepresentative')),
  note text not null check (length(note) <= 500),
  -- The mailbox that the link will go to, and nothing that anybody typed.
  contact_id uuid not null references contact,
  -- Of everything that is shown to whoever decides.
  digest bytea not null check (length(digest) = 32),
  requested_at timestamptz not null default clock_timestamp(),
  decided_by uuid references staff_member check (decided_by <> requested_by),
  decided_at timestamptz,
  -- `void`: what was shown changed before anybody decided.
  decision text check (decision in ('approved', 'returned', 'rejected', 'void')),
  decision_reason text not null default '' check (length(decision_reason) <= 500),
  primary key (employer_id, id),
  check ((decided_at is null) = (decision is null)),
  check ((decided_by is null) = (decision is null or decision = 'void'))
);
-- Not a partial index: those are chosen for queries that only share their condition.
create unique index reset_request_one_open on reset_request ((case when decided_at is null then case_id end));
create index reset_request_of_case on reset_request (case_id);

-- What officers tell each other about a case; the person may ask to see it.
create table desk_note (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  n integer not null check (n > 0),
  officer_id uuid not null references staff_member,
  note text not null check (length(note) between 1 and 500),
  at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, n)
);

create function counter_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name;
end $$;
create trigger registry_inquiry_append_only before update or delete on registry_inquiry
  for each row execute function counter_append_only();
create trigger attendance_append_only before update or delete on attendance
  for each row execute function counter_append_only();
create trigger desk_note_append_only before delete on desk_note
  for each row execute function counter_append_only();
create trigger desk_note_as_written before update on desk_note
  for each row when (row(new.employer_id, new.case_id, new.n, new.officer_id, new.at)
    is distinct from row(old.employer_id, old.case_id, old.n, old.officer_id, old.at) or new.note <> '-')
  execute function counter_append_only();
create trigger reset_request_kept before delete on reset_request
  for each row execute function counter_append_only();

-- Decided once, and never by the person who asked, whatever account they use (I-12, ATK-48). What was asked for
-- stays as it was; only the words of people may be forgotten.
create function reset_request_decided() returns trigger language plpgsql as $$
begin
  if row(new.employer_id, new.id, new.case_id, new.requested_by, new.reason, new.contact_id, new.digest, new.requested_at)
     is distinct from
     row(old.employer_id, old.id, old.case_id, old.requested_by, old.reason, old.contact_id, old.digest, old.requested_at)
     or (new.note <> old.note and new.note <> '-')
     or (old.decided_at is not null and (
       row(new.decided_by, new.decided_at, new.decision) is distinct from row(old.decided_by, old.decided_at, old.decision)
       or (new.decision_reason <> old.decision_reason and new.decision_reason <> '-'))) then
    raise exception 'a reset request stays as it was asked for and decided';
  end if;
  if old.decided_at is null and new.decided_by is not null
     and (select person from staff_member where id = new.decided_by)
         = (select person from staff_member where id = new.requested_by) then
    raise exception 'nobody approves what they asked for';
  end if;
  return new;
end $$;
create trigger reset_request_decided_once before update on reset_request
  for each row execute function reset_request_decided();

-- Contacts that changed lately ask for a second approval (RELIABILITY 3).
create index contact_retired on contact (employer_id, retired_at);
