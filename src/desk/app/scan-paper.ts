import type { Outcome } from '../../kernel/outcome.ts'
import {
  admitFile,
  keepFile,
  type Received,
  type ReceiveDeps,
  type ReceiveRefusal,
  type SentFile,
} from '../../proofs/dossier/app/receive-file.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

/**
 * An officer keeps a scan of a paper that the person brought (S-06), in the place of the file before. It goes through all
 * that a file of an employer goes through, is written down as the officer's, and says nothing about the paper: whoever
 * scanned it looks at it and ticks its points.
 */
export async function scanPaper(
  counter: CounterDeps,
  files: ReceiveDeps,
  officer: OnDuty,
  sent: SentFile,
): Promise<Outcome<Received, ReceiveRefusal | CounterRefusal>> {
  const admitted = await admitFile(files, sent)
  if (!admitted.ok) return admitted
  return actAtCounter(counter, officer, sent.caseId, ({ tx, loaded }) =>
    keepFile(files, tx, loaded, admitted.value, officer.id),
  )
}
