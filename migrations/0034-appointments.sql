-- Turnos. What must never happen is impossible here, whatever the code above does (I-19, ATK-46, ATK-47):
-- two live appointments at one window at one time, two for one employer, two for one person, two for one case.
create table appointment (
  employer_id uuid not null references employer,
  id uuid not null unique,
  case_id uuid not null references recovery_case,
  -- Keyed digest of the document of who attends; the number itself is in the case.
  person bytea not null check (length(person) = 32),
  centre_id uuid not null references service_centre,
  window_id uuid not null references centre_window,
  kind text not null check (kind in ('counter', 'video')),
  procedure text not null check (procedure in ('recovery', 'unlock', 'firstKey', 'contactChange')),
  -- In UTC; the zone of the centre stands at the centre.
  during tstzrange not null
    check (lower_inc(during) and not upper_inc(during) and lower(during) < upper(during)),
  state text not null check (state in
    ('held', 'booked', 'arrived', 'called', 'attending', 'finished', 'cancelled', 'moved', 'missed')),
  -- A place is kept for ten minutes while it is being confirmed (policy appointment.hold).
  held_until timestamptz,
  support text[] not null default '{}' check (support <@ '{lsec,kichwa,access}'),
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  -- The next one, where this was moved: an old link leads there (SCREENS P-46).
  moved_to uuid references appointment (id) deferrable initially deferred,
  primary key (employer_id, id),
  check ((state = 'held') = (held_until is not null)),
  check ((state = 'moved') = (moved_to is not null)),
  constraint appointment_apart exclude using gist (window_id with =, during with &&)
    where (state in ('held', 'booked', 'arrived', 'called', 'attending'))
);
create unique index appointment_of_employer on appointment (employer_id)
  where state in ('held', 'booked', 'arrived', 'called', 'attending');
create unique index appointment_of_person on appointment (person)
  where state in ('held', 'booked', 'arrived', 'called', 'attending');
create unique index appointment_of_case on appointment (case_id)
  where state in ('held', 'booked', 'arrived', 'called', 'attending');
create index appointment_history on appointment (case_id, made_at desc);
-- The day of a centre, and what is taken in a stretch.
create index appointment_of_centre on appointment (centre_id, lower(during)) include (window_id, state, held_until);
create index appointment_held on appointment (held_until) where state = 'held';
create index appointment_booked on appointment (lower(during)) where state = 'booked';

-- Whoever wants an earlier one is told when it becomes free; one wish a case.
create table appointment_wish (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  centre_id uuid references service_centre,
  kind text not null check (kind in ('counter', 'video')),
  -- Only what is earlier than this is told.
  before timestamptz not null,
  wished_at timestamptz not null default clock_timestamp(),
  told_at timestamptz,
  primary key (employer_id, case_id)
);
create index appointment_wish_waiting on appointment_wish (centre_id, wished_at) where told_at is null;
