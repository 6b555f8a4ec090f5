-- Sign-ins with the affiliate key at its own service (SCREENS P-61) that were shown here: each once, whatever came of it.

create table affiliate_sign_in (
  -- Digest of the state that went along and came back; nothing of the service's answer is kept.
  state bytea primary key check (octet_length(state) = 32),
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  used_at timestamptz not null default clock_timestamp()
);
create index affiliate_sign_in_old on affiliate_sign_in (used_at);
create index affiliate_sign_in_of_case on affiliate_sign_in (case_id);
create index affiliate_sign_in_of_employer on affiliate_sign_in (employer_id);
