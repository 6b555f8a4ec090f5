-- A second way in for the institution's own people: the account that the institution gives them (OpenID Connect).
-- Nothing of a token is kept, here or elsewhere.

create table staff_account (
  staff_id uuid not null references staff_member,
  -- SHA-256 of issuer, claim and subject: known again, and read by nobody.
  digest bytea not null check (octet_length(digest) = 32),
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  ended_at timestamptz,
  primary key (staff_id, created_at)
);
-- An account is one member's, and a member has one: the newest, that an invitation bound.
create unique index staff_account_one_member on staff_account ((case when ended_at is null then digest end));
create unique index staff_account_one_live on staff_account ((case when ended_at is null then staff_id end));

-- Whoever came in with an account is told on the way out that it is still open at its provider.
alter table staff_session add column by_account boolean not null default false;
