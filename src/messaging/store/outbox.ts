/** What the queue of mail and the queue of text messages share, as parts of their statements. */
type Task = 'deliverMessage' | 'deliverText'

/**
 * The job of a message `w` that this very statement wrote. Its key is the id of that message, so no job can have it
 * yet: `unsafe_dedupe` is safe here, and costs the database a fourth of what `replace` does.
 */
export const firstJob = (task: Task): string =>
  `graphile_worker.add_job('${task}', json_build_object('id', w.id),
  job_key => w.id::text, job_key_mode => 'unsafe_dedupe')`

/** The job of a message that is tried again; `runAt` is an expression of its row. */
export const nextJob = (task: Task, runAt: string): string =>
  `graphile_worker.add_job('${task}', json_build_object('id', id),
     run_at => ${runAt}, job_key => id::text)`

/**
 * The id of a notice is made of what it tells ($1), to whom (c) and how ($4), so telling twice tells once; with the
 * marks of a name-based id (RFC 9562, version 8), without which the worker takes it for nobody's.
 */
export const noticeId = `overlay(overlay(left(encode(sha256(convert_to($1::text || c.id || $4::text, 'UTF8')), 'hex'), 32) placing '8' from 13) placing '8' from 17)::uuid`

/** Whether contact `c` is what the employer is reached by now: no newer one that may be used has taken its place (I-16). */
export const isCurrent = (kind: 'mail' | 'phone'): string =>
  `coalesce(c.kind = '${kind}' and c.confirmed_at is not null and c.retired_at is null and c.usable_from <= clock_timestamp()
       and not exists (select from contact n where n.employer_id = c.employer_id and n.kind = '${kind}' and n.retired_at is null
             and n.confirmed_at > c.confirmed_at and n.usable_from <= clock_timestamp()), false)`
