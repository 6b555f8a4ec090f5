-- The foundation. Limits and single use live here, as constraints and conditional writes; the code
-- above may forget a check, a constraint does not. Time is judged with clock_timestamp(), never
-- now(): now() is the start of the transaction (RELIABILITY 2).

create table installation (
  one boolean primary key default true check (one),
  -- Raised by the restore procedure before the service answers: tokens of before are dead (I-18).
  restore_epoch integer not null default 1,
  mode text not null check (mode in ('demonstration', 'production')),
  created_at timestamptz not null default clock_timestamp()
);

-- employers ------------------------------------------------------------------------------------

create table employer (
  id uuid primary key,
  identifier text not null check (identifier ~ '^[0-9]{13}$'),
  branch_code text not null default '0001' check (branch_code ~ '^[0-9]{4}$'),
  class text not null,
  legal_name text not null,
  trade_name text,
  province text,
  registered_on date,
  -- Facts only the institution knows; the bank of questions says which (DOMAIN 8).
  facts jsonb not null default '{}',
  frozen_at timestamptz,
  frozen_reason text,
  -- Moves whenever representative, contact, block or freeze changes. A link remembers the value it
  -- was minted under, and is dead under any other (I-05).
  epoch integer not null default 1,
  imported_at timestamptz not null default clock_timestamp(),
  unique (identifier, branch_code)
);

create table representation (
  employer_id uuid not null references employer,
  document text not null,
  names text not null,
  role text,
  since date,
  until date,
  primary key (employer_id, document)
);

create table contact (
  id uuid primary key,
  employer_id uuid not null references employer,
  kind text not null check (kind in ('mail', 'phone')),
  value text not null,
  confirmed_at timestamptz,
  -- A contact may be used for recovery only from here on: the cooling time after a change (I-11).
  usable_from timestamptz not null default clock_timestamp(),
  retired_at timestamptz,
  -- Set by an authenticated bounce, for triage only; the registered address stays (CHANNELS 3.5).
  undeliverable_at timestamptz,
  undeliverable_code text
);
create index contact_of_employer on contact (employer_id) where retired_at is null;

create function employer_changed() returns trigger language plpgsql as $$
begin
  update employer set epoch = epoch + 1
   where id = case when tg_op = 'DELETE' then old.employer_id else new.employer_id end;
  return null;
end $$;
create trigger representation_moves_epoch after insert or update or delete on representation
  for each row execute function employer_changed();
create trigger contact_moves_epoch after insert or update of value, confirmed_at, usable_from, retired_at or delete on contact
  for each row execute function employer_changed();

create function employer_frozen() returns trigger language plpgsql as $$
begin
  new.epoch := old.epoch + 1;
  return new;
end $$;
create trigger freeze_moves_epoch before update of frozen_at, class on employer
  for each row when (new.frozen_at is distinct from old.frozen_at or new.class is distinct from old.class)
  execute function employer_frozen();

-- keys -----------------------------------------------------------------------------------------

create table employer_key (
  employer_id uuid primary key references employer,
  generation integer not null default 0 check (generation >= 0),
  hash text,
  set_at timestamptz,
  path text,
  probation_until timestamptz,
  failed integer not null default 0 check (failed >= 0),
  blocked_at timestamptz,
  check ((generation = 0) = (hash is null))
);
create trigger block_moves_epoch after update of blocked_at on employer_key
  for each row when (new.blocked_at is distinct from old.blocked_at)
  execute function employer_changed();

create table key_generation (
  employer_id uuid not null references employer,
  generation integer not null check (generation > 0),
  hash text not null,
  path text not null,
  -- One case sets at most one key; an imported key has none (I-01, I-02).
  case_id uuid unique,
  set_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, generation)
);

create table session (
  digest bytea primary key,
  employer_id uuid not null references employer,
  generation integer not null,
  browser text not null,
  network text not null,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_by text
);
create index session_of_employer on session (employer_id) where ended_at is null;

-- cases ----------------------------------------------------------------------------------------

