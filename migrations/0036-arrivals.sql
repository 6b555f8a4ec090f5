-- Who is at a centre now, with a turno or without one (SCREENS S-03, S-04). No name stands here: the case knows whose it is.
create table arrival (
  employer_id uuid not null references employer,
  id uuid not null unique,
  case_id uuid not null references recovery_case,
  centre_id uuid not null references service_centre,
  -- The turno they came to; null: without one, or so late that their place was gone.
  appointment_id uuid,
  -- Its hour.
  turno_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'called', 'attending', 'finished', 'left')),
  arrived_at timestamptz not null default clock_timestamp(),
  -- Where they were called to, and by whom.
  window_id uuid references centre_window,
  called_by uuid references staff_member,
  called_at timestamptz,
  ended_at timestamptz,
  primary key (employer_id, id),
  foreign key (employer_id, appointment_id) references appointment on delete set null (appointment_id),
  check (appointment_id is null or turno_at is not null),
  check (num_nonnulls(window_id, called_by, called_at) in (0, 3)),
  check (state not in ('called', 'attending') or called_by is not null),
  check (state <> 'waiting' or called_by is null),
  check ((state in ('finished', 'left')) = (ended_at is not null))
);
-- Nobody stands in line twice with one case, and a window receives one person at a time. Not partial indexes: those are
-- chosen for queries that only share their condition.
create unique index arrival_one_live on arrival ((case when state in ('waiting', 'called', 'attending') then case_id end));
create unique index arrival_one_at_window on arrival ((case when state in ('called', 'attending') then window_id end));
create unique index arrival_of_appointment on arrival (appointment_id);
-- The line of a centre, and everybody who is in it.
create index arrival_waiting on arrival ((case when state = 'waiting' then centre_id end), turno_at, arrived_at);
create index arrival_present on arrival ((case when state in ('waiting', 'called', 'attending') then centre_id end));
create index arrival_of_case on arrival (case_id, arrived_at desc);
create index arrival_of_officer on arrival (called_by);
create index arrival_ended on arrival (ended_at);

-- A turno follows the person who came to it, whoever writes where they are.
create function appointment_follows_arrival() returns trigger language plpgsql as $$
begin
  update appointment
     set state = case new.state when 'waiting' then 'arrived' when 'left' then 'missed' else new.state end,
         changed_at = clock_timestamp()
   where id = new.appointment_id and state in ('booked', 'arrived', 'called', 'attending');
  return null;
end $$;
create trigger arrival_moved after insert or update of state on arrival
  for each row when (new.appointment_id is not null)
  execute function appointment_follows_arrival();

-- Whose case is over at the desk is not called any more, and who was served has been served.
create function arrival_ends_with_case() returns trigger language plpgsql as $$
begin
  update arrival
     set state = case state when 'attending' then 'finished' else 'left' end, ended_at = clock_timestamp()
   where (case when state in ('waiting', 'called', 'attending') then case_id end) = new.case_id;
  return null;
end $$;
create trigger desk_case_over after update of finished_at on desk_case
  for each row when (old.finished_at is null and new.finished_at is not null)
  execute function arrival_ends_with_case();

-- An attendance says which arrival it was of (ATK-48): who was served had a turno, or came and waited.
alter table attendance add column arrival_id uuid references arrival (id);
create index attendance_of_arrival on attendance (arrival_id);
