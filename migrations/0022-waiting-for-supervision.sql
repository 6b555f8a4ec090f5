-- What supervision finds in its lists: changes of a mailbox that wait for a second word, the longest wait first, and
-- persons who an officer said were not who they claimed to be, the newest first. Not partial indexes: those are
-- chosen for queries that only share their condition.
create index contact_change_awaiting on contact_change ((case when state = 'approval' then confirmed_at end));
create index attendance_suspicion on attendance ((case when result = 'suspicion' then at end));
