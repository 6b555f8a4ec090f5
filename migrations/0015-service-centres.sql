-- The places where a case is finished in person: named before anybody travels there.
create table service_centre (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  province text not null check (length(province) between 1 and 60),
  canton text not null check (length(canton) between 1 and 60),
  address text not null check (length(address) between 1 and 200),
  -- In words, as they hang at the door.
  hours text not null check (length(hours) between 1 and 200),
  zone text not null check (zone in ('America/Guayaquil', 'Pacific/Galapagos')),
  -- A centre that is closed stays for the cases that named it.
  active boolean not null,
  -- A list that is read again is known by it.
  unique (province, canton, name)
);
create index service_centre_open on service_centre (active, province, canton, name);

-- Where the person of a case means to go; a wish, and no booking.
alter table recovery_case add column centre_id uuid references service_centre;

-- How long those took who have finished: by path, newest first.
create index case_finished on recovery_case (path, (case when state = 'completed' then touched_at end));

-- Whoever gets a first key agrees to answer for it: the words as they were shown, kept with the case.
create table responsibility_agreement (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  version text not null,
  lang text not null,
  words text not null,
  agreed_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id)
);
