-- An attorney who came in place of the representative (SCREENS S-07), with the power that they showed.
create table attendance_attorney (
  employer_id uuid not null,
  case_id uuid not null,
  n integer not null,
  -- Keyed digest of their document, as of the staff: an attorney is a claimant, and serves or approves nothing (I-12).
  person bytea not null check (length(person) = 32),
  masked text not null check (length(masked) between 1 and 20),
  notary text not null check (length(notary) between 1 and 120),
  power_on date not null,
  scope text not null check (length(scope) between 1 and 500),
  primary key (employer_id, case_id, n),
  foreign key (employer_id, case_id, n) references attendance
);
-- What a person said and showed is forgotten with the case; '-' stands in its stead.
create trigger attendance_attorney_append_only before delete on attendance_attorney
  for each row execute function counter_append_only();
create trigger attendance_attorney_as_written before update on attendance_attorney
  for each row when (row(new.employer_id, new.case_id, new.n, new.person, new.power_on)
    is distinct from row(old.employer_id, old.case_id, old.n, old.person, old.power_on)
    or row(new.masked, new.notary, new.scope) is distinct from row('-', '-', '-'))
  execute function counter_append_only();

-- Nobody attends themselves, asks for a reset or decides about one where they stand as the attorney (I-12).
create function attorney_attended_by_self() returns trigger language plpgsql as $$
begin
  if exists (
    select from attendance a join staff_member saw on saw.id = a.officer_id or saw.id = a.attended_by
     where a.employer_id = new.employer_id and a.case_id = new.case_id and a.n = new.n and saw.person = new.person) then
    raise exception 'nobody attends themselves';
  end if;
  return new;
end $$;
create trigger attendance_attorney_is_another before insert on attendance_attorney
  for each row execute function attorney_attended_by_self();

create function reset_by_attorney() returns trigger language plpgsql as $$
begin
  if exists (
    select from attendance_attorney a
      join staff_member m on m.id = new.requested_by or m.id = new.decided_by
     where a.employer_id = new.employer_id and a.case_id = new.case_id and a.person = m.person) then
    raise exception 'an attorney decides nothing in their own case';
  end if;
  return new;
end $$;
create trigger reset_request_no_attorney_asks before insert on reset_request
  for each row execute function reset_by_attorney();
create trigger reset_request_no_attorney_decides before update on reset_request
  for each row when (old.decided_at is null and new.decided_by is not null)
  execute function reset_by_attorney();
