-- People to whom the holder of an employer key gives powers of their own (SCREENS U-03). They never have a part in
-- that key: their own is stored here, opens sessions of its own kind, and no statement of the employer's key reads it.

-- One person, with one key, whoever they work for. Their mailbox is the name that they sign in with.
create table delegate (
  id uuid primary key,
  -- The normal form of `mail` (`mailboxKey`): one mailbox, one person.
  mailbox text not null unique check (length(mailbox) between 3 and 254),
  -- The stored bytes, to which mail goes (ATK-40).
  mail text not null check (length(mail) between 3 and 254),
  -- Keyed digest of the number of the person: known again, and read by nobody.
  person bytea not null check (octet_length(person) = 32),
  name text not null check (length(name) between 3 and 120),
  hash text not null,
  -- Moves with every key: a session of a former one is dead.
  generation integer not null default 1 check (generation >= 1),
  key_set_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp()
);

-- What one person may do for one employer, and until when.
create table delegation (
  employer_id uuid not null references employer,
  id uuid not null,
  -- Null until the invitation was accepted.
  delegate_id uuid references delegate,
  person bytea not null check (octet_length(person) = 32),
  -- Of the number, for the list: `•••••••482`.
  masked text not null check (length(masked) <= 20),
  name text not null check (length(name) between 3 and 120),
  mail text not null check (length(mail) between 3 and 254),
  lang text not null check (lang in ('es', 'en')),
  scopes text[] not null check (
    cardinality(scopes) between 1 and 3 and scopes <@ array['payroll', 'pay', 'read']),
  -- Strictly before this instant it may be used; null for no end.
  until_at timestamptz,
  state text not null check (state in ('invited', 'active', 'suspended', 'unconfirmed', 'removed')),
  -- Which of the places of an employer it takes. The policy has fewer of them; none has more, whatever the code does.
  seat smallint not null check (seat between 1 and 50),
  invite_until timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  accepted_at timestamptz,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (employer_id, id),
  check ((state = 'removed') = (ended_at is not null)),
  check (state not in ('active', 'suspended', 'unconfirmed') or delegate_id is not null),
  check (state <> 'invited' or delegate_id is null)
);
-- A person once, and a place once, among those of an employer that are not over. Not partial indexes: those are
-- chosen for queries that only share their condition.
create unique index delegation_one_person on delegation (employer_id, (case when ended_at is null then person end));
create unique index delegation_one_seat on delegation (employer_id, (case when ended_at is null then seat end));
create index delegation_of_delegate on delegation (delegate_id);
create index delegation_ended on delegation (ended_at);

-- An invitation as it went out: a token of a kind of its own, by its digest (L-01, L-09).
create table delegate_invitation (
  employer_id uuid not null references employer,
  ref text not null,
  delegation_id uuid not null,
  message_id uuid not null,
  -- What a restore brings back is over (I-18).
  restore_epoch integer not null,
  digest bytea not null check (octet_length(digest) = 32),
  code_digest bytea not null check (octet_length(code_digest) = 32),
  minted_at timestamptz not null default clock_timestamp(),
  dies_at timestamptz not null,
  -- Reserved before anything is compared (L-08): of the typed code, and of the number of the person.
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  person_tries integer not null default 0 check (person_tries between 0 and 5),
  -- The browser in which it was opened; it is accepted there and nowhere else.
  browser bytea,
  used_at timestamptz,
  voided_at timestamptz,
  primary key (employer_id, ref),
  foreign key (employer_id, delegation_id) references delegation (employer_id, id)
);
create unique index delegate_invitation_ref on delegate_invitation (ref);
-- A newer invitation ends the one before.
create unique index delegate_invitation_one_live
  on delegate_invitation (employer_id, (case when used_at is null and voided_at is null then delegation_id end));
create index delegate_invitation_of_delegation on delegate_invitation (employer_id, delegation_id);
create index delegate_invitation_dies on delegate_invitation (dies_at);

-- Sessions of theirs: another table, another cookie, another digest than those of an employer.
create table delegate_session (
  digest bytea primary key check (octet_length(digest) = 32),
  delegate_id uuid not null references delegate,
  generation integer not null,
  restore_epoch integer not null,
  -- For which employer they are working in it; judged anew at every request.
  employer_id uuid,
  delegation_id uuid,
  browser text not null,
  network text not null,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  check ((employer_id is null) = (delegation_id is null))
);
create index delegate_session_of_delegate on delegate_session (delegate_id);
create index delegate_session_seen on delegate_session (seen_at);

-- A mail may go to one of them.
alter table message
  add column delegation_id uuid,
  drop constraint message_one_destination,
  add constraint message_one_destination
    check (num_nonnulls(contact_id, change_id, appointment_id, delegation_id) = 1);
create index message_of_delegation on message (employer_id, delegation_id, created_at desc) where delegation_id is not null;
