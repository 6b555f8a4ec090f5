-- Live comparison at a counter, E3 (CHANNELS 1.2, 1.7; ATK-45).

-- Where fingers are captured: a browser of the staff that has a key of its own. Its id is the digest of that key.
create table capture_station (
  id bytea primary key check (id = sha256(public_key)),
  name text not null check (length(name) between 1 and 80),
  centre_id uuid not null references service_centre,
  -- SubjectPublicKeyInfo of ECDSA on P-256, as DER.
  public_key bytea not null check (length(public_key) = 91),
  added_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);

-- What one capture may answer: one finger, in one case, by one officer, within a minute, once.
create table capture_challenge (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  digest bytea not null unique check (length(digest) = 32),
  officer_id uuid not null references staff_member,
  slot integer not null check (slot in (1, 2)),
  made_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null check (dies_at <= made_at + interval '60 seconds'),
  used_at timestamptz,
  primary key (employer_id, case_id, digest)
);
create index capture_challenge_officer on capture_challenge (officer_id);
create index capture_challenge_made on capture_challenge (made_at);

-- Two tries a finger in a case. A try is spent before the comparison, and given back for a match or an outage.
create table finger_tries (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  slot integer not null check (slot in (1, 2)),
  spent integer not null check (spent between 0 and 2),
  last_at timestamptz not null default clock_timestamp(),
  primary key (employer_id, case_id, slot)
);
create index finger_tries_last on finger_tries (last_at);

-- Five in a row over all cases of a person, then another way for a while (NIST SP 800-63B-4, 3.2.3).
create table finger_tally (
  subject bytea primary key check (length(subject) = 32),
  failures integer not null check (failures between 0 and 5),
  last_at timestamptz not null default clock_timestamp()
);
create index finger_tally_last on finger_tally (last_at);

-- A comparison that matched: evidence that can be taken once, for this case and this person.
create table live_match (
  employer_id uuid not null references employer,
  case_id uuid not null references recovery_case,
  challenge bytea not null check (length(challenge) = 32),
  subject bytea not null check (length(subject) = 32),
  officer_id uuid not null references staff_member,
  station_id bytea not null references capture_station,
  score real not null check (score > 0 and score <= 1),
  -- Keyed digest of what was compared.
  evidence text not null,
  at timestamptz not null default clock_timestamp(),
  taken_at timestamptz,
  primary key (employer_id, case_id, challenge)
);
create index live_match_officer on live_match (officer_id);
create index live_match_at on live_match (at);

create function live_match_as_made() returns trigger language plpgsql as $$
begin
  if row(new.employer_id, new.case_id, new.challenge, new.subject, new.officer_id, new.station_id, new.score,
         new.evidence, new.at)
     is distinct from
     row(old.employer_id, old.case_id, old.challenge, old.subject, old.officer_id, old.station_id, old.score,
         old.evidence, old.at)
     or old.taken_at is not null then
    raise exception 'a match stays as it was, and is taken once';
  end if;
  return new;
end $$;
create trigger live_match_kept before update on live_match
  for each row execute function live_match_as_made();
