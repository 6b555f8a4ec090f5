-- What officers do about signed requests that only people may judge (SCREENS S-11, SIGNATURES 6).

-- Told to the person with the words of the page and of the mail; what they wrote themselves is nowhere.
alter table signed_upload
  add column review_reason text check (review_reason in ('otherRequest', 'unreadable', 'signatureUnchecked',
    'certificateUnknown', 'notRepresentative', 'jointMissing', 'registryFirst')),
  add column review_next text check (review_next in ('again', 'counter', 'video')),
  add constraint signed_upload_rejected_for_a_reason
    check ((state = 'rejected') = (review_reason is not null) and (review_reason is null) = (review_next is null));

-- Who reviews it, and every signature of it as it was judged for officers.
create table signed_review (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  upload_id uuid not null unique references signed_upload (id) on delete cascade,
  taken_by uuid references staff_member,
  taken_at timestamptz,
  -- Each signature with all its checks; a file that was unwrapped says so in them.
  judgements jsonb,
  judged_at timestamptz,
  primary key (employer_id, case_id, upload_id),
  check ((taken_by is null) = (taken_at is null)),
  check ((judgements is null) = (judged_at is null))
);
create index signed_review_taken on signed_review (taken_by);

-- One officer says that it may be accepted; another natural person decides (I-12).
create table signed_acceptance (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  id uuid not null unique,
  upload_id uuid not null references signed_upload (id) on delete cascade,
  requested_by uuid not null references staff_member,
  reason text not null check (length(reason) between 1 and 500),
  -- Of everything that was shown to whoever asked.
  digest bytea not null check (octet_length(digest) = 32),
  requested_at timestamptz not null default clock_timestamp(),
  decided_by uuid references staff_member check (decided_by <> requested_by),
  decided_at timestamptz,
  -- `void`: what was shown is not so any more.
  decision text check (decision in ('approved', 'returned', 'void')),
  decision_reason text not null default '' check (length(decision_reason) <= 500),
  primary key (employer_id, case_id, id),
  check ((decided_at is null) = (decision is null)),
  check ((decided_by is null) = (decision is null or decision = 'void'))
);
-- Not a partial index: those are chosen for queries that only share their condition.
create unique index signed_acceptance_one_open on signed_acceptance ((case when decided_at is null then upload_id end));
create index signed_acceptance_of_upload on signed_acceptance (upload_id);
create index signed_acceptance_requested on signed_acceptance (requested_by);
create index signed_acceptance_decided on signed_acceptance (decided_by);

-- Decided once, as it was asked for, and never by the person who asked, whatever account they use (I-12, ATK-48).
create function signed_acceptance_decided() returns trigger language plpgsql as $$
begin
  if row(new.employer_id, new.case_id, new.id, new.upload_id, new.requested_by, new.digest, new.requested_at)
     is distinct from
     row(old.employer_id, old.case_id, old.id, old.upload_id, old.requested_by, old.digest, old.requested_at)
     or (new.reason <> old.reason and new.reason <> '-')
     or (old.decided_at is not null and (
       row(new.decided_by, new.decided_at, new.decision) is distinct from row(old.decided_by, old.decided_at, old.decision)
       or (new.decision_reason <> old.decision_reason and new.decision_reason <> '-'))) then
    raise exception 'an acceptance stays as it was asked for and decided';
  end if;
  if old.decided_at is null and new.decided_by is not null
     and (select person from staff_member where id = new.decided_by)
         = (select person from staff_member where id = new.requested_by) then
    raise exception 'nobody approves what they asked for';
  end if;
  return new;
end $$;
create trigger signed_acceptance_decided_once before update on signed_acceptance
  for each row execute function signed_acceptance_decided();
