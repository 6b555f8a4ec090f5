import { contactPlace, issuedPlace, uploadPlace } from '../../proofs/signatures/app/request-ports.ts'
import type { SignedUpload } from '../../proofs/signatures/app/request-ports.ts'
import { unwrap } from '../../proofs/signatures/domain/unwrap.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import type { SignedCase } from './signed-view.ts'

type FileDeps = Pick<SignedDeskDeps, 'uploads' | 'requests' | 'sealer' | 'hexDigest'>

/** What was received, as it came; undefined when it is not kept, was not found clean, or is not what was received. */
export async function receivedFile(
  { uploads, sealer, hexDigest }: FileDeps,
  upload: SignedUpload,
): Promise<Uint8Array | undefined> {
  // Without a clear verdict of the scanner it is shown to nobody (ATK-56).
  if (!upload.scanned) return undefined
  const sealed = await uploads.content(upload, upload.id)
  const octets = sealed && sealer.open(sealed, uploadPlace(upload.caseId, upload.id))
  return octets !== undefined && hexDigest(octets) === upload.sha256 ? octets : undefined
}

/** What was issued to be signed; undefined when its time is over and it is not kept any more. */
export async function issuedFile(
  { requests, sealer, hexDigest }: FileDeps,
  { request }: Pick<SignedCase, 'request'>,
): Promise<Uint8Array | undefined> {
  const sealed = await requests.issued(request, request.id)
  const octets = sealed && sealer.open(sealed, issuedPlace(request.caseId, request.id))
  return octets !== undefined && hexDigest(octets) === request.issued.sha256 ? octets : undefined
}

/** The mailbox that a request asks for; undefined where it asks for something else. */
export async function newMailOf(
  { requests, sealer }: FileDeps,
  { request }: Pick<SignedCase, 'request'>,
): Promise<string | undefined> {
  const sealed = await requests.contact(request, request.id)
  const octets = sealed && sealer.open(sealed, contactPlace(request.caseId, request.id))
  return octets === undefined ? undefined : String.fromCharCode(...octets)
}

/** What lies in a `.p7m`: the very document that was issued, another one, or nothing that we can open. */
export type Wrapped =
  { readonly is: 'same' | 'other'; readonly content: Uint8Array } | { readonly is: 'none' }

/** Undefined for a PDF, and for a file that may not be opened. */
export async function wrappedOf(
  deps: FileDeps,
  { request, upload }: Pick<SignedCase, 'request' | 'upload'>,
): Promise<Wrapped | undefined> {
  if (upload.kind === 'pdf' || upload.state === 'refused') return undefined
  const octets = await receivedFile(deps, upload)
  if (octets === undefined) return undefined
  const content = unwrap(octets)
  if (content === undefined) return { is: 'none' }
  const isSame = content.length === request.issued.length && deps.hexDigest(content) === request.issued.sha256
  return { is: isSame ? 'same' : 'other', content }
}
