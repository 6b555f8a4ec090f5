-- "Check my case" (P-95) asks for a code and four digits. A code is 35 bits and the digits are 13 more, so
-- tries are counted for each code, under a keyed digest and whether it names anything or not: the answer
-- and its cost are the same for both (ATK-18). A try is reserved here before anything is compared.

create table case_lookup (
  subject bytea primary key check (octet_length(subject) = 32),
  -- First try of the running day.
  since timestamptz not null default clock_timestamp(),
  tries integer not null default 1 check (tries between 0 and 10)
);
create index case_lookup_by_age on case_lookup (since);
