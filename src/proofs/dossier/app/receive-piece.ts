import type { CaseStore } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import { documentRules, documentsOf, type DocumentKind } from '../domain/documents.ts'
import { mostBytes, pieceBytes } from '../domain/file-limits.ts'
import { attendedPathOf } from './load-dossier.ts'
import type { CasePlace, ContentSealer, DossierStore, HalfUpload, UploadId, UploadStore } from './ports.ts'

export interface PieceDeps {
  readonly uploads: UploadStore
  readonly dossiers: Pick<DossierStore, 'count'>
  readonly sealer: ContentSealer
  readonly atomically: Atomically
  readonly cases: Pick<CaseStore, 'lock'>
  readonly policy: Pick<Policy, 'docs'>
  newUploadId(): UploadId
  /** SHA-256 in hex. */
  hexDigest(content: Uint8Array | string): string
}

export interface SentPiece {
  readonly caseId: CaseId
  readonly kind: DocumentKind
  /** Of the whole file: SHA-256 in hex, and octets. */
  readonly digest: string
  readonly size: number
  /** Where in the file this piece begins. */
  readonly offset: number
  readonly content: Uint8Array
}

/** Octets of the file that are here, which is where the next piece begins. */
export interface PieceReceived {
  readonly next: number
}

/**
 * Takes in the next piece of a file. One that is here already, or that comes too early, changes nothing: the
 * answer says which is next, so that a piece sent twice and an answer that was lost come to the same (F-27). A
 * file with another digest takes the place of the one that was half here.
 */
export async function receivePiece(
  deps: PieceDeps,
  sent: SentPiece,
): Promise<Outcome<PieceReceived, 'noCase' | 'noDocument' | 'tooMany' | 'broken'>> {
  const { caseId, kind, digest, size, offset, content } = sent
  if (!documentRules[kind].upload) return refused('noDocument')
  const length = Math.min(pieceBytes, size - offset)
  if (size < 1 || size > mostBytes || offset % pieceBytes !== 0 || content.length !== length)
    return refused('broken')
  return deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, caseId)
    if (loaded === undefined || !isOpen(loaded.case.state)) return refused('noCase')
    if (!documentsOf(attendedPathOf(loaded), loaded.employer.class).includes(kind))
      return refused('noDocument')
    const place = { employerId: loaded.employer.id, caseId }
    if ((await deps.dossiers.count(tx, place)) >= deps.policy.docs.filesPerCase) return refused('tooMany')
    const half = await deps.uploads.find(place, kind, tx)
    const isSame = half?.digest === digest && half.size === size
    const here = isSame ? nextOf(half) : 0
    if (offset !== here) return ok({ next: here })
    const id = isSame ? half.id : deps.newUploadId()
    if (!isSame) await deps.uploads.begin(tx, { ...place, kind, id, digest, size })
    const n = offset / pieceBytes
    await deps.uploads.add(tx, id, n, deps.sealer.seal(content, pieceText(place, id, n)))
    return ok({ next: offset + length })
  })
}

/**
 * Keeps a whole file that nobody could look at just now, in the way in which its pieces would be kept, so that it
 * need not be sent again (ATK-53). Answers its digest; undefined when the case takes nothing any more.
 */
export async function keepWhole(
  deps: PieceDeps,
  place: CasePlace,
  kind: DocumentKind,
  content: Uint8Array,
): Promise<string | undefined> {
  const [id, digest, size] = [deps.newUploadId(), deps.hexDigest(content), content.length]
  return deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, place.caseId)
    if (loaded === undefined || !isOpen(loaded.case.state)) return undefined
    await deps.uploads.begin(tx, { ...place, kind, id, digest, size })
    for (let n = 0; n * pieceBytes < size; n += 1) {
      const piece = content.subarray(n * pieceBytes, (n + 1) * pieceBytes)
      await deps.uploads.add(tx, id, n, deps.sealer.seal(piece, pieceText(place, id, n)))
    }
    return digest
  })
}

/** Octets that are here. */
export const nextOf = ({ size, pieces }: Pick<HalfUpload, 'size' | 'pieces'>): number =>
  Math.min(size, pieces * pieceBytes)

/** What a piece is bound to. */
const pieceText = ({ caseId }: Pick<CasePlace, 'caseId'>, id: UploadId, n: number): string =>
  `upload/${caseId}/${id}/${n}`

/**
 * The whole file, once every piece of it is here and together they are what the browser had; undefined
 * otherwise, and then it is sent again.
 */
export async function assembleUpload(
  deps: Pick<PieceDeps, 'uploads' | 'sealer' | 'hexDigest'>,
  place: CasePlace,
  kind: DocumentKind,
  digest: string,
): Promise<Uint8Array | undefined> {
  const half = await deps.uploads.find(place, kind)
  if (half?.digest !== digest || nextOf(half) !== half.size) return undefined
  const opened = (await deps.uploads.contents(half.id)).map((sealed, n) =>
    deps.sealer.open(sealed, pieceText(place, half.id, n)),
  )
  const content = new Uint8Array(half.size)
  let at = 0
  for (const piece of opened) {
    if (piece === undefined || at + piece.length > half.size) return undefined
    content.set(piece, at)
    at += piece.length
  }
  return deps.hexDigest(content) === digest ? content : undefined
}
