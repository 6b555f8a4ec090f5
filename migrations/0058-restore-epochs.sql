-- After a restore no token, session, approval or human check of before is accepted (I-18, F-34). A row that can be used up,
-- or that one person leaves for another to approve, carries the restore epoch under which it was written, and what uses it
-- asks for the present one. The test of `test/support/restored.ts` holds every table to it.

-- 1 before the first start, when there is no installation yet and its first administrator is invited.
create function present_restore_epoch() returns integer language sql stable
set search_path = public, pg_temp as $$
  select coalesce((select restore_epoch from installation), 1)
$$;

-- Sessions of employers; those of the staff and of users have theirs.
alter table session add column restore_epoch integer not null default present_restore_epoch();
alter table mailbox_check add column restore_epoch integer not null default present_restore_epoch();
alter table signed_request add column restore_epoch integer not null default present_restore_epoch();

-- Evidence that waits for the act it was shown for, and what it answers.
alter table person_passkey_challenge add column restore_epoch integer not null default present_restore_epoch();
alter table person_passkey_evidence add column restore_epoch integer not null default present_restore_epoch();
alter table capture_challenge add column restore_epoch integer not null default present_restore_epoch();
alter table live_match add column restore_epoch integer not null default present_restore_epoch();

-- What one person said and a second has to approve. One of before a restore is in nobody's way.
alter table trust_entry add column restore_epoch integer not null default present_restore_epoch();
alter table report_review add column restore_epoch integer not null default present_restore_epoch();
drop index report_review_one_waiting;
create unique index report_review_one_waiting on report_review (employer_id, restore_epoch) where decided_at is null;
alter table campaign_lift add column restore_epoch integer not null default present_restore_epoch();
drop index campaign_lift_one_open;
create unique index campaign_lift_one_open on campaign_lift (campaign, restore_epoch) where approved_by is null;

-- When the last restore was: what rests in a browser alone, sealed, says when it was made.
alter table installation add column restored_at timestamptz;

-- Whoever raises the epoch by one gets a number that was never in force: restored twice from one copy, the second time is
-- not the first once more. And what would come about by the clock alone ends here: a change of contact that was still on
-- its way may have been objected to since the copy was made.
create function installation_restored() returns trigger language plpgsql
set search_path = public, pg_temp as $$
begin
  new.restore_epoch := greatest(
    old.restore_epoch + 1,
    (extract(epoch from clock_timestamp() - timestamptz '2026-01-01 00:00:00+00') / 60)::integer);
  new.restored_at := clock_timestamp();
  with stopped as (
    update contact_change
       set state = 'ended', ended_at = clock_timestamp(), ended_reason = 'restored', code_digest = null, code_expires_at = null
     where ended_at is null
    returning contact_id)
  update contact set retired_at = clock_timestamp()
   where retired_at is null and id in (select contact_id from stopped);
  return new;
end $$;
create trigger installation_is_restored before update of restore_epoch on installation
  for each row execute function installation_restored();
