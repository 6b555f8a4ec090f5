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
  -- Where notices about it go besides the contacts on record, as the person wrote it (SCREENS P-43).
  mail text check (length(mail) between 3 and 254),
  phone text check (phone ~ '^09[0-9]{8}$'),
  lang text not null default 'es' check (lang in ('es', 'en')),
  -- A place that was given back is offered again at a moment that nobody can wait for (ATK-47).
  free_from timestamptz,
  reminded_at timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  -- The next one, where this was moved: an old link leads there (SCREENS P-46).
  moved_to uuid references appointment (id) deferrable initially deferred,
  primary key (employer_id, id),
  check ((state = 'held') = (held_until is not null)),
  check ((state = 'moved') = (moved_to is not null)),
  check (free_from is null or state in ('cancelled', 'moved')),
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
create index appointment_of_centre on appointment (centre_id, lower(during))
  include (during, window_id, kind, state, held_until, free_from);
create index appointment_held on appointment ((case when state = 'held' then held_until end));
create index appointment_booked on appointment ((case when state = 'booked' then lower(during) end));
create index appointment_to_remind on appointment
  ((case when state = 'booked' and reminded_at is null then lower(during) end));
-- Those whose address is still known, by their end.
create index appointment_written_to on appointment
  ((case when mail is not null or phone is not null then upper(during) end));

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
create index appointment_wish_waiting on appointment_wish ((case when told_at is null then before end));
create index appointment_wish_old on appointment_wish (before);

-- What an employer did to its appointments in a week of the mainland's calendar, which begins on a Monday: who
-- changes and gives back over and over waits for the next one (ATK-47).
create table appointment_week (
  employer_id uuid not null references employer,
  week date not null check (extract(isodow from week) = 1),
  holds smallint not null default 0 check (holds >= 0),
  changes smallint not null default 0 check (changes >= 0),
  primary key (employer_id, week)
);
create index appointment_week_old on appointment_week (week);
