-- What somebody told the assistant because none of its answers fitted (T-06), and what an officer answered. It is about no
-- employer and has no contact: whoever holds the code reads the answer. The words come without identifiers, addresses and
-- keys (src/triage/domain/enquiry.ts), and go after the days that the rules say.
create table enquiry (
  code text primary key check (code ~ '^AYU-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  told_at timestamptz not null default clock_timestamp(),
  lang text not null check (lang in ('es', 'en')),
  said text not null check (length(said) between 1 and 2000),
  -- What the search proposed, the nearest first.
  proposed text[] not null check (cardinality(proposed) <= 3),
  taken_by uuid references staff_member,
  taken_at timestamptz,
  ended_at timestamptz,
  answer_row text,
  answer text check (length(answer) between 1 and 500),
  check ((taken_by is null) = (taken_at is null)),
  -- Nobody answers or closes what they have not taken.
  constraint enquiry_ended_by_its_officer check (ended_at is null or taken_by is not null),
  constraint enquiry_answered_whole check ((answer is null) = (answer_row is null)),
  constraint enquiry_answered_at_its_end check (answer is null or ended_at is not null)
);
create index enquiry_waiting on enquiry (told_at) where ended_at is null;
create index enquiry_by_age on enquiry (told_at);
create index enquiry_of_officer on enquiry (taken_by) where taken_by is not null;

-- When an employer's mailboxes were last told of answers that were refused (M-03): one row an employer, so that whoever
-- tries often does not fill a mailbox.
create table attempt_notice (
  employer_id uuid primary key references employer,
  told_at timestamptz not null default clock_timestamp()
);
