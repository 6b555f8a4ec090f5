-- What an institution needs that comes from another system and keeps the database to least privilege.

-- An employer that comes from another system has its key there. It counts as a key, so that the online way
-- is open to it, and nothing here opens with it: it has no hash until the first recovery sets one.
alter table employer_key drop constraint employer_key_check;
alter table employer_key add check (generation > 0 or hash is null);
alter table employer_key
  add check (hash is not null or generation = 0 or (generation = 1 and path is not distinct from 'import'));

-- As before, and of the queue what the service needs: it adds jobs, takes them and ends them. The queue's
-- library lets nobody but the owner of its tables see a row, so the role gets a policy on each of them.
-- The schema is there once `clavero migrate` has made it.
create or replace function admit_application(application name) returns void language plpgsql as $$
declare queue_table regclass;
begin
  execute format('grant usage on schema public to %I', application);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', application);
  execute format('grant usage on all sequences in schema public to %I', application);
  execute format('revoke all on audit_entry, audit_lane, migration from %I', application);
  execute format('grant select, insert on audit_entry to %I', application);
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

-- The page of the service's state looks at the mail of the last hour.
create index message_by_age on message (created_at);
