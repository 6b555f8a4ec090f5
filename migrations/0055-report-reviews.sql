-- What an officer says of a report that stopped an employer (P-15), and the word of a second person (I-12): until both are
-- there, everything stays stopped.
create table report_review (
  employer_id uuid not null references employer,
  id uuid not null,
  verdict text not null check (verdict in ('fraud', 'notFraud')),
  -- Officers by the row of the staff, and the natural persons behind them: one with two accounts is one.
  proposed_by uuid references staff_member,
  proposer text not null check (proposer ~ '^[0-9a-f]{64}$'),
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid references staff_member,
  decider text check (decider ~ '^[0-9a-f]{64}$'),
  decided_at timestamptz,
  decision text check (decision in ('approved', 'returned')),
  primary key (employer_id, id),
  check ((decided_at is null) = (decision is null)),
  check ((decided_at is null) = (decider is null)),
  -- Whoever proposed may take it back, and never approve it.
  constraint report_review_two_people check (decision <> 'approved' or decider <> proposer)
);
create unique index report_review_one_waiting on report_review (employer_id) where decided_at is null;
