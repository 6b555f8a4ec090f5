-- When a centre receives people, at which windows, for what. Free times are computed from this on every reading and
-- written nowhere, so that a changed calendar is right at once.
create extension if not exists btree_gist;

-- What the institution sets for a centre; a centre without a row has not opened its calendar.
create table centre_rule (
  centre_id uuid primary key references service_centre,
  -- Length of an appointment.
  slot_minutes smallint not null default 20 check (slot_minutes between 5 and 120),
  -- Notice to change or cancel online.
  notice_hours smallint not null default 4 check (notice_hours between 0 and 168),
  -- First and last day that can be booked, in civil days of the centre; last: days from today.
  opens_on date,
  days_ahead smallint not null default 60 check (days_ahead between 1 and 180)
);

-- What a centre offers; a procedure without a row is not offered there.
create table centre_procedure (
  centre_id uuid not null references service_centre,
  procedure text not null check (procedure in ('recovery', 'unlock', 'firstKey', 'contactChange')),
  primary key (centre_id, procedure)
);

-- A window receives one person at a time: at the counter, or by video.
create table centre_window (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  number smallint not null check (number between 1 and 99),
  kind text not null check (kind in ('counter', 'video')),
  active boolean not null default true,
  unique (centre_id, number)
);

-- Weekly hours, in minutes since midnight of the centre's own time; weekday 0 is Sunday.
create table window_hours (
  window_id uuid not null references centre_window,
  weekday smallint not null check (weekday between 0 and 6),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  primary key (window_id, weekday, opens),
  check (opens < closes),
  constraint window_hours_apart
    exclude using gist (window_id with =, weekday with =, int4range(opens, closes) with &&)
);

-- Local holidays of one centre, or days of the executive for all (centre null), beside those of the law (DOMAIN 10).
create table calendar_day (
  id uuid primary key,
  centre_id uuid references service_centre,
  day date not null,
  working boolean not null,
  reason text not null check (length(reason) between 1 and 120),
  unique nulls not distinct (centre_id, day)
);

-- A stretch in which a window, or a whole centre (window null), receives nobody.
create table centre_closure (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  window_id uuid references centre_window,
  during tstzrange not null check (not isempty(during) and lower(during) is not null and upper(during) is not null),
  reason text not null check (length(reason) between 1 and 200),
  closed_by uuid references staff_member,
  closed_at timestamptz not null default clock_timestamp()
);
create index centre_closure_when on centre_closure using gist (centre_id, during);
-- Whoever closed one is not forgotten before it; and for what is forgotten.
create index centre_closure_by on centre_closure (closed_by);
create index centre_closure_over on centre_closure (upper(during));
create index calendar_day_over on calendar_day (day);
