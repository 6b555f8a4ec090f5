-- What the institution trusts when it judges a signed file (SIGNATURES 7): one certificate of an authority a row, with
-- where its window of accreditation ends, how it writes who somebody is, and where its revocations are read. A row says
-- for ever what it said; another one of the same key takes its place.
create table trust_entry (
  id integer generated always as identity primary key,
  -- Of its SubjectPublicKeyInfo: an authority is recognised by its key, never by its name.
  key_sha256 bytea not null check (length(key_sha256) = 32),
  certificate bytea not null check (length(certificate) between 1 and 16384),
  certificate_sha256 bytea not null generated always as (sha256(certificate)) stored,
  certificate_until timestamptz not null,
  role text not null check (role in ('anchor', 'intermediate')),
  entity text not null check (length(entity) between 1 and 200),
  provisional boolean not null,
  accredited_from timestamptz not null,
  accredited_until timestamptz not null,
  layouts jsonb not null check (jsonb_typeof(layouts) = 'array'),
  kinds jsonb not null check (jsonb_typeof(kinds) = 'array'),
  revocation jsonb not null check (jsonb_typeof(revocation) = 'object'),
  -- Where somebody read that this is so, and when.
  source text not null check (length(source) between 1 and 500),
  source_date date not null,
  added_by name not null,
  added_at timestamptz not null default clock_timestamp(),
  approved_by name,
  approved_at timestamptz,
  retired_by name,
  retired_at timestamptz,
  check (accredited_from < accredited_until),
  constraint trust_entry_two_people check (approved_by <> added_by),
  check ((approved_by is null) = (approved_at is null)),
  check ((retired_by is null) = (retired_at is null))
);
-- One that waits for approval, and one that is in force, for a key: of several who add at once one is first.
create unique index trust_entry_one_proposed on trust_entry
  ((case when approved_at is null and retired_at is null then key_sha256 end));
create unique index trust_entry_one_in_force on trust_entry
  ((case when approved_at is not null and retired_at is null then key_sha256 end));
create index trust_entry_by_key on trust_entry (key_sha256, id desc);

-- Which state of the whole a verdict was made by.
create table trust_version (
  id boolean primary key default true check (id),
  version bigint not null default 0
);
insert into trust_version default values;

-- Who it is says the connection, not the statement; and nothing changes but that a row is approved, once, and retired,
-- once.
create function trust_entry_signed() returns trigger language plpgsql as $$
declare
  wanted trust_entry;
begin
  if tg_op = 'INSERT' then
    new.added_by := session_user;
    new.added_at := clock_timestamp();
    new.approved_by := null;
    new.approved_at := null;
    new.retired_by := null;
    new.retired_at := null;
    return new;
  end if;
  if tg_op in ('DELETE', 'TRUNCATE') or old.retired_at is not null then
    raise exception 'what was trusted stays written' using errcode = '23001';
  end if;
  wanted := new;
  new := old;
  if wanted.retired_at is not null then
    new.retired_by := session_user;
    new.retired_at := clock_timestamp();
  elsif wanted.approved_at is not null and old.approved_at is null then
    new.approved_by := session_user;
    new.approved_at := clock_timestamp();
  else
    raise exception 'an entry of the trust store is approved or retired, and nothing else' using errcode = '23001';
  end if;
  if new.approved_at is not null then
    update trust_version set version = version + 1;
  end if;
  return new;
end $$;
create trigger trust_entry_is_signed before insert or update or delete on trust_entry
  for each row execute function trust_entry_signed();
create trigger trust_entry_is_not_emptied before truncate on trust_entry
  for each statement execute function trust_entry_signed();
