import type { Lang } from '../../kernel/lang.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'

// Asked for over and over while it waits, it is one job. While the source is out it comes back for about an hour.
const ask = statement(
  'certificate.ask',
  `select graphile_worker.add_job('mailCertificate',
            json_build_object('identifier', $1::text, 'branchCode', $2::text, 'lang', $3::text),
            job_key => 'certificate:' || $1::text || ':' || $2::text, job_key_mode => 'preserve_run_at', max_attempts => 8)`,
)

/** Leaves a request to the worker, for a number that may be nobody's. */
export async function askCertificate(
  tx: Tx,
  asked: { readonly identifier: string; readonly branchCode: string; readonly lang: Lang },
): Promise<void> {
  await queriesOf(tx).first(ask, [asked.identifier, asked.branchCode, asked.lang])
}
