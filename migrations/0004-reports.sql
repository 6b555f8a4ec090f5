-- "It was not me" (P-15). A report from the public page is only written down: were it to stop anything,
-- anyone could stop anyone. A report that comes with the token of a notice stops the employer at once.

create table employer_report (
  -- What the person is given to keep, in the form of a case code. It names the report and opens nothing.
  code text primary key,
  origin text not null check (origin in ('page', 'notice')),
  -- As typed on the page. It is not looked up there: the answer and its cost are the same for every number.
  identifier text check (identifier ~ '^([0-9]{10}|[0-9]{13})$'),
  employer_id uuid references employer,
  contact_kind text check (contact_kind in ('mail', 'phone')),
  contact text,
  reported_at timestamptz not null default clock_timestamp(),
  reported_on date not null default (clock_timestamp() at time zone 'America/Guayaquil')::date,
  handled_at timestamptz,
  check ((origin = 'page') = (identifier is not null)),
  check ((origin = 'notice') = (employer_id is not null)),
  check ((contact is null) = (contact_kind is null))
);
-- The same form sent twice is one report (F-27).
create unique index employer_report_once on employer_report (identifier, contact, reported_on) where origin = 'page';
create index employer_report_open on employer_report (reported_at) where handled_at is null;

-- The token of a notice lives for days and belongs to no case, so it has a table of its own. One row an
-- attempt of a message: a notice may arrive twice, and either copy must work (I-26).
create table notice_link (
  ref text primary key,
  employer_id uuid not null references employer,
  message_id uuid not null references message,
  restore_epoch integer not null,
  digest bytea not null unique,
  code_digest bytea not null,
  minted_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  -- Tries of the typed code are reserved here before anything is compared (L-08).
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  used_at timestamptz,
  report_code text references employer_report,
  check ((used_at is null) = (report_code is null))
);
create index notice_link_of_employer on notice_link (employer_id, minted_at desc);
