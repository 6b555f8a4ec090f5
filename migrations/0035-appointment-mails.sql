-- A mail about an appointment may go to an address that was written for it and for nothing else.
alter table message
  add column appointment_id uuid references appointment (id),
  drop constraint message_check,
  add constraint message_one_destination check (num_nonnulls(contact_id, change_id, appointment_id) = 1);
create index message_of_appointment on message (appointment_id) where appointment_id is not null;
