import type { AuditLog } from '../../../audit/index.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import type { DossierFile } from '../domain/dossier.ts'
import { placeText, type ContentSealer, type DossierStore, type FileId } from './ports.ts'

export interface ReadFileDeps {
  readonly dossiers: DossierStore
  readonly sealer: ContentSealer
  readonly atomically: Atomically
  readonly audit: AuditLog
  /** SHA-256 in hex. */
  hexDigest(content: Uint8Array | string): string
}

/** What an officer looks at a file for; every look is written down with it. */
export type ReadPurpose = 'checkDocuments'

export interface ReadFile {
  readonly file: DossierFile
  readonly content: Uint8Array
}

/**
 * A file for an officer to look at; the look is recorded before the file is handed out. `unreadable`: what is
 * kept was changed or its key is not here; nothing is shown in its stead, and other cases go on (F-12).
 */
export async function readFile(
  deps: ReadFileDeps,
  loaded: LoadedCase,
  fileId: FileId,
  officer: OfficerId,
  purpose: ReadPurpose,
): Promise<Outcome<ReadFile, 'noFile' | 'unreadable'>> {
  const place = { employerId: loaded.employer.id, caseId: loaded.case.id, fileId }
  const kept = await deps.dossiers.content(place)
  if (kept === undefined) return refused('noFile')
  const content = deps.sealer.open(kept, placeText(place))
  if (content === undefined || deps.hexDigest(content) !== kept.file.digest) return refused('unreadable')
  await deps.atomically(async (tx) => {
    await deps.dossiers.markSeen(tx, place)
    await deps.audit.append(tx, {
      act: 'documentSeen',
      employerId: place.employerId,
      actor: { officer },
      caseCode: loaded.code,
      detail: { file: kept.file.digest, purpose },
    })
  })
  return ok({ file: kept.file, content })
}
