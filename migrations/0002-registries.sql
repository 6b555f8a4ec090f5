-- Snapshots of the registries, for an institution that receives files instead of asking live (DOMAIN 5, 6).
-- An import fills its own version next to the one in use and is then made the current one in a single
-- step, so that a reader sees either file whole and a killed import leaves nothing (F-32). The version
-- before is kept, to go back to.

create table registry_import (
  id bigint generated always as identity primary key,
  registry text not null check (registry in ('taxpayer', 'civil', 'companies')),
  -- The taxpayer file comes in one part a province; the others have one part, 'all'.
  part text not null,
  as_of timestamptz not null,
  source text not null,
  state text not null default 'loading' check (state in ('loading', 'current', 'previous')),
  -- Records, not lines: a taxpayer has one line an establishment.
  records bigint not null default 0 check (records >= 0),
  started_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  check ((state = 'loading') = (published_at is null))
);
-- At most one version of each state a part, whoever imports at the same time.
create unique index registry_import_states on registry_import (registry, part, state);

create table taxpayer_record (
  ruc text not null check (ruc ~ '^[0-9]{13}$'),
  import_id bigint not null references registry_import on delete cascade,
  legal_name text not null,
  state text not null check (state in ('active', 'suspended', 'cancelled')),
  kind text not null check (kind in ('person', 'entity')),
  started_on date,
  restarted_on date,
  closed_on date,
  issued_on date,
  -- [{document, names}]. Null where the source never has them, as in the open file (DOMAIN 4.2).
  representatives jsonb,
  -- What the open establishments of the taxpayer say, without repetitions: questions use a fact only if it has one value.
  trade_names text[] not null default '{}',
  activities text[] not null default '{}',
  cantons text[] not null default '{}',
  -- What an adapter of the institution's own adds. Nothing of ours reads it.
  doc jsonb not null default '{}',
  primary key (ruc, import_id)
);

-- Of a person only what the relation and one question need: no parents, address, civil status or sex (LOPDP 10 e).
create table civil_record (
  document text not null check (document ~ '^[0-9]{10}$'),
  import_id bigint not null references registry_import on delete cascade,
  names text not null,
  born_on date,
  deceased_on date,
  document_expires_on date,
  doc jsonb not null default '{}',
  primary key (document, import_id)
);

create table company_record (
  ruc text not null check (ruc ~ '^[0-9]{13}$'),
  import_id bigint not null references registry_import on delete cascade,
  legal_name text not null,
  situation text not null check (situation in ('active', 'inLiquidation', 'cancelled', 'other')),
  founded_on date,
  appointment_registered_on date,
  -- [{names, role}]: this registry knows representatives by name only (DOMAIN 6).
  representatives jsonb not null default '[]',
  doc jsonb not null default '{}',
  primary key (ruc, import_id)
);

-- To count a version, and to take one away in portions that nobody has to wait for.
create index taxpayer_record_of_import on taxpayer_record (import_id);
create index civil_record_of_import on civil_record (import_id);
create index company_record_of_import on company_record (import_id);
