-- A change of the registered mail that a signed request asked for (P-51): its case is named, no officer proposed it, no
-- present mailbox is asked first, and nobody approves it. Its contact always cools.
alter table contact_change
  add column by_signature boolean not null default false,
  drop constraint contact_change_check4,
  add constraint contact_change_begun_in_case
    check ((case_id is null) = (proposed_by is null and not by_signature)),
  add constraint contact_change_signed
    check (not by_signature or (proposed_by is null and state not in ('presentMail', 'approval')));

-- Signed by somebody who does not represent the employer, or altered again and again: told to supervision, and an
-- attended path then asks for a second person, too (RELIABILITY 3).
alter table signed_upload
  add column is_suspicious boolean not null default false,
  add check (not is_suspicious or state = 'refused');
create index signed_upload_suspicious on signed_upload ((case when is_suspicious then received_at end));
