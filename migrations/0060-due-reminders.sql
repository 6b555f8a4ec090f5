-- Whoever asked in the account to be told by mail before contributions are due (DOMAIN 10, M-46). It informs, like
-- everything of arrears: no other table refers to it.

create table due_reminder (
  employer_id uuid primary key references employer,
  -- Days of the calendar before the last day; null once it was ended. The row stays, so that the address in every mail
  -- that was ever sent still ends them.
  days_before smallint check (days_before between 1 and 28),
  lang text not null check (lang in ('es', 'en')),
  -- Stands in every mail, and does nothing but end them.
  ref text not null unique check (length(ref) = 22),
  asked_at timestamptz not null default clock_timestamp()
);

-- Each due date is told of once, whatever worker comes twice. One that the authorities put off is another one.
create table due_reminder_sent (
  employer_id uuid not null references due_reminder,
  period date not null check (extract(day from period) = 1),
  due_on date not null,
  told_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, period, due_on)
);
create index due_reminder_sent_due on due_reminder_sent (due_on);
