-- A file that comes in pieces over a slow line (P-91): what has come is kept for a day, so that the rest may come
-- after a broken connection or another start of the browser. One for each document of a case, and every piece
-- sealed with a key of its own that is wrapped outside of the database, as whole files are.
create table dossier_upload (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  kind text not null check (kind in ('ruc', 'appointment', 'letter', 'deed')),
  id uuid not null unique,
  -- Of the whole file, as the browser has worked it out; what came is held against it.
  digest bytea not null check (length(digest) = 32),
  size integer not null check (size between 1 and 5242880),
  begun_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, kind)
);
create index dossier_upload_begun on dossier_upload (begun_at);

create table dossier_upload_piece (
  upload_id uuid not null references dossier_upload (id) on delete cascade,
  n integer not null check (n between 0 and 19),
  wrapped_key bytea not null,
  sealed bytea not null check (length(sealed) <= 262172),
  primary key (upload_id, n)
);
