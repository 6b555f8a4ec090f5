import type { LoadedCase } from '../../cases/app/ports.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { SignedRequest, SignedUpload } from '../../proofs/signatures/app/request-ports.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { Waiting } from '../../proofs/signatures/domain/review.ts'
import { canonical } from '../domain/canonical.ts'
import type { Reaching } from '../domain/reach.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import type { Acceptance, SignedReview, WaitingSigned } from './signed-ports.ts'

/** A signed request with everything that was issued, received, found and done. */
export interface SignedCase {
  readonly loaded: LoadedCase
  readonly request: SignedRequest
  /** Of the newest request that anything was sent for: what waits for an officer, or else the newest. */
  readonly upload: SignedUpload
  /** All of the case, newest first. */
  readonly uploads: readonly SignedUpload[]
  readonly review: SignedReview
  /** The newest one of this upload, decided or not. */
  readonly acceptance: Acceptance | undefined
}

type ViewDeps = Pick<SignedDeskDeps, 'cases' | 'requests' | 'uploads' | 'reviews'>

/** By the code of the case; undefined where nothing was ever sent. */
export async function findSigned(deps: ViewDeps, code: string): Promise<SignedCase | undefined> {
  const loaded = await deps.cases.findByCode(code)
  if (loaded === undefined) return undefined
  const place = { employerId: loaded.employer.id, caseId: loaded.case.id }
  const uploads = await deps.uploads.all(place)
  const [newest] = uploads
  // What was sent for a request that another one has replaced is history.
  const upload =
    uploads.find(({ state, requestId }) => state === 'staff' && requestId === newest?.requestId) ?? newest
  const request = upload && (await deps.requests.find(place, upload.requestId))
  if (upload === undefined || request === undefined) return undefined
  const [review, acceptance] = await Promise.all([
    deps.reviews.review(place, upload.id),
    deps.reviews.lastAcceptance(upload.id),
  ])
  return { loaded, request, upload, uploads, review, acceptance }
}

/** What decides about it, in the words of the domain. */
export const waitingOf = ({ request, upload }: Pick<SignedCase, 'request' | 'upload'>): Waiting => ({
  state: upload.state,
  kind: upload.kind,
  code: upload.code,
  scanned: upload.scanned,
  purpose: request.purpose,
  judgement: upload.judgement,
})

/** Every signature as it was judged for officers, or the one that the machine judged when it came. */
export const judgementsOf = ({
  upload,
  review,
}: Pick<SignedCase, 'upload' | 'review'>): readonly Judgement[] =>
  review.judged?.all ?? (upload.judgement === null ? [] : [upload.judgement])

/** Of everything that is shown to whoever decides: an approval is bound to it (I-12). Hex. */
export const shownDigest = (
  { hexDigest }: Pick<SignedDeskDeps, 'hexDigest'>,
  { loaded, request, upload }: Pick<SignedCase, 'loaded' | 'request' | 'upload'>,
  judgements: readonly Judgement[],
  asked: { readonly reason: string; readonly requestedBy: OfficerId },
): string =>
  hexDigest(
    canonical('clavero.signed.1', [
      upload.sha256,
      request.number,
      request.purpose,
      upload.kind,
      upload.code,
      judgements.length,
      ...judgements.flatMap(({ signer, checks, evidence }) => [
        evidence.signatureSha256 ?? null,
        signer?.issuer ?? null,
        signer?.serial ?? null,
        signer?.cedula ?? null,
        ...checks.map(({ check, result, code }) => `${check}:${result}:${code ?? ''}`),
      ]),
      asked.reason,
      asked.requestedBy,
      loaded.employer.mail?.id ?? null,
    ]),
  )

/** More than this wait nowhere; who has decided sees the next ones. */
const listed = 50

/** What waits at the officer’s centre, or at none. That it was looked at stands in the log: companies are in it (ATK-50). */
export async function lookAtSigned(
  { reviews, audit, atomically }: Pick<SignedDeskDeps, 'reviews' | 'audit' | 'atomically'>,
  officer: Reaching,
): Promise<readonly WaitingSigned[]> {
  const [waiting] = await Promise.all([
    reviews.waiting(listed, officer),
    atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer: officer.id },
        reason: 'signedRequests',
        detail: { tab: 'signed' },
      }),
    ),
  ])
  return waiting
}

/** Every look at a case, and at a file of it, is written down with what it was for, before anything is shown. */
export const tellSignedSeen = (
  { audit, atomically }: Pick<SignedDeskDeps, 'audit' | 'atomically'>,
  { loaded }: Pick<SignedCase, 'loaded'>,
  officer: OfficerId,
  what: { readonly is: 'page' } | { readonly is: 'file'; readonly sha256: string; readonly kind: string },
): Promise<unknown> =>
  atomically((tx: Tx) =>
    audit.append(tx, {
      act: what.is === 'page' ? 'caseSeen' : 'documentSeen',
      actor: { officer },
      employerId: loaded.employer.id,
      caseCode: loaded.code,
      reason: 'signedRequests',
      ...(what.is === 'file' && { detail: { file: what.sha256, kind: what.kind } }),
    }),
  )
