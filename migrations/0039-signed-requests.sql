-- Requests with an electronic signature (SCREENS P-50 to P-53): what was issued to be signed, and what came back.

create table signed_request (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  id uuid not null unique,
  branch text not null check (length(branch) between 1 and 10),
  purpose text not null check (purpose in ('newKey', 'unlock', 'contact', 'representative')),
  -- 128 random bits, printed on the document and in its picture.
  number bytea not null unique check (octet_length(number) = 16),
  -- The mail that is asked for: sealed as files are, and only where the contact is what changes.
  contact_key bytea,
  contact_sealed bytea check (length(contact_sealed) <= 1024),
  -- Keyed digest of the document of whoever represented the employer when it was issued.
  representative bytea not null check (octet_length(representative) = 32),
  lang text not null check (lang in ('es', 'en')),
  -- The very octets, so that they can be fetched once more; gone when the request is over.
  issued_key bytea,
  issued_sealed bytea check (length(issued_sealed) <= 262172),
  issued_length integer not null check (issued_length between 1 and 262144),
  issued_sha256 bytea not null check (octet_length(issued_sha256) = 32),
  issued_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  closed_at timestamptz,
  consumed_at timestamptz,
  primary key (employer_id, case_id, id),
  check (issued_at < expires_at),
  check ((contact_key is null) = (contact_sealed is null) and (contact_key is not null) = (purpose = 'contact')),
  check ((issued_key is null) = (issued_sealed is null))
);
-- A new request closes the one before. Not a partial index: those are chosen for queries that only share their condition.
create unique index signed_request_one_open on signed_request
  (employer_id, case_id, (case when closed_at is null and consumed_at is null then 0 end));
-- For what is forgotten.
create index signed_request_kept on signed_request ((case when issued_key is not null then expires_at end));
create index signed_request_issued on signed_request (issued_at);

create table signed_upload (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  id uuid not null unique,
  request_id uuid not null references signed_request (id),
  -- The control time: whether the request and the certificate were in force is asked of it (SIGNATURES 1).
  received_at timestamptz not null default clock_timestamp(),
  -- `undecided`: kept, and tried again. `staff`: an officer looks. `rejected`: an officer said no.
  state text not null check (state in ('accepted', 'refused', 'undecided', 'staff', 'rejected')),
  -- Of the table of codes; none for what was accepted, and for what was not read yet.
  code text check (length(code) between 1 and 40),
  kind text not null check (kind in ('pdf', 'cms', 'other')),
  size integer not null check (size between 0 and 5242880),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- Whether the scanner found it clean: until then it is shown to nobody (ATK-56).
  scanned boolean not null,
  -- The octets lie in `signed_piece`; a refused file leaves none.
  wrapped_key bytea,
  -- The verdict with all its checks, and what it takes to repeat it.
  judgement jsonb,
  signature_sha256 bytea check (octet_length(signature_sha256) = 32),
  next_try_at timestamptz,
  tries integer not null default 0 check (tries between 0 and 100),
  decided_at timestamptz,
  primary key (employer_id, case_id, id),
  check (state <> 'refused' or (wrapped_key is null and code is not null)),
  check (state <> 'accepted' or (code is null and signature_sha256 is not null and judgement is not null)),
  check ((state = 'undecided') = (next_try_at is not null)),
  check ((state in ('undecided', 'staff')) = (decided_at is null))
);
-- One signature opens one request, wherever it is shown (SIGNATURES 4).
create unique index signed_upload_one_signature on signed_upload
  ((case when state = 'accepted' then signature_sha256 end));
-- And one request is opened once.
create unique index signed_upload_one_accepted on signed_upload
  ((case when state = 'accepted' then request_id end));
create index signed_upload_request on signed_upload (request_id);
-- For those that are tried again, and for officers: in the order in which they came.
create index signed_upload_waiting on signed_upload ((case when state in ('undecided', 'staff') then received_at end));
-- For what is forgotten.
create index signed_upload_received on signed_upload (received_at);

create table signed_piece (
  upload_id uuid not null references signed_upload (id) on delete cascade,
  n integer not null check (n between 0 and 19),
  sealed bytea not null,
  primary key (upload_id, n)
);
