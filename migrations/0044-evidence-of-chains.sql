-- Every certificate of a chain below its anchor is asked for, and not the signer's alone: what a verdict stands on is a
-- list now, each with its depth, and a verdict says by which versions it was made; 0 for those that did not say.
update signed_upload
   set judgement = jsonb_set(judgement, '{evidence}', judgement -> 'evidence' || jsonb_build_object(
         'trustVersion', 0,
         'judgeVersion', 0,
         'revocation', case jsonb_typeof(judgement #> '{evidence,revocation}')
           when 'object' then jsonb_build_array(judgement #> '{evidence,revocation}' || '{"depth": 0}')
           else '[]' end))
 where judgement is not null;

-- Those for officers are made again when one is looked at or decided about.
update signed_review set judgements = null, judged_at = null where judgements is not null;

drop index signed_upload_evidence;
-- What a judged request stands on.
create index signed_upload_evidence on signed_upload
  using gin ((judgement #> '{evidence,revocation}') jsonb_path_ops);
