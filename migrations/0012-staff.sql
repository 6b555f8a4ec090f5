-- Who works in the back office, and how they come in: with a passkey and nothing else (SCREENS S-01,
-- RELIABILITY B13). No table here holds a key of an employer or a token of a link (I-24).

create table staff_member (
  id uuid primary key,
  -- Keyed digest of the document: the same natural person is known again and can be read by nobody (I-12).
  person bytea not null,
  name text not null check (length(name) between 3 and 120),
  roles text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['information', 'counter', 'supervisor', 'signatures', 'parameters', 'audit', 'technical']),
  created_at timestamptz not null default clock_timestamp(),
  signed_in_at timestamptz,
  retired_at timestamptz
);
-- Two members that are one person could ask for an act and approve it. Not a partial index: those are chosen
-- for queries that only share their condition.
create unique index staff_member_one_person on staff_member ((case when retired_at is null then person end));

create table staff_invitation (
  digest bytea primary key,
  staff_id uuid not null references staff_member,
  -- What a restore brings back is over (I-18).
  restore_epoch integer not null,
  created_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
-- A newer invitation ends the one before.
create unique index staff_invitation_one_live
  on staff_invitation ((case when used_at is null and voided_at is null then staff_id end));
create index staff_invitation_of_member on staff_invitation (staff_id);

create table staff_credential (
  -- As the authenticator named it, base64url.
  id text primary key check (length(id) <= 1400),
  staff_id uuid not null references staff_member,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  -- Whether it may leave the device it was made on, and whether it has.
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text[] not null,
  aaguid uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  ended_at timestamptz
);
create index staff_credential_of_member on staff_credential (staff_id);

-- A challenge that was answered: the key makes the second answer impossible, over all instances.
create table staff_challenge (
  digest bytea primary key,
  used_at timestamptz not null default clock_timestamp()
);

create table staff_session (
  digest bytea primary key,
  staff_id uuid not null references staff_member,
  restore_epoch integer not null,
  -- The sign-in before this one, for its owner to recognise.
  previous_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index staff_session_of_member on staff_session (staff_id);
