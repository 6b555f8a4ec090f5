-- Unlocking is an act of its own: the block goes, the present key stays.

alter table employer_key
  -- Since when the key stands as it is, where that is not since it was set; and the case that lifted the block.
  add column unlocked_at timestamptz,
  add column unlocked_case uuid,
  add check ((unlocked_at is null) = (unlocked_case is null));

-- That somebody once stood before an officer with fingerprint or face (CHANNELS 1.2, E1). No image and no template:
-- whoever compares keeps those, and nothing here compares anything.
create table biometric_on_file (
  employer_id uuid not null references employer,
  id uuid not null,
  -- Keyed digest of the person's document.
  subject bytea not null check (octet_length(subject) = 32),
  modality text not null check (modality in ('finger', 'face', 'both')),
  -- Where the record is from: an officer of ours, or the institution's own earlier register.
  source text not null check (source in ('counter', 'import')),
  officer_id uuid references staff_member,
  centre_id uuid references service_centre,
  case_id uuid references recovery_case,
  -- The mailbox that was fixed at that act, and a keyed digest of its address as it was (I-16).
  contact_id uuid not null references contact,
  contact_digest bytea not null check (octet_length(contact_digest) = 32),
  -- Since when that person represents the employer, as it stood then: another date is another appointment.
  represents_since date,
  -- The words that the person agreed to, by a box of its own; never a condition of anything else.
  consent_version text check (consent_version is null or length(consent_version) between 1 and 20),
  enrolled_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('replaced', 'erased', 'represents')),
  primary key (employer_id, id),
  check ((source = 'counter') = (officer_id is not null)),
  check (source = 'import' or consent_version is not null),
  check ((ended_at is null) = (ended_reason is null))
);
-- One live record for a person of an employer: a newer one takes the place of the former.
create unique index biometric_on_file_one_live
  on biometric_on_file (employer_id, (case when ended_at is null then subject end));

-- A person who stops representing the employer takes no record along when they come back (CHANNELS 1.2). Their digest
-- cannot be made here, so the records of the employer end that do not name a present date of appointment.
create function representation_ends_records() returns trigger language plpgsql as $$
begin
  update biometric_on_file b set ended_at = clock_timestamp(), ended_reason = 'represents'
   where b.employer_id = old.employer_id and b.ended_at is null
     and not exists (
       select from representation r
        where r.employer_id = b.employer_id and r.since is not distinct from b.represents_since
          and (r.until is null or r.until >= (clock_timestamp() at time zone 'America/Guayaquil')::date));
  return null;
end $$;
create trigger representation_ends_records after update or delete on representation
  for each row execute function representation_ends_records();

-- Requests to unlock in the last 24 hours, for each employer and for each person, under keyed digests. The policy's
-- limit is lower.
create table unlock_day (
  subject bytea primary key check (octet_length(subject) = 32),
  asked_at timestamptz[] not null check (cardinality(asked_at) <= 50)
);
