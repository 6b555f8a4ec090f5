-- What was told of the age of a key, and what its owner put off until tomorrow (SCREENS U-02, M-13).

-- Each reminder once for a key, whatever worker comes twice.
create table key_reminder (
  employer_id uuid not null references employer,
  generation integer not null check (generation > 0),
  days_before integer not null check (days_before > 0),
  told_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, generation, days_before)
);

alter table employer_key add column reminder_off_until timestamptz;
