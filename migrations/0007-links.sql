-- Limits around links.

-- Links are looked up by their employer at every mint and every end; without this, by reading all of them.
create index link_of_employer on link (employer_id, minted_at desc);

-- A form that comes a second time is known by its key. A few looks in the minute after the link was used,
-- reserved here before anything is compared, so that a used link is no place to guess the key (ATK-05).
alter table link add column replays integer not null default 0 check (replays between 0 and 4);

-- Typed codes tried in the last 24 hours, over all links, cases and instances of an employer: another link
-- does not renew the number of guesses (L-08). The policy's limit is lower.
create table code_day (
  employer_id uuid primary key references employer,
  tried_at timestamptz[] not null check (cardinality(tried_at) <= 50)
);

-- Links sent to one mailbox in the last 24 hours, over all employers that have it on file (ATK-42), under a
-- keyed digest. The policy's limit is lower.
create table mailbox_day (
  mailbox bytea primary key check (octet_length(mailbox) = 32),
  asked_at timestamptz[] not null check (cardinality(asked_at) <= 200)
);
