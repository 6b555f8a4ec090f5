-- What an institution needs that comes from another system and keeps the database to least privilege.

-- An employer that comes from another system has its key there. It counts as a key, so that the online way
-- is open to it, and nothing here opens with it: it has no hash until the first recovery sets one.
alter table employer_key drop constraint employer_key_check;
alter table employer_key add check (generation > 0 or hash is null);
alter table employer_key
  add check (hash is not null or generation = 0 or (generation = 1 and path is not distinct from 'import'));
