-- What the authorities put off (DOMAIN 10), and what employers owe as the institution's file says it (DOMAIN 11).
-- It informs: no other table refers to any of this, so nothing of a recovery can depend on it.

create table due_extension (
  id uuid primary key,
  -- As it is written; null for the whole country.
  province text check (length(province) between 3 and 60),
  -- First day of the month whose contributions are meant.
  period date not null check (extract(day from period) = 1),
  until date not null check (until > period),
  -- The resolution that says so.
  source text not null check (length(source) between 3 and 300),
  entered_at timestamptz not null default clock_timestamp(),
  -- One that was entered anew, or taken back. Rows are never changed otherwise: what somebody was told can be looked up.
  ended_at timestamptz
);
create unique index due_extension_one on due_extension (period, province) nulls not distinct where ended_at is null;

-- Versions of the file, as those of the registries are: nothing of one is seen before it is put in use, and then
-- all of it; the one before is kept.
create table obligation_import (
  id bigint generated always as identity primary key,
  as_of timestamptz not null,
  source text not null,
  state text not null default 'loading' check (state in ('loading', 'current', 'previous')),
  records bigint not null default 0 check (records >= 0),
  started_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  check ((state = 'loading') = (published_at is null))
);
create unique index obligation_import_states on obligation_import (state);

create table employer_obligation (
  employer_id uuid not null references employer,
  import_id bigint not null references obligation_import on delete cascade,
  -- Of the file, so that a row that turns out to contradict another can be named.
  line integer not null check (line > 1),
  -- `none`: the institution says that nothing is open. `unreadable`: a row of this employer was refused, so nothing
  -- can be said about it.
  kind text not null check (kind in
    ('contribution', 'debtNotice', 'enforceableTitle', 'agreementInstalment', 'none', 'unreadable')),
  period date check (extract(day from period) = 1),
  amount_cents bigint not null default 0 check (amount_cents between 0 and 99999999999999),
  state text not null default 'pending' check (state in ('pending', 'paid', 'inAgreement')),
  due_on date,
  reference text check (length(reference) between 1 and 60),
  primary key (employer_id, import_id, line),
  check (kind in ('none', 'unreadable') or (kind = 'contribution' and period is not null) or due_on is not null)
);
-- The same obligation does not stand in a file twice.
create unique index employer_obligation_once
  on employer_obligation (employer_id, import_id, kind, period, reference, due_on) nulls not distinct
  where kind <> 'unreadable';
create index employer_obligation_of_import on employer_obligation (import_id);
