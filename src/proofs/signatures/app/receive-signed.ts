import { isOpen } from '../../../cases/domain/transition.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { minutes } from '../../../kernel/time.ts'
import { kindOfFile, mostSignedBytes, type KindOfFile } from '../domain/kind-of-file.ts'
import type { UploadCode } from '../domain/request.ts'
import { uploadPlace, type SignedUploadId } from './request-ports.ts'
import { settleSigned, type SettleDeps, type Settled } from './settle-signed.ts'

export interface ReceiveSignedDeps extends SettleDeps {
  newSignedUploadId(): SignedUploadId
  /** SHA-256, hexadecimal. */
  hexDigest(octets: Uint8Array | string): string
}

/** `over`: there is no request that it could belong to. `tooMany`: those of the day are spent; nothing was kept. */
export type ReceiveSignedRefusal = 'noCase' | 'over' | 'tooMany'

export interface SentSignedFile {
  readonly caseId: CaseId
  readonly content: Uint8Array
  /** There was more of it than a file may have; `content` is how it begins. */
  readonly isTooBig: boolean
}

export interface ReceivedSigned {
  readonly settled: Settled
  /** It is XML: what helps is said apart. */
  readonly isXml: boolean
}

/** Seconds until the worker takes up what this process did not come to the end of. */
const orphaned = minutes(1)

const refusedAtOnce: Readonly<Partial<Record<KindOfFile | 'big', UploadCode>>> = {
  empty: 'FILE_EMPTY',
  big: 'FILE_TOO_LARGE',
  key: 'PRIVATE_KEY_UPLOADED',
  xml: 'NOT_A_PDF',
  other: 'NOT_A_PDF',
}

/**
 * Takes in what was signed (P-52). What is no file of ours at a first look is refused before an octet of it is kept,
 * most of all a key (SIGNATURES 2). Everything else is kept, sealed, with the job that tries it again, and then scanned and
 * judged: a process that dies meanwhile loses nothing, and what is one too many of its day costs nothing (ATK-53).
 */
export async function receiveSigned(
  deps: ReceiveSignedDeps,
  { caseId, content, isTooBig }: SentSignedFile,
): Promise<Outcome<ReceivedSigned, ReceiveSignedRefusal>> {
  const kind = kindOfFile(content)
  // A key is told as a key, however large it was made.
  const look = kind !== 'key' && (isTooBig || content.length > mostSignedBytes) ? 'big' : kind
  const code = refusedAtOnce[look]
  const id = deps.newSignedUploadId()
  const kept = await deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, caseId)
    if (loaded === undefined) return refused('noCase')
    const place = { employerId: loaded.employer.id, caseId }
    const request = await deps.requests.newest(place, tx)
    const isOver =
      request === undefined ||
      request.closedAt !== null ||
      request.consumedAt !== null ||
      request.now >= request.expiresAt
    if (isOver || !isOpen(loaded.case.state)) return refused('over')
    const upload = {
      ...place,
      id,
      requestId: request.id,
      kind: look === 'pdf' ? 'pdf' : look === 'cms' ? 'cms' : 'other',
      size: Math.min(content.length, mostSignedBytes),
      // Of a key not even a digest is kept.
      sha256: look === 'key' ? deps.hexDigest('') : deps.hexDigest(content),
      tryAgainIn: orphaned,
      ...(code === undefined
        ? { sealed: deps.sealer.seal(content, uploadPlace(caseId, id)) }
        : { refused: code }),
    } as const
    if (!(await deps.uploads.add(tx, upload, deps.policy.signature.uploadsPerDay))) return refused('tooMany')
    await deps.audit.append(tx, {
      act: 'signedFileReceived',
      employerId: place.employerId,
      actor: { claimant: loaded.claimant },
      caseCode: loaded.code,
      detail: { file: upload.sha256, kind: look, code: code ?? null },
    })
    return ok(undefined)
  })
  if (!kept.ok) return kept
  return ok({ settled: code === undefined ? await settleSigned(deps, id) : 'refused', isXml: look === 'xml' })
}
