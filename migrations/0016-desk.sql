-- What the officers work from (SCREENS S-02): one row for each case that is finished in person. It follows the
-- case, whose state is the truth about it; here stands who works on it, since when it waits and until when.

create table desk_case (
  case_id uuid primary key references recovery_case,
  path text not null,
  status text not null default 'new'
    check (status in ('new', 'person', 'staff', 'second', 'sent', 'done', 'closed', 'frozen')),
  opened_at timestamptz not null default clock_timestamp(),
  -- Since when it waits for whomever the status names.
  waiting_since timestamptz not null,
  -- The end of the day on which the employer has to have paid its next contributions (DOMAIN 10).
  due_at timestamptz not null,
  assigned_to uuid references staff_member,
  assigned_at timestamptz,
  finished_at timestamptz,
  -- A word of the code, never what somebody typed.
  finished_reason text check (finished_reason ~ '^[a-zA-Z]{1,40}$'),
  version integer not null default 1,
  check ((assigned_to is null) = (assigned_at is null)),
  check ((status in ('done', 'closed', 'frozen')) = (finished_at is not null)),
  check ((finished_at is null) = (finished_reason is null))
);
-- A page of the queue is read from the end of each status and path that it shows, so that no filter makes it
-- read more than some pages (RELIABILITY: queue page under 100 ms with 200,000 open cases).
create index desk_case_by_due on desk_case (status, path, due_at, waiting_since, case_id);
create index desk_case_by_wait on desk_case (status, path, waiting_since, case_id);
-- The same for one member's cases, and for those of nobody, whose place the nil id takes.
create index desk_case_held_by_due on desk_case
  (coalesce(assigned_to, '00000000-0000-0000-0000-000000000000'), status, path, due_at, waiting_since, case_id);
create index desk_case_held_by_wait on desk_case
  (coalesce(assigned_to, '00000000-0000-0000-0000-000000000000'), status, path, waiting_since, case_id);
-- The next case to take. Not a partial index: those are chosen for queries that only share their condition.
create index desk_case_next on desk_case
  ((case when assigned_to is null and status = 'new' then due_at end), waiting_since, case_id);
-- For what is forgotten.
create index desk_case_waiting on desk_case (waiting_since);

-- S-14: by the document of whoever opened a case.
create index case_of_claimant on recovery_case (claimant, opened_at desc);
-- S-21: the log by time, and what one officer did. Only officers are looked for, so only they cost an entry.
create index audit_by_time on audit_entry (at, lane, seq);
create index audit_of_officer on audit_entry ((case when actor like 'officer:%' then actor::text end), at, lane, seq);
