-- The registered mobile changes as the registered mail does: the mailbox on record says yes, the new mobile answers, and it
-- cools. Without a value the mobile on record is to go, and nothing takes its place.
alter table contact_change
  add column kind text not null default 'mail' check (kind in ('mail', 'phone')),
  alter column value drop not null,
  drop constraint contact_change_state_check,
  add constraint contact_change_state_check
    check (state in ('presentMail', 'newMail', 'newPhone', 'approval', 'cooling', 'done', 'ended')),
  -- Of each kind its own second step; whoever came to a counter, or signed, changes a mailbox.
  add constraint contact_change_step
    check (state not in ('newMail', 'approval') or kind = 'mail'),
  add constraint contact_change_phone_step check (state <> 'newPhone' or (kind = 'phone' and value is not null)),
  add constraint contact_change_of_mail check (kind = 'phone' or value is not null),
  add constraint contact_change_of_phone check (kind = 'mail' or case_id is null);
-- What goes has no row of a new contact.
alter table contact_change drop constraint contact_change_check2;
alter table contact_change
  add constraint contact_change_registered
    check (state not in ('cooling', 'done') or contact_id is not null or (state = 'done' and value is null));

-- A code to a mobile that is nobody's contact yet: its number is read with the change, as a mail's address is. It stands in
-- no table before the mailbox on record said yes, and every limit of a number counts it (CHANNELS 4, "pumping").
alter table text_message
  alter column contact_id drop not null,
  add column change_id uuid,
  add constraint text_message_destination check (num_nonnulls(contact_id, change_id) = 1),
  drop constraint text_message_template_check,
  add constraint text_message_template_check check (template in ('M-22', 'M-23', 'M-24', 'M-41', 'M-49'));
create index text_message_of_change on text_message (employer_id, change_id, created_at desc) where change_id is not null;
