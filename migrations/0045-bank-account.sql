-- The bank account of a household or a natural person (SCREENS P-62): what has to be known of it, and what proves it.

-- A case that has named the account. Knowing it proves nothing; it only lets the case ask the bank (RELIABILITY 10.1 C9).
create table bank_check (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  -- A human check was passed for the try after a refused one (ATK-27).
  paid boolean not null default false,
  passed_at timestamptz,
  -- Keyed digest of the account that was named: another one on record since is another question.
  account bytea check (octet_length(account) = 32),
  primary key (employer_id, case_id),
  check ((passed_at is null) = (account is null))
);

-- Two small amounts that were sent, or a question that the bank puts to its customer. One of either is used once.
create table bank_order (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  id uuid not null unique,
  kind text not null check (kind in ('deposit', 'confirmation')),
  -- What the bank knows it by; opens nothing.
  ref text not null unique check (length(ref) between 16 and 64),
  account bytea not null check (octet_length(account) = 32),
  -- Of the employer when it was ordered: whatever changed since ends it (I-05).
  epoch bigint not null,
  -- Keyed digest of the two amounts, bound to this order and its case; the amounts themselves are kept nowhere.
  amounts bytea check (octet_length(amounts) = 32),
  -- `ordering`: the bank is being asked. `failed`: it did not take it, and nothing was counted.
  state text not null default 'ordering' check (state in ('ordering', 'open', 'used', 'refused', 'failed')),
  -- Wrong amounts end it for good, whoever types them.
  tries smallint not null default 0 check (tries between 0 and 3),
  asked_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (employer_id, case_id, id),
  check ((kind = 'deposit') = (amounts is not null)),
  check ((settled_at is not null) = (state in ('used', 'refused', 'failed'))),
  check (asked_at < expires_at)
);
-- One that can still prove something a case; an older one gives way.
create unique index bank_order_one_open on bank_order
  (employer_id, case_id, (case when state in ('ordering', 'open') then 0 end));
-- For what an employer may order in a day, and what is forgotten.
create index bank_order_asked on bank_order (employer_id, asked_at);
create index bank_order_old on bank_order (asked_at);
create index bank_order_of_case on bank_order (case_id);
create index bank_check_of_case on bank_check (case_id);
