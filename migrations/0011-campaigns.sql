-- Guesses over the whole population: one each at many employers passes every count that is kept for one
-- employer (ATK-26), and three each closes the questions of everybody (ATK-27).

-- One row a refused set, whoever's it was. What a network refused is known for a day.
create table refused_set (
  employer_id uuid not null references employer,
  at timestamptz not null default clock_timestamp(),
  network text,
  suspends boolean not null,
  primary key (employer_id, at)
);
create index refused_set_by_time on refused_set (at);
create index refused_set_suspending on refused_set (at) where suspends;

-- What is usual: a row a day of Ecuador's calendar, written the night after.
create table refused_set_day (
  day date primary key,
  n integer not null check (n >= 0),
  employers integer not null check (employers >= 0)
);

-- When the employer's last set was refused, and which cases have spent a try: a further one costs another
-- human check, and during a campaign a wait. On the row that is held while a set is judged, so that rivals
-- read what the one before them wrote.
alter table question_round add column refused_at timestamptz;
alter table question_round add column tried_by uuid[] not null default '{}' check (cardinality(tried_by) <= 10);

create table campaign (
  n integer generated always as identity primary key,
  -- From here on a suspension counts as the campaign's doing.
  since timestamptz not null,
  began_at timestamptz not null default clock_timestamp(),
  holds_until timestamptz not null,
  signs text[] not null check (cardinality(signs) > 0),
  check (since <= began_at and began_at < holds_until),
  -- One at a time, over all instances: the second that notices finds it there.
  constraint campaign_one_at_a_time exclude using gist (tstzrange(began_at, holds_until) with &&)
);
create index campaign_by_end on campaign (holds_until);

-- Suspensions are lifted in bulk by two people, each with a PostgreSQL role of their own (ATK-27).
create table campaign_lift (
  n integer generated always as identity primary key,
  campaign integer not null references campaign,
  proposed_by name not null,
  proposed_at timestamptz not null default clock_timestamp(),
  approved_by name,
  approved_at timestamptz,
  constraint campaign_lift_two_people check (approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null))
);
create unique index campaign_lift_one_open on campaign_lift (campaign) where approved_by is null;
create index campaign_lift_of_campaign on campaign_lift (campaign, n desc);

-- Who it is says the connection, not the statement.
create function campaign_lift_signed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.proposed_by := session_user;
    new.proposed_at := clock_timestamp();
    new.approved_by := null;
    new.approved_at := null;
  else
    new := old;
    new.approved_by := session_user;
    new.approved_at := clock_timestamp();
  end if;
  return new;
end $$;
create trigger campaign_lift_is_signed before insert or update on campaign_lift
  for each row execute function campaign_lift_signed();
