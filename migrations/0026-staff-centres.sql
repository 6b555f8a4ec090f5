-- Where an officer works, and where a case is attended (ATK-50: access outside one's centre is refused).

-- Null: for the whole institution, as auditors, operators and whoever approves for several centres.
alter table staff_member add column centre_id uuid references service_centre;

-- Null: the employer has named none yet, and any centre may serve them.
alter table desk_case add column centre_id uuid references service_centre;
update desk_case d set centre_id = c.centre_id from recovery_case c where c.id = d.case_id;

-- What the employer chooses the desk has at once, whoever writes it.
create function desk_case_follows_centre() returns trigger language plpgsql as $$
begin
  update desk_case set centre_id = new.centre_id where case_id = new.id;
  return null;
end $$;
create trigger case_centre_chosen after update of centre_id on recovery_case
  for each row when (old.centre_id is distinct from new.centre_id)
  execute function desk_case_follows_centre();

-- The queue of one centre is its own cases and those of none, in the same two orders as the queue of all.
create index desk_case_of_centre_by_due on desk_case
  (coalesce(centre_id, '00000000-0000-0000-0000-000000000000'), status, path, due_at, waiting_since, case_id);
create index desk_case_of_centre_by_wait on desk_case
  (coalesce(centre_id, '00000000-0000-0000-0000-000000000000'), status, path, waiting_since, case_id);
