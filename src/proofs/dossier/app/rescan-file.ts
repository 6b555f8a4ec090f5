import type { AuditLog } from '../../../audit/index.ts'
import type { CaseStore } from '../../../cases/app/ports.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import { minutes } from '../../../kernel/time.ts'
import { placeText, type ContentSealer, type FileId, type FileScanner, type WaitingFiles } from './ports.ts'

export interface RescanDeps {
  readonly waiting: WaitingFiles
  readonly scanner: FileScanner
  readonly sealer: ContentSealer
  readonly atomically: Atomically
  readonly cases: Pick<CaseStore, 'lock'>
  readonly audit: AuditLog
}

/** Seconds between two scans of a file that nobody has said anything clear about. */
export const rescanDelay = minutes(5)

/** `over`: it was replaced, judged or forgotten meanwhile. `unreadable`: it waits for a person, who finds no key to it. */
export type Rescanned = 'over' | 'unreadable' | 'notYet' | 'clean' | 'infected'

/**
 * Asks the scanner again about a file in quarantine, for as long as it says nothing clear: a person who sent it
 * on a bad day need not send it again (F-25). Of an infected one the content is thrown away (ATK-56).
 */
export async function rescanFile(deps: RescanDeps, fileId: FileId): Promise<Rescanned> {
  const kept = await deps.waiting.find(fileId)
  if (kept === undefined) return 'over'
  const content = deps.sealer.open(kept, placeText(kept))
  if (content === undefined) return 'unreadable'
  const verdict = await deps.scanner.scan(content)
  return deps.atomically(async (tx) => {
    if (verdict === 'unknown') {
      await deps.waiting.askAgain(tx, fileId, rescanDelay)
      return 'notYet'
    }
    const loaded = await deps.cases.lock(tx, kept.caseId)
    if (loaded === undefined || !(await deps.waiting.settle(tx, kept, verdict))) return 'over'
    await deps.audit.append(tx, {
      act: 'documentScanned',
      employerId: kept.employerId,
      actor: 'system',
      caseCode: loaded.code,
      detail: { file: kept.digest, verdict },
    })
    return verdict
  })
}