create table recovery_case (
  id uuid primary key,
  employer_id uuid not null references employer,
  code text not null unique,
  path text not null,
  state text not null check (state in ('proving', 'ready', 'linkIssued', 'completed', 'suspended', 'referred', 'closed')),
  -- Exactly the data that this state has, and the ledger of proofs; written only by the transition function.
  body jsonb not null,
  version integer not null default 1,
  profile text not null,
  lang text not null,
  browser bytea not null,
  claimant text not null,
  opened_at timestamptz not null default clock_timestamp(),
  touched_at timestamptz not null default clock_timestamp()
);
create index case_of_employer on recovery_case (employer_id, opened_at desc);

create table case_event (
  case_id uuid not null references recovery_case,
  n integer not null,
  event text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, n)
);

-- challenge questions: one row an employer, so that neither a new case nor a new browser renews the tries (ATK-22)
create table question_round (
  employer_id uuid primary key references employer,
  -- The set on show, without answers; the same until it is answered or its try is spent (ATK-24).
  set_key text,
  question_set jsonb,
  -- The case that has seen it. A set that nobody has seen costs nothing to leave.
  shown_to uuid,
  -- Templates of former sets: a new attempt brings other questions.
  earlier text[] not null default '{}',
  -- Refused sets, leavings and suspension, over all channels and cases; decided by one pure rule
  -- under the lock of this row. Never more than the policy's three, whatever the code above does (I-09).
  tries jsonb not null default '{"refused":0,"reserved":[],"abandoned":[]}'
    check ((tries->>'refused')::int between 0 and 3),
  suspended_until timestamptz
);

-- links ----------------------------------------------------------------------------------------

create table link (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  message_id uuid not null,
  kind text not null check (kind in ('recovery', 'unlock', 'notice')),
  restore_epoch integer not null,
  employer_epoch integer not null,
  -- Public reference in the address; the token itself stands in the fragment and reaches no log (L-15).
  ref text not null unique,
  digest bytea not null unique,
  code_digest bytea not null,
  minted_at timestamptz not null default clock_timestamp(),
  accepted_at timestamptz,
  life_seconds integer not null check (life_seconds between 1 and 3600),
  cap_seconds integer not null check (cap_seconds between 1 and 3600),
  grace_until timestamptz,
  -- Tries of typed codes are reserved here before anything is compared (L-08).
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  opened_at timestamptz,
  browser bytea,
  consumed_at timestamptz,
  voided_at timestamptz,
  void_reason text
);
-- One live token an employer, across all paths and instances (I-07, L-10).
create unique index link_one_live on link (employer_id) where consumed_at is null and voided_at is null and kind <> 'notice';
create index link_of_case on link (case_id, minted_at desc);

-- Strictly before this instant a link may be redeemed (L-11). least() ignores null: an acceptance
-- that was not recorded leaves only the cap (L-03).
create function link_dies_at(link) returns timestamptz language sql immutable as $$
  select greatest(
    least($1.accepted_at + make_interval(secs => $1.life_seconds), $1.minted_at + make_interval(secs => $1.cap_seconds)),
    $1.grace_until)
$$;

-- Links asked for in the last 24 hours, over all cases and instances (L-19). The policy's limit is lower.
create table link_day (
  employer_id uuid primary key references employer,
  asked_at timestamptz[] not null check (cardinality(asked_at) <= 50)
);

-- messages -------------------------------------------------------------------------------------

create table message (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid references recovery_case,
  contact_id uuid not null references contact,
  template text not null,
  lang text not null,
  -- What the template needs and may be read by staff: never a token, a key or a full identifier (L-01).
  params jsonb not null default '{}',
  -- A message that carries a link may be refused at hand-over when the case has moved on; a notice never is (I-26).
  carries_link boolean not null,
  life_seconds integer,
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'unknown', 'deferred', 'rejected', 'cancelled')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  accepted_at timestamptz,
  reply_code integer,
  reply_status text,
  reply_text text,
  cause text,
  created_at timestamptz not null default clock_timestamp()
);
create index message_of_case on message (case_id, created_at desc);
create index message_of_employer on message (employer_id, created_at desc);

create table message_attempt (
  message_id uuid not null references message,
  n integer not null,
  link_id uuid,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  host text,
  outcome text,
  reply_code integer,
  reply_status text,
  reply_text text,
  primary key (message_id, n)
);

