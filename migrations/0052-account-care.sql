-- What is tried while nothing is lost yet: whether the registered mailbox answers, and what a drill found.

-- A mail with a code to a registered mailbox. Answering it changes nothing about the contact itself: neither since when
-- it counts for a recovery nor which one does (I-11, I-16).
create table mailbox_check (
  employer_id uuid not null references employer,
  id uuid not null,
  contact_id uuid not null references contact,
  asked_for text not null check (asked_for in ('year', 'drill')),
  -- Where its code is typed; it opens nothing without the code.
  ref text not null unique,
  message_id uuid not null unique,
  -- Of the digits that are out, made at hand-over; the digits rest nowhere (L-01).
  code_digest bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  asked_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  primary key (employer_id, id),
  constraint mailbox_check_tries check (code_tries between 0 and 5),
  check ((code_digest is null) = (code_expires_at is null))
);
create index mailbox_check_of_contact on mailbox_check (employer_id, contact_id, asked_at desc);

-- A drill: what would fail on the day. It holds what the registries said then, and no number or name.
create table drill (
  employer_id uuid not null references employer,
  id uuid not null,
  begun_at timestamptz not null default clock_timestamp(),
  found jsonb,
  primary key (employer_id, id)
);
create index drill_of_employer on drill (employer_id, begun_at desc);

-- A kind of browser that somebody signed in with: the words of the session, and nothing that tells two machines apart.
create table known_browser (
  employer_id uuid not null references employer,
  browser text not null check (length(browser) <= 100),
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, browser)
);

-- A mobile is tried in a drill with a text that carries nothing.
alter table text_message drop constraint text_message_template_check;
alter table text_message
  add constraint text_message_template_check check (template in ('M-22', 'M-23', 'M-24', 'M-41'));

-- Which session belongs to a sign-in, also once it is over.
create index session_by_employer on session (employer_id, created_at desc);
