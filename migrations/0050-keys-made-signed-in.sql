-- A key may be changed by whoever is signed in with the former one. So a key has one of three origins, and the
-- evidence that belongs to it: a case with its proofs (I-01), the session in which the present key was shown once
-- more, or another system that it was brought from.
alter table key_generation
  add column origin text not null default 'elsewhere',
  -- Digest of the session in which it was made, before that one went on under a new token. It opens nothing.
  add column made_in bytea;
update key_generation set origin = 'case' where case_id is not null;
alter table key_generation
  add constraint key_generation_origin check (origin in ('case', 'signedIn', 'elsewhere')),
  add constraint key_generation_one_origin
    check ((origin = 'case') = (case_id is not null) and (origin = 'signedIn') = (made_in is not null)),
  -- One session changes a key once: afterwards it is another session (I-02).
  add constraint key_generation_made_in_once unique (made_in),
  -- There is no present key before the first one.
  add constraint key_generation_after_another check (origin <> 'signedIn' or generation > 1);
