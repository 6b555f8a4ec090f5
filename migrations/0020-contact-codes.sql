-- A change of the registered mail is confirmed by codes, counted, and may be begun at a counter.
alter table contact_change
  -- Where the first code goes: the address that a recovery would have used when the change began.
  add column present_id uuid references contact,
  add column lang text not null default 'es',
  -- When the new mailbox confirmed it; its contact appears when nobody else has to approve it any more.
  add column confirmed_at timestamptz,
  -- Begun by an officer within a case: natural persons, as keyed digests (I-12).
  add column case_id uuid references recovery_case,
  add column proposed_by bytea,
  add column reviewed_by bytea,
  -- What the reviewer wants mended, or why they said no: a word of the code, never typed text.
  add column review_reason text,
  add check ((proposed_by is null) = (case_id is null)),
  add check (reviewed_by is null or (proposed_by is not null and reviewed_by <> proposed_by)),
  add check (state <> 'approval' or (proposed_by is not null and confirmed_at is not null)),
  -- Whoever came to the counter shows themselves there, and has no code of a present mailbox.
  add check (proposed_by is null or state <> 'presentMail');
create index contact_change_of_case on contact_change (case_id) where case_id is not null;

-- A code goes to an address that may be nobody's contact yet: its destination is read with the change.
alter table message
  alter column contact_id drop not null,
  add column change_id uuid,
  add check (num_nonnulls(contact_id, change_id) = 1);
create index message_of_change on message (employer_id, change_id, created_at desc) where change_id is not null;

-- Codes asked for in the last 24 hours, for each employer and for each mailbox, under keyed digests: apart
-- from the links, so that nobody uses up the links of a mailbox by naming it here (ATK-42).
create table contact_code_day (
  subject bytea primary key check (octet_length(subject) = 32),
  asked_at timestamptz[] not null check (cardinality(asked_at) <= 50)
);

-- An employer about whom somebody said "it was not me" is looked at twice (RELIABILITY 3).
create index employer_report_of_employer on employer_report (employer_id, reported_at desc) where employer_id is not null;

-- For the mark of fraud of S-12. ASCII capitals only are folded, as `mailboxKey` does (ATK-40). Not a partial
-- index: those are chosen for queries that only share their condition.
create index contact_mailbox
  on contact ((case when kind = 'mail' and retired_at is null then lower(value collate "C") end));
