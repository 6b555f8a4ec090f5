-- Fingerprints of those who wanted it, made at a counter (CHANNELS 1.5, 1.9): templates only, never an image. A person
-- is a keyed digest of their document. Every template is sealed with the key of its person, which is wrapped outside
-- of the database: with the key the prints are gone, also from copies of the database that are younger than the key.

-- Who agreed to what, on a page of its own; kept after it was withdrawn, as the proof that there was one.
create table biometric_consent (
  subject bytea not null check (length(subject) = 32),
  n integer not null check (n > 0),
  -- Which words the officer read out, and in which language.
  words_version integer not null check (words_version > 0),
  lang text not null check (lang in ('es', 'en')),
  officer_id uuid not null references staff_member,
  case_code text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz check (withdrawn_at >= at),
  primary key (subject, n)
);
-- Not a partial index: those are chosen for queries that only share their condition.
create unique index biometric_consent_one_live on biometric_consent ((case when withdrawn_at is null then subject end));
-- For the members of the staff that are forgotten, and for what is forgotten itself.
create index biometric_consent_officer on biometric_consent (officer_id);
create index biometric_consent_withdrawn on biometric_consent (withdrawn_at);

create table finger_enrolment (
  subject bytea primary key check (length(subject) = 32),
  consent integer not null,
  -- One extractor in one version makes all templates of a person: mixing them is what wrong hits are reported for.
  extractor text not null check (extractor ~ '^[A-Za-z0-9._-]{1,40}$'),
  extractor_version text not null check (extractor_version ~ '^[A-Za-z0-9._-]{1,40}$'),
  wrapped_key bytea not null,
  begun_at timestamptz not null default clock_timestamp(),
  unique (subject, extractor, extractor_version),
  foreign key (subject, consent) references biometric_consent
);

-- Two fingers, and not twice the same one.
create table enrolled_finger (
  subject bytea not null references finger_enrolment on delete cascade,
  slot integer not null check (slot in (1, 2)),
  -- ISO/IEC 19794-2: 1 right thumb … 5 right little, 6 left thumb … 10 left little finger.
  position integer not null check (position between 1 and 10),
  primary key (subject, slot),
  unique (subject, position),
  unique (subject, slot, position)
);

-- Keyed digest of every template that ever came, enrolled or compared, so that the same octets never count twice: two
-- live captures practically never agree (ATK-45). It outlives the template, and says nothing of whose it was.
create table finger_seen (
  digest bytea primary key check (length(digest) = 32),
  at timestamptz not null default clock_timestamp()
);
create index finger_seen_at on finger_seen (at);

create table finger_template (
  subject bytea not null,
  slot integer not null,
  impression integer not null check (impression in (1, 2, 3)),
  position integer not null,
  format text not null check (format in ('ISO_19794_2', 'ANSI_378')),
  extractor text not null,
  extractor_version text not null,
  quality integer not null check (quality between 0 and 100),
  digest bytea not null unique references finger_seen,
  sealed bytea not null check (length(sealed) between 29 and 131200),
  enrolled_by uuid not null references staff_member,
  centre_id uuid references service_centre,
  case_code text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (subject, slot, impression),
  foreign key (subject, slot, position) references enrolled_finger (subject, slot, position) on delete cascade,
  foreign key (subject, extractor, extractor_version)
    references finger_enrolment (subject, extractor, extractor_version) on delete cascade
);
create index finger_template_officer on finger_template (enrolled_by);

-- What was agreed to stays as it was; it is withdrawn once, or forgotten long after.
create function biometric_consent_as_given() returns trigger language plpgsql as $$
begin
  if row(new.subject, new.n, new.words_version, new.lang, new.officer_id, new.case_code, new.at)
     is distinct from
     row(old.subject, old.n, old.words_version, old.lang, old.officer_id, old.case_code, old.at)
     or old.withdrawn_at is not null then
    raise exception 'a consent stays as it was given, and is withdrawn once';
  end if;
  return new;
end $$;
create trigger biometric_consent_kept before update on biometric_consent
  for each row execute function biometric_consent_as_given();

-- A template is written once.
create function finger_template_as_made() returns trigger language plpgsql as $$
begin
  raise exception 'a template is never changed';
end $$;
create trigger finger_template_kept before update on finger_template
  for each row execute function finger_template_as_made();
