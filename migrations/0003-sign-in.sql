-- Failed sign-ins are counted under a keyed digest of what was typed, whether such an employer exists
-- or not: the answer and its cost are the same for both (ATK-14, ATK-15). The real key is blocked in
-- the same transaction as the fifth failure.

create table sign_in_tally (
  subject bytea primary key,
  failed integer not null default 0 check (failed >= 0),
  blocked_at timestamptz,
  touched_at timestamptz not null default clock_timestamp()
);

alter table employer_key drop column failed;
