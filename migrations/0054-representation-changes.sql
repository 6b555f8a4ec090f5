-- The registries name another representative than the institution's record does (I-05). One change is open for an employer
-- at a time: while it is, the account changes no contact and no mailbox alone recovers a key.
create table representation_change (
  employer_id uuid not null references employer,
  id uuid not null,
  found_at timestamptz not null default clock_timestamp(),
  -- Keyed digest of what the registries answered, so that later nobody can say they had answered otherwise.
  evidence text not null check (length(evidence) between 16 and 200),
  -- Representatives on record who are no longer named; how many, not who: the record itself says that.
  unnamed integer not null check (unnamed > 0),
  -- The employer says that the registry is wrong, and an officer noted it: what it stops stays stopped until somebody has
  -- shown who they are, and the page says that it is contested.
  disputed_at timestamptz,
  disputed_by uuid references staff_member,
  ended_at timestamptz,
  ended_by text check (ended_by in ('agrees', 'attended')),
  primary key (employer_id, id),
  check ((ended_at is null) = (ended_by is null)),
  check ((disputed_by is null) or (disputed_at is not null))
);
create unique index representation_change_one_open on representation_change (employer_id) where ended_at is null;
-- Not partial: a plan that is made while there are none would read the whole of it for one employer.
create index representation_change_newest on representation_change ((case when ended_at is null then found_at end));

-- Whoever acts under what was true before, does not any more: links, cases and sessions remember the epoch.
create trigger representation_change_moves_epoch after insert on representation_change
  for each row execute function employer_changed();

-- When the registries were last asked about an employer that has a key: the oldest comes first.
create table representation_check (
  employer_id uuid primary key references employer,
  checked_at timestamptz not null default clock_timestamp()
);
create index representation_check_oldest on representation_check (checked_at);
insert into representation_check (employer_id) select employer_id from employer_key where generation > 0;

create function representation_to_check() returns trigger language plpgsql
set search_path = public, pg_temp as $$
begin
  insert into representation_check (employer_id) values (new.employer_id) on conflict do nothing;
  return null;
end $$;
create trigger key_is_checked_again after insert or update of generation on employer_key
  for each row when (new.generation > 0) execute function representation_to_check();
