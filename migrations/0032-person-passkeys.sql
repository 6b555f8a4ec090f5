-- Passkeys of representatives (CHANNELS 1.6, level E2): made at a counter by whoever was there in person, bound to
-- the person and to no employer. A passkey says that its device is here and checked a user, never whose finger it was.

create table person_passkey_invitation (
  digest bytea primary key check (octet_length(digest) = 32),
  employer_id uuid not null references employer,
  -- The case in which the person came, and the officer who had them in front.
  case_id uuid not null references recovery_case,
  officer_id uuid not null references staff_member,
  -- Keyed digest of the person's document.
  person bytea not null check (octet_length(person) = 32),
  -- Whoever was replaced meanwhile makes none (I-05); nor does what a restore brings back (I-18).
  employer_epoch integer not null,
  restore_epoch integer not null,
  created_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
-- A newer one ends the one before. Not a partial index: those are chosen for queries that only share their condition.
create unique index person_passkey_invitation_one_live on person_passkey_invitation
  (employer_id, case_id, (case when used_at is null and voided_at is null then 0 end));

create table person_passkey (
  -- As the authenticator named it, base64url.
  id text primary key check (length(id) <= 1400),
  person bytea not null check (octet_length(person) = 32),
  -- What was to be signed and by whom is the server's; this only judges the signature.
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  -- Whether it may leave the device it was made on, and whether it has: then it moves with its owner's account.
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text[] not null,
  aaguid uuid not null,
  made_in uuid not null references recovery_case,
  officer_id uuid not null references staff_member,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  removed_at timestamptz
);
create index person_passkey_of_person on person_passkey (person);

-- What a device was last asked to sign in a case, for one act. The answer is held against this row and nothing else.
create table person_passkey_challenge (
  case_id uuid not null references recovery_case,
  act text not null check (act in ('register', 'recovery', 'unlock')),
  person bytea not null check (octet_length(person) = 32),
  -- Two ceremonies never share one.
  value text not null unique check (length(value) = 43),
  issued_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null,
  used_at timestamptz,
  primary key (case_id, act),
  check (dies_at <= issued_at + interval '5 minutes')
);

-- That a passkey was shown in a case, for what it was shown. Taken once, by what it opens.
create table person_passkey_evidence (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  person bytea not null check (octet_length(person) = 32),
  act text not null check (act in ('recovery', 'unlock')),
  passkey_id text not null references person_passkey,
  synced boolean not null,
  shown_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null,
  consumed_at timestamptz
);
create index person_passkey_evidence_of_case on person_passkey_evidence (employer_id, case_id, act);
create index person_passkey_evidence_of_passkey on person_passkey_evidence (passkey_id);
