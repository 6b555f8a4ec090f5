-- A call belongs to one turno by video. That it was held, by whom and how it ended is kept; nothing of what was seen
-- or heard is, and the two browsers' greetings are gone when it ends.
create table video_call (
  employer_id uuid not null,
  id uuid not null unique,
  appointment_id uuid not null,
  called_by uuid not null references staff_member,
  called_at timestamptz not null default clock_timestamp(),
  entered_at timestamptz,
  ended_at timestamptz,
  -- served; cut: it broke off and the person waits again; toPhone: goes on by telephone; again: another turno.
  outcome text check (outcome in ('served', 'cut', 'toPhone', 'again')),
  primary key (employer_id, id),
  foreign key (employer_id, appointment_id) references appointment on delete cascade,
  check ((ended_at is null) = (outcome is null))
);
-- One call at a time for a turno, and for an officer: nobody speaks with two people at once.
create unique index video_call_running on video_call (appointment_id) where ended_at is null;
create unique index video_call_of_officer on video_call (called_by) where ended_at is null;
create index video_call_by on video_call (called_by);
-- What nobody ended, by the clock.
create index video_call_open on video_call ((case when ended_at is null then called_at end));
create index appointment_open on appointment
  ((case when state in ('arrived', 'called', 'attending') then upper(during) end));

-- What the two browsers tell each other to find a way to each other (WebRTC); read by the other side only.
create table video_signal (
  call_id uuid not null references video_call (id) on delete cascade,
  n bigint generated always as identity,
  side text not null check (side in ('person', 'officer')),
  body text not null check (length(body) between 2 and 12288),
  at timestamptz not null default clock_timestamp(),
  primary key (call_id, n)
);
create index video_signal_at on video_signal (at);
