-- Which certificates were revoked, as their authorities have said (SIGNATURES 8). A list stays as it came, octet for
-- octet, while it is the newest of its authority and scope, and for as long as a request that was judged stands on it.
create table revocation_list (
  id integer generated always as identity primary key,
  -- Of the key that signed it, which is that of an entry of the trust store.
  issuer_key bytea not null check (length(issuer_key) = 32),
  -- What it is about: its issuing distribution point (RFC 5280, 5.2.5), empty where it is about everything.
  scope bytea not null check (length(scope) <= 4096),
  sha256 bytea not null check (length(sha256) = 32),
  octets bytea not null check (length(octets) between 1 and 67108864),
  entries integer not null check (entries >= 0),
  this_update timestamptz not null,
  next_update timestamptz not null,
  number numeric(50) check (number >= 0),
  -- Where it was fetched; none of one that an operator brought.
  address text check (length(address) <= 500),
  fetched_at timestamptz not null default clock_timestamp(),
  superseded_at timestamptz,
  check (this_update < next_update)
);
-- Read in one go and never searched: no time is spent on making it smaller, which it does not become.
alter table revocation_list alter column octets set storage external;
-- One at a time for an authority and a scope: a list that is older finds the place taken.
create unique index revocation_list_current on revocation_list
  ((case when superseded_at is null then issuer_key end), scope);
create index revocation_list_by_sha256 on revocation_list (sha256);
-- For what is forgotten.
create index revocation_list_over on revocation_list (superseded_at);

-- The serial numbers of a list, sorted and packed a few hundred a row (domain/serial-pages.ts): one row is read to know
-- of one certificate, and a list of 200,000 is written in the time of 400 rows.
create table revocation_page (
  list_id integer not null references revocation_list on delete cascade,
  first bytea not null check (length(first) between 1 and 32),
  octets bytea not null check (length(octets) between 1 and 65536),
  primary key (list_id, first)
);
-- Of serial numbers, which are chance: nothing to make smaller.
alter table revocation_page alter column octets set storage external;

-- What an authority answered about one certificate: kept while a request that was judged stands on it.
create table revocation_answer (
  sha256 bytea primary key check (length(sha256) = 32),
  octets bytea not null check (length(octets) between 1 and 65536),
  kept_at timestamptz not null default clock_timestamp()
);
create index revocation_answer_kept on revocation_answer (kept_at);

-- What a judged request stands on.
create index signed_upload_evidence on signed_upload ((judgement #>> '{evidence,revocation,sha256}'));

-- How it went at each address, for the next question and for whoever runs the service.
create table revocation_fetch (
  issuer_key bytea not null check (length(issuer_key) = 32),
  address text not null check (length(address) <= 500),
  asked_at timestamptz not null default clock_timestamp(),
  -- When it last brought a list that counts, or said that there is no newer one.
  well_at timestamptz,
  -- A closed word of the code.
  fault text check (length(fault) <= 40),
  etag text check (length(etag) <= 200),
  last_modified text check (length(last_modified) <= 100),
  primary key (issuer_key, address)
);
