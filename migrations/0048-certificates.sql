-- Certificates of employer obligations (DOMAIN 9). What was issued is never changed, only replaced; its code is kept
-- as a digest, and its file as the digest that its octets had.
create table compliance_certificate (
  employer_id uuid not null references employer,
  id uuid not null unique,
  code_digest bytea not null unique check (length(code_digest) = 32),
  file_digest bytea not null check (length(file_digest) = 32),
  statement text not null check (statement in ('upToDate', 'agreement', 'pending')),
  -- As it stands on the paper; a register may write the employer otherwise later.
  legal_name text not null,
  lang text not null check (lang in ('es', 'en')),
  -- Up to when its data was true.
  as_of timestamptz not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  -- Who asked: the signed-in employer, or somebody without the key, to whom nothing was shown.
  asked_by text not null check (asked_by in ('account', 'mail')),
  replaced_at timestamptz,
  primary key (employer_id, id)
);
create index compliance_certificate_newest on compliance_certificate (employer_id, issued_at desc);
create index compliance_certificate_old on compliance_certificate (expires_at);

-- Mails with a certificate that were asked for without the key: so many a day (ATK-42).
create table certificate_mail (
  employer_id uuid not null references employer,
  id uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, id)
);
create index certificate_mail_old on certificate_mail (asked_at);
