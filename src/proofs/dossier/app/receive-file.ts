import type { AuditLog } from '../../../audit/index.ts'
import type { CaseStore, LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import type { CaseId, OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import { documentRules, documentsOf, type DocumentKind } from '../domain/documents.ts'
import { mostBytes, shownName, type InspectionRefusal } from '../domain/file-limits.ts'
import { attendedPathOf } from './load-dossier.ts'
import { rescanDelay } from './rescan-file.ts'
import {
  placeText,
  type ContentSealer,
  type DossierStore,
  type FileId,
  type FileInspector,
  type FileScanner,
  type NewFile,
  type WaitingFiles,
} from './ports.ts'

export interface ReceiveDeps {
  readonly dossiers: DossierStore
  readonly waiting: Pick<WaitingFiles, 'askAgain'>
  readonly inspector: FileInspector
  readonly scanner: FileScanner
  readonly sealer: ContentSealer
  readonly atomically: Atomically
  readonly cases: Pick<CaseStore, 'lock'>
  readonly audit: AuditLog
  readonly policy: Pick<Policy, 'docs'>
  /** Whoever waits for the person learns that something came. */
  noteReceived(tx: Tx, loaded: LoadedCase): Promise<unknown>
  newFileId(): FileId
  /** SHA-256 in hex. */
  hexDigest(content: Uint8Array | string): string
}

export interface SentFile {
  readonly caseId: CaseId
  readonly kind: DocumentKind
  /** As the browser said it; nothing is decided by it. */
  readonly name: string
  readonly content: Uint8Array
}

export type ReceiveRefusal = InspectionRefusal | 'virus' | 'tooMany' | 'noCase' | 'noDocument'

export interface Received {
  /** Nobody has said that it is harmless: it waits, and the paper can be brought (ATK-56). */
  readonly quarantined: boolean
}

/** A file that may be kept: looked into, scanned and sealed. */
export type AdmittedFile = Omit<NewFile, 'employerId' | 'scannedBy'>

/**
 * Looks into a file and has it scanned, and nothing of a refused one is kept; a scanner that says nothing clear
 * leaves it in quarantine. It is long, and so it comes before the case is held.
 */
export async function admitFile(
  deps: Pick<ReceiveDeps, 'inspector' | 'scanner' | 'sealer' | 'newFileId' | 'hexDigest'>,
  sent: SentFile,
): Promise<Outcome<AdmittedFile, Exclude<ReceiveRefusal, 'tooMany' | 'noCase'>>> {
  if (!documentRules[sent.kind].upload) return refused('noDocument')
  if (sent.content.length === 0) return refused('empty')
  if (sent.content.length > mostBytes) return refused('big')
  const inspected = await deps.inspector.inspect(sent.content, sent.caseId)
  if (!inspected.ok) return inspected
  const { type, active, content } = inspected.value
  // What came is scanned, not what is kept of it: what was taken off might be what carries it.
  const verdict = await deps.scanner.scan(sent.content)
  if (verdict === 'infected') return refused('virus')

  const fileId = deps.newFileId()
  const { caseId, kind } = sent
  return ok({
    caseId,
    fileId,
    ...deps.sealer.seal(content, placeText({ caseId, fileId })),
    kind,
    name: shownName(sent.name),
    type,
    size: content.length,
    digest: deps.hexDigest(content),
    active,
    quarantined: verdict !== 'clean',
  })
}

/**
 * Puts a file that was admitted in the place of the one before, and writes down whose it is. The case has to be
 * held, and open.
 */
export async function keepFile(
  deps: Pick<ReceiveDeps, 'dossiers' | 'waiting' | 'audit' | 'policy' | 'noteReceived'>,
  tx: Tx,
  loaded: LoadedCase,
  admitted: AdmittedFile,
  scannedBy: OfficerId | null,
): Promise<Outcome<Received, 'tooMany' | 'noDocument'>> {
  const { kind, digest, fileId, quarantined } = admitted
  if (!documentsOf(attendedPathOf(loaded), loaded.employer.class).includes(kind)) return refused('noDocument')
  const file = { ...admitted, employerId: loaded.employer.id, scannedBy }
  if ((await deps.dossiers.count(tx, file)) >= deps.policy.docs.filesPerCase) return refused('tooMany')
  await deps.dossiers.replace(tx, file)
  await deps.noteReceived(tx, loaded)
  await deps.audit.append(tx, {
    act: 'documentReceived',
    employerId: file.employerId,
    actor: scannedBy === null ? { claimant: loaded.claimant } : { officer: scannedBy },
    caseCode: loaded.code,
    detail: { document: kind, file: digest, quarantined },
  })
  if (quarantined) await deps.waiting.askAgain(tx, fileId, rescanDelay)
  return ok({ quarantined })
}

/** Takes in a file that an employer sends for a document of their case. */
export async function receiveFile(
  deps: ReceiveDeps,
  sent: SentFile,
): Promise<Outcome<Received, ReceiveRefusal>> {
  const admitted = await admitFile(deps, sent)
  if (!admitted.ok) return admitted
  return deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, sent.caseId)
    if (loaded === undefined || !isOpen(loaded.case.state)) return refused('noCase')
    return keepFile(deps, tx, loaded, admitted.value, null)
  })
}
