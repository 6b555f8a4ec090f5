-- Adding an interval to an instant depends on the time zone of the session for days and months, so the
-- server holds it for stable, never for immutable. A function that claims more than its body is run as
-- a query of its own for every row; one that claims the same is read as part of the statement around it.
create or replace function link_dies_at(link) returns timestamptz language sql stable as $$
  select greatest(
    least($1.accepted_at + make_interval(secs => $1.life_seconds), $1.minted_at + make_interval(secs => $1.cap_seconds)),
    $1.grace_until)
$$;
