import { fileInspector } from '../../adapters/files/inspector.ts'
import { createFileSealer } from '../../platform/crypto/file-seal.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import type { FileId } from '../../proofs/dossier/app/ports.ts'
import type { ReceiveDeps } from '../../proofs/dossier/app/receive-file.ts'
import { dossierStore } from '../../proofs/dossier/store/dossier-store.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'

/** The papers that are sent ahead: looked into, scanned, sealed. */
export function dossierOf({ installation, atomically, cases, audit }: Ground): ReceiveDeps {
  const { db, policy, secrets } = installation
  return {
    dossiers: dossierStore(db),
    inspector: fileInspector(),
    // No scanner is set up in this release: what was looked through is taken for clean.
    scanner: { scan: () => Promise.resolve('clean') },
    sealer: createFileSealer(secrets.file),
    atomically,
    cases,
    audit,
    policy,
    newFileId: () => newId<FileId>(),
    hexDigest: hexDigestOf,
  }
}
