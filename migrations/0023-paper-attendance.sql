-- What was attended on a paper form while the desk was offline, and entered afterwards (RELIABILITY F-41). Both times
-- stand beside each other: `attended_at` from the paper, `at` of the entry.
alter table attendance
  -- The running number on the form.
  add column paper_sheet integer,
  add column attended_at timestamptz,
  add column attended_by uuid references staff_member,
  add constraint attendance_on_paper_is_whole check (num_nonnulls(paper_sheet, attended_at, attended_by) in (0, 3)),
  add constraint attendance_entered_afterwards check (attended_at <= at);
-- A form is entered once, in whatever case.
create unique index attendance_of_sheet on attendance (paper_sheet);

-- Whoever is named by a form is not forgotten before it.
create index attendance_of_attendant on attendance (attended_by);

-- A value is the first number of a block of twenty forms: no two printed at once have the same.
create sequence paper_block as integer start 1000 increment 20;

-- Nobody decides about whom they saw, at the counter or on paper, nor about what they entered (I-12).
create function attended_by_decider(about reset_request) returns boolean language sql stable as $$
  select exists (
    select from (select officer_id, attended_by from attendance
                  where employer_id = about.employer_id and case_id = about.case_id order by n desc limit 1) a
      join staff_member saw on saw.id = a.officer_id or saw.id = a.attended_by
      join staff_member decider on decider.id = about.decided_by
     where saw.person = decider.person)
$$;
create function reset_request_second() returns trigger language plpgsql as $$
begin
  if attended_by_decider(new) then
    raise exception 'nobody approves whom they attended';
  end if;
  return new;
end $$;
create trigger reset_request_second_person before update on reset_request
  for each row when (old.decided_at is null and new.decided_by is not null)
  execute function reset_request_second();
