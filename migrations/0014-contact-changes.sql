-- A change of the registered mail on its way. Until the new contact may be used, the old one stays as it is.
create table contact_change (
  employer_id uuid not null references employer,
  id uuid not null,
  -- The new address, byte for byte: mail goes to these bytes (ATK-40).
  value text not null,
  state text not null check (state in ('presentMail', 'newMail', 'approval', 'cooling', 'done', 'ended')),
  -- The row of the new contact, there from the moment its own mailbox confirmed it (I-11).
  contact_id uuid references contact,
  -- Of the six digits that are out; the digits themselves rest nowhere (L-01).
  code_digest bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_reason text,
  primary key (employer_id, id),
  check ((state in ('done', 'ended')) = (ended_at is not null)),
  check ((state = 'ended') = (ended_reason is not null)),
  check (state not in ('cooling', 'done') or contact_id is not null),
  check ((code_digest is null) = (code_expires_at is null))
);
-- One change at a time: a newer one begins when this one is over.
create unique index contact_change_one_live on contact_change (employer_id) where ended_at is null;
