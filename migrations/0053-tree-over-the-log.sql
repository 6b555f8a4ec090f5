-- A Merkle tree as in RFC 6962 over every lane of the log, so that one entry can be shown to be in it, and an older log to
-- be how a newer one began, without reading either through (I-17). It is built from what the chains hold already, when a
-- head is signed: between an act and its entry there is nothing that has to run.

-- Of the tree every fourth level is kept: level 4 is sixteen entries, 8 is 256. What lies between is joined when it is
-- asked for, from sixteen hashes at most. Only complete subtrees are here, so no row ever changes.
create table audit_node (
  lane smallint not null references audit_lane,
  level smallint not null check (level between 4 and 48 and level % 4 = 0),
  -- Counts the subtrees of this level, from 0.
  place bigint not null check (place >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (lane, level, place)
);

-- The roots of all lanes at one moment, and the root over them, signed. What is signed is text, so the time stands here to
-- the millisecond as it was signed.
create table audit_tree_head (
  -- Entries in all lanes together: it grows, or there is no new head.
  size bigint primary key check (size > 0),
  at timestamptz not null,
  sizes bigint[] not null check (array_length(sizes, 1) = 16),
  -- Hex, as they are signed.
  roots text[] not null check (array_length(roots, 1) = 16),
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  key text not null check (key ~ '^[0-9a-f]{16}$'),
  signature text not null check (signature ~ '^[A-Za-z0-9_-]{86}$')
);

-- A head tells of entries that are there, and never of fewer than the one before told of, in any lane.
create function audit_head_grows() returns trigger language plpgsql
set search_path = public, pg_temp as $$
declare former audit_tree_head;
begin
  select * into former from audit_tree_head order by size desc limit 1;
  if new.size <> (select sum(n) from unnest(new.sizes) n)
    or new.size <= coalesce(former.size, 0)
    or exists (select from audit_lane l where new.sizes[l.lane + 1] > l.seq or new.sizes[l.lane + 1] < coalesce(former.sizes[l.lane + 1], 0))
  then
    raise exception 'a tree head only ever grows, over entries that are there' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger audit_head_only_grows before insert on audit_tree_head for each row execute function audit_head_grows();

create trigger audit_node_is_append_only before update or delete on audit_node
  for each row execute function audit_is_final();
create trigger audit_node_is_not_emptied before truncate on audit_node
  for each statement execute function audit_is_final();
create trigger audit_tree_head_is_append_only before update or delete on audit_tree_head
  for each row execute function audit_is_final();
create trigger audit_tree_head_is_not_emptied before truncate on audit_tree_head
  for each statement execute function audit_is_final();

-- The acts of one employer, newest first: its history, and what its receipts are made of.
create index audit_of_subject on audit_entry (subject, seq) where subject is not null;

-- As before; and the tree, like the log, is only added to.
create or replace function admit_application(application name) returns void language plpgsql as $$
declare queue_table regclass;
begin
  execute format('grant usage on schema public to %I', application);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', application);
  execute format('grant usage on all sequences in schema public to %I', application);
  execute format('revoke all on audit_entry, audit_lane, audit_node, audit_tree_head, migration from %I', application);
  execute format('grant select, insert on audit_entry, audit_node, audit_tree_head to %I', application);
  execute format('grant select on audit_lane, migration to %I', application);

  if to_regnamespace('graphile_worker') is null then return; end if;
  execute format('grant usage on schema graphile_worker to %I', application);
  execute format('grant select, insert, update, delete on all tables in schema graphile_worker to %I', application);
  execute format('grant usage on all sequences in schema graphile_worker to %I', application);
  execute format('revoke all on graphile_worker.migrations from %I', application);
  execute format('grant select on graphile_worker.migrations to %I', application);
  for queue_table in
    select oid::regclass from pg_class
     where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
  loop
    execute format('drop policy if exists %I on %s', application, queue_table);
    execute format('create policy %I on %s to %I using (true) with check (true)', application, queue_table, application);
  end loop;
end $$;