-- human check and counters ---------------------------------------------------------------------

create table human_nonce (
  nonce text primary key,
  action text not null,
  network text not null,
  used_at timestamptz not null default clock_timestamp(),
  -- What came of it, for a browser that did not wait for the registries (P-03).
  outcome text
);
create index human_nonce_by_network on human_nonce (network, used_at);

create table network_count (
  kind text not null,
  network text not null,
  window_start timestamptz not null,
  n integer not null check (n > 0),
  primary key (kind, network, window_start)
);

-- audit ----------------------------------------------------------------------------------------
-- Sixteen chains ("lanes"), one picked by employer, so that two employers rarely wait for each other's
-- commit. Position, time, former hash and hash are the database's work: an application that could
-- choose them could forge them. The head of a lane stays locked until commit, so the entry is the last
-- thing a transaction writes.

create table audit_lane (
  lane smallint primary key check (lane between 0 and 15),
  seq bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex')
);
insert into audit_lane (lane) select generate_series(0, 15);

-- Printable ASCII only, short, no blanks in a word: nothing written here can end a line, move a cursor
-- or turn the direction of text where the log is read (ATK-57).
create domain audit_word as text check (value ~ '^[!-~]{1,128}$');

create table audit_entry (
  lane smallint not null references audit_lane,
  seq bigint not null,
  at timestamptz not null,
  act audit_word not null,
  -- Keyed digests, never the number itself: the log outlives an erasure.
  subject audit_word,
  actor audit_word not null,
  case_code audit_word,
  reason audit_word,
  instance audit_word not null,
  -- Canonical JSON of everything else about the act.
  detail text not null check (detail ~ '^[ -~]+$' and length(detail) <= 4000),
  prev bytea not null check (octet_length(prev) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (lane, seq)
);
create index audit_of_case on audit_entry (case_code) where case_code is not null;

-- A netstring: length in bytes, value. Without the length, text moved from the end of one field to the
-- start of the next would keep the hash. `-` is a field that has no value.
create function audit_field(value text) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select coalesce(octet_length(value) || ':' || value, '-') || ','
$$;

-- What an entry says, to the microsecond, in the form that is hashed; src/audit/domain/chain.ts reads
-- the same form without asking the database.
create function audit_content(e audit_entry) returns text language sql stable as $$
  select 'clavero.audit.1,'
    || audit_field(e.lane::text) || audit_field(e.seq::text)
    || audit_field((extract(epoch from e.at) * 1000000)::bigint::text)
    || audit_field(e.act) || audit_field(e.subject) || audit_field(e.actor) || audit_field(e.case_code)
    || audit_field(e.reason) || audit_field(e.instance) || audit_field(e.detail)
$$;

-- Runs with the rights of whoever owns the tables: the role of the application needs to insert here
-- and nothing else, and cannot write the heads of the lanes at all.
create function audit_chain() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare head audit_lane;
begin
  select * into strict head from audit_lane where lane = new.lane for update;
  new.seq := head.seq + 1;
  new.prev := head.hash;
  -- After the lock: within a lane a later place is never an earlier time.
  new.at := clock_timestamp();
  new.hash := sha256(new.prev || convert_to(audit_content(new), 'UTF8'));
  update audit_lane set seq = new.seq, hash = new.hash where lane = new.lane;
  return new;
end $$;
create trigger audit_is_chained before insert on audit_entry for each row execute function audit_chain();

create function audit_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete on audit_entry
  for each row execute function audit_is_final();
create trigger audit_is_not_emptied before truncate on audit_entry
  for each statement execute function audit_is_final();

-- Gives a role what the running service needs and no more: rows of every table, but of the log only to
-- add and to read, and no right to alter anything. `clavero migrate --admit ROLE` calls it.
create function admit_application(application name) returns void language plpgsql as $$
begin
  execute format('grant usage on schema public to %I', application);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', application);
  execute format('grant usage on all sequences in schema public to %I', application);
  execute format('revoke all on audit_entry, audit_lane, migration from %I', application);
  execute format('grant select, insert on audit_entry to %I', application);
  execute format('grant select on audit_lane, migration to %I', application);
end $$;
revoke execute on function admit_application(name) from public;
