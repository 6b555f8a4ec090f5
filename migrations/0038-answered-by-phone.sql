-- A code by text message that was typed right opens what an opened link opens, in the browser that typed it: a row of
-- its own beside the mailed ones, so that whatever uses a link up, voids it or counts its time holds for it too. No
-- token of it was ever handed over. Which contact answered is the proof that the case gets.
alter table link add column contact text not null default 'mail' check (contact in ('mail', 'phone'));
alter table link add constraint link_by_phone check
  (contact = 'mail' or (kind = 'unlock' and browser is not null and accepted_at is not null));
