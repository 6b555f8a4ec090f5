import { createFileSealer } from '../../platform/crypto/file-seal.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import type { FileId, UploadId } from '../../proofs/dossier/app/ports.ts'
import type { PieceDeps } from '../../proofs/dossier/app/receive-piece.ts'
import type { ReceiveDeps } from '../../proofs/dossier/app/receive-file.ts'
import type { RescanDeps } from '../../proofs/dossier/app/rescan-file.ts'
import { dossierStore } from '../../proofs/dossier/store/dossier-store.ts'
import { uploadStore } from '../../proofs/dossier/store/upload-store.ts'
import { waitingFiles } from '../../proofs/dossier/store/waiting-files.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'

/** The papers that are sent ahead: looked into, scanned, sealed. */
export function dossierOf({
  installation,
  atomically,
  cases,
  audit,
  deskCases,
}: Ground): ReceiveDeps & RescanDeps & PieceDeps {
  const { db, policy, secrets, inspector, scanner } = installation
  return {
    dossiers: dossierStore(db),
    waiting: waitingFiles(db),
    uploads: uploadStore(db),
    newUploadId: () => newId<UploadId>(),
    inspector,
    scanner,
    sealer: createFileSealer(secrets.file),
    atomically,
    cases,
    audit,
    policy,
    // A paper that was to be mended is there to be looked at: the case waits for the person no more.
    noteReceived: (tx, { case: { id }, now }) => deskCases.setStatus(tx, id, ['person'], 'staff', now),
    newFileId: () => newId<FileId>(),
    hexDigest: hexDigestOf,
  }
}
