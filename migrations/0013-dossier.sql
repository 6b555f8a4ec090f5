-- The papers of a case that is finished in person (SCREENS P-90, S-06): files sent ahead, sealed with a key of
-- their own that is wrapped outside of the database (ATK-59), and what an officer found.

create table dossier_file (
  id uuid primary key,
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  kind text not null check (kind in ('ruc', 'appointment', 'letter', 'deed')),
  -- What the person called it: data, never a path (ATK-54).
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('pdf', 'jpeg', 'png')),
  size integer not null check (size between 1 and 5242880),
  digest bytea not null check (length(digest) = 32),
  -- It could do something when it is opened (ATK-55).
  active boolean not null,
  -- Nobody has said yet that it is harmless (ATK-56): shown to nobody.
  quarantined boolean not null,
  wrapped_key bytea not null,
  received_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz,
  replaced_at timestamptz
);
-- Two uploads at once: one of them is the file of the document, never both. Not a partial index: those are
-- chosen for queries that only share their condition.
create unique index dossier_file_one_current on dossier_file
  (employer_id, case_id, kind, (case when replaced_at is null then 0 end));
-- For what is forgotten.
create index dossier_file_replaced on dossier_file (replaced_at);
create index dossier_file_received on dossier_file (received_at);

create table dossier_piece (
  file_id uuid not null references dossier_file on delete cascade,
  n integer not null check (n between 0 and 19),
  sealed bytea not null,
  primary key (file_id, n)
);

create table dossier_check (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  kind text not null check (kind in ('cedula', 'ruc', 'appointment', 'letter', 'deed')),
  result text not null check (result in ('ok', 'fix', 'skip')),
  points text[] not null,
  reason text not null check (length(reason) <= 500 and (result = 'fix') = (reason <> '')),
  officer_id uuid not null references staff_member,
  -- Of the file that was looked at; none when the original was shown.
  file_digest bytea check (length(file_digest) = 32),
  checked_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, kind)
);
-- The words told to a person are forgotten with the case; '-' stands in their stead.
create index dossier_check_told on dossier_check ((case when reason not in ('', '-') then checked_at end));
