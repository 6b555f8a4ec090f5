-- Text messages to registered mobiles, and the codes they carry (CHANNELS 4). They go through the same queue as
-- mail, in a table of their own: none carries a link, each has an hour after which it is worth nothing, and the
-- gateway answers with reports instead of bounces.

create table text_message (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid references recovery_case,
  -- A number that is bound to the employer, and never one that somebody typed (CHANNELS 4, "pumping").
  contact_id uuid not null references contact,
  template text not null check (template in ('M-22', 'M-23', 'M-24')),
  lang text not null,
  -- May be read by staff: never a code, a key or a full identifier (L-01).
  params jsonb not null default '{}',
  carries_code boolean not null check (carries_code = (template = 'M-22')),
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'unknown', 'deferred', 'rejected', 'cancelled')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  -- From here on it is not handed over any more.
  dies_at timestamptz not null,
  accepted_at timestamptz,
  -- How the gateway calls it, and what the last answer said.
  gateway_id text,
  reply text,
  cause text,
  report text check (report in ('delivered', 'failed', 'expired')),
  reported_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  check ((report is null) = (reported_at is null))
);
create index text_message_of_employer on text_message (employer_id, created_at desc);

-- A code of six digits, for one person in one case and for one purpose. Its digits exist in a worker's memory only,
-- from the making to the hand-over; here stands a keyed digest of them (L-01).
create table phone_code (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  -- Keyed digest of the document of whoever asked.
  person bytea not null check (octet_length(person) = 32),
  purpose text not null check (purpose in ('recovery', 'unlock')),
  text_id uuid not null unique references text_message,
  -- Under another epoch of the employer it is over, as a link is (I-05); what a restore brings back, too (I-18).
  employer_epoch integer not null,
  restore_epoch integer not null,
  digest bytea check (octet_length(digest) = 32),
  dies_at timestamptz,
  -- Taken here before anything is compared (L-08).
  tries integer not null default 0 check (tries between 0 and 5),
  asked_at timestamptz not null default clock_timestamp(),
  consumed_at timestamptz,
  voided_at timestamptz,
  check ((digest is null) = (dies_at is null)),
  check (consumed_at is null or digest is not null)
);
-- The newest only. Not a partial index: those are chosen for queries that only share their condition.
create unique index phone_code_one_live on phone_code
  (employer_id, case_id, purpose, (case when consumed_at is null and voided_at is null then 0 end));

-- Typed codes of an employer in the last 24 hours, over all its cases: another case brings no other tries (L-08).
create table phone_code_day (
  employer_id uuid primary key references employer,
  tried_at timestamptz[] not null check (cardinality(tried_at) <= 50)
);

-- Codes asked for in the last 24 hours, under keyed digests: for a number, an employer, a network.
create table text_count (
  subject bytea primary key check (octet_length(subject) = 32),
  asked_at timestamptz[] not null check (cardinality(asked_at) <= 200)
);

-- What a day may cost, over everybody. The day is Ecuador's.
create table text_day (
  day date primary key,
  asked integer not null check (asked > 0)
);
