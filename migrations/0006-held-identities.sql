-- What was typed on P-02 while a registry was out (P-21), so that nobody types it twice. It proves
-- nothing about anybody, so it is sealed, bound to its row, opens in the browser that wrote it only, and
-- is gone after a day or as soon as it was answered.

create table held_identity (
  id uuid primary key,
  -- In the form of a case code. It names what is held and opens nothing by itself.
  code text not null unique,
  -- One a browser: a second outage writes over the first.
  browser bytea not null unique,
  sealed text not null,
  lang text not null,
  held_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '24 hours',
  -- Since when the person waits for M-15, and how often the registries were asked on their behalf.
  notice_asked_at timestamptz,
  rechecks integer not null default 0 check (rechecks >= 0),
  -- The notice is decided on, sent or not: at most once, whatever the queue does (I-14).
  settled_at timestamptz
);
create index held_identity_by_expiry on held_identity (expires_at);

-- Anyone who knows two public numbers can ask for a notice to their owner, so a day has few of them.
create table held_notice_day (
  employer_id uuid not null references employer,
  day date not null,
  n integer not null check (n between 1 and 2),
  primary key (employer_id, day)
);
