import type { AuditLog } from '../../../audit/index.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { RegistryNow } from '../../../cases/app/registry-again.ts'
import { linkStep, unlessSpent, type RequestLinkDeps } from '../../../cases/app/request-link.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { signatureCodes, type SignatureCode } from '../domain/codes.ts'
import { judgeSigner } from '../domain/judge-signer.ts'
import type { Judgement, Signer } from '../domain/judgement.ts'
import type { UploadCode } from '../domain/request.ts'
import { alteredCodes, isSuspicious } from '../domain/suspicion.ts'
import { nextTry } from '../domain/retry.ts'
import { wholeJudgement } from '../domain/whole-judgement.ts'
import { carryOut, type CarryOutDeps } from './carry-out.ts'
import { judgeFile, type IdentityAnswer, type JudgeDeps } from './judge.ts'
import {
  uploadPlace,
  type OctetScanner,
  type OctetSealer,
  type RequestStore,
  type Settlement,
  type SignedRequest,
  type SignedUpload,
  type SignedUploadId,
  type SignedUploadStore,
} from './request-ports.ts'

export interface SettleDeps extends JudgeDeps, CarryOutDeps {
  readonly requests: RequestStore
  readonly uploads: SignedUploadStore
  readonly sealer: OctetSealer
  readonly scanner: OctetScanner
  readonly audit: AuditLog
  readonly link: RequestLinkDeps
  /** What the registries say of the case's pair now; `attendedOnly` where only an officer may judge it. */
  representation(
    loaded: LoadedCase,
  ): Promise<RegistryNow | { readonly verdict: 'attendedOnly'; readonly why: string }>
  /** Whether a file says of itself that it is a request of ours, whichever. */
  isOurs(octets: Uint8Array): boolean
}

/** `over`: settled before, or gone. */
export type Settled = Settlement['state'] | 'over'

/** What was found out about an upload before anything is written. */
interface Found {
  readonly upload: SignedUpload
  readonly loaded: LoadedCase
  readonly request: SignedRequest
  readonly code: UploadCode | undefined
  readonly judgement: Judgement | undefined
  readonly outcome: Settlement['state']
  readonly registry: RegistryNow | undefined
}

/**
 * Settles one upload: judged when it comes, and again by the worker while it is undecided. The file is judged by the
 * time of receipt, the status of its certificate by now (SIGNATURES 8). Whatever comes of it is written in one
 * transaction: the request consumed, the proofs, the log, the evidence and the link, or nothing.
 */
export async function settleSigned(deps: SettleDeps, id: SignedUploadId): Promise<Settled> {
  const found = await findOut(deps, id)
  if (found === undefined) return 'over'
  if (found.outcome !== 'accepted') return write(deps, found)
  const send = await linkStep(deps.link, found.loaded, 'short')
  const done = await unlessSpent(deps.atomically((tx) => accept(deps, tx, found, send)))
  if (typeof done === 'string') return done
  // The links of the day are spent: what was proven stays, and the person asks for the link tomorrow.
  return deps.atomically((tx) => accept(deps, tx, found, undefined))
}

async function findOut(deps: SettleDeps, id: SignedUploadId): Promise<Found | undefined> {
  const upload = await deps.uploads.load(id)
  if (upload?.state !== 'undecided') return undefined
  const [loaded, request, sealed] = await Promise.all([
    deps.cases.load(upload.caseId),
    deps.requests.find(upload, upload.requestId),
    deps.uploads.content(upload, upload.id),
  ])
  const octets = sealed && deps.sealer.open(sealed, uploadPlace(upload.caseId, upload.id))
  if (loaded === undefined || request === undefined || octets === undefined) return undefined
  const found = { upload, loaded, request, judgement: undefined, registry: undefined }
  // Nothing can come of it any more: nobody is asked about it, and it is not kept.
  const isOver = request.closedAt !== null || request.consumedAt !== null || !isOpen(loaded.case.state)
  if (isOver) return { ...found, code: 'REQUEST_USED', outcome: 'refused' }

  if (!upload.scanned) {
    const verdict = await deps.scanner.scan(octets)
    if (verdict === 'infected') return { ...found, code: 'INFECTED', outcome: 'refused' }
    if (verdict === 'unknown') return { ...found, code: undefined, outcome: 'undecided' }
    await deps.atomically((tx) => deps.uploads.markScanned(tx, upload, upload.id))
  }
  let registry: Awaited<ReturnType<SettleDeps['representation']>> | undefined
  const asked = { file: octets, at: upload.receivedAt, now: upload.now }
  const judged = await judgeFile(deps, {
    ...asked,
    issued: request.issued,
    identify: async (signer) => {
      const code = judgeSigner(signer, { identifier: loaded.employer.identifier, document: loaded.claimant })
      if (code !== undefined) return { is: 'no', code }
      registry = await deps.representation(loaded)
      return identityOf(registry)
    },
  })
  if (!judged.ok) return { ...found, code: undefined, outcome: 'undecided' }
  const judgement = wholeJudgement(judged.value)
  const { code, outcome } = judgement
  const isForeign = code === 'NOT_THE_ISSUED_DOCUMENT' && !deps.isOurs(octets)
  if (isForeign) {
    const isLetter = await isLetterOf(deps, asked, loaded.claimant)
    if (isLetter === 'busy') return { ...found, code: undefined, outcome: 'undecided' }
    if (isLetter) return { ...found, judgement, code: 'SIGNED_ELSEWHERE', outcome: 'staff' }
  }
  return {
    ...found,
    judgement,
    code,
    outcome,
    registry: registry?.verdict === 'attendedOnly' ? undefined : registry,
  }
}

/** The registries' word in that of check 13. An outage decides nothing (I-10). */
function identityOf(registry: Awaited<ReturnType<SettleDeps['representation']>>): IdentityAnswer {
  switch (registry.verdict) {
    case 'match':
      return { is: 'representative' }
    case 'mismatch':
      return { is: 'no', code: 'SIGNER_NOT_REPRESENTATIVE' }
    case 'unavailable':
      return { is: 'no', code: 'REGISTRY_UNAVAILABLE' }
    case 'attendedOnly':
      return { is: 'staff', why: registry.why }
  }
}

/**
 * A letter that was signed outside of this flow (SIGNATURES 3): an officer reads it if the person of the case signed it at
 * all. One of anybody else could be accepted by nobody, and would only fill the list.
 */
async function isLetterOf(
  deps: SettleDeps,
  asked: Pick<Parameters<typeof judgeFile>[1], 'file' | 'at' | 'now'>,
  document: string,
): Promise<boolean | 'busy'> {
  const { entries } = await deps.trust.load()
  const read = await deps.reader.read({ ...asked, issued: undefined, trust: entries })
  if (!read.ok) return read.code
  return read.value.signatures.some(({ signer, code }) => signer?.cedula === document && code === undefined)
}

/** Check 14. */
async function accept(
  deps: SettleDeps,
  tx: Tx,
  found: Found,
  send: Awaited<ReturnType<typeof linkStep>> | undefined,
): Promise<Settled> {
  const { upload, request, judgement, registry } = found
  const signatureSha256 = judgement?.evidence.signatureSha256
  if (judgement === undefined || signatureSha256 === undefined || registry?.verdict !== 'match')
    return settle(deps, tx, found, forStaff(found))
  const before = await deps.cases.lock(tx, upload.caseId)
  if (before === undefined) return 'over'
  // The request is looked at first: what was used before is said to be used, whatever else has become of the case.
  const isLate = upload.receivedAt >= request.expiresAt
  const isFresh = await deps.uploads.holdSignature(tx, signatureSha256)
  const isUsed = isFresh && (await deps.requests.consume(tx, upload, request.id, upload.id))
  if (!isUsed) return settle(deps, tx, found, overOf(judgement, isLate ? 'REQUEST_EXPIRED' : 'REQUEST_USED'))
  const done = await carryOut(deps, tx, { before, request, signatureSha256, registry, send })
  if (!done.ok) {
    await deps.requests.giveBack(tx, upload, request.id)
    return settle(deps, tx, found, done.code === 'over' ? overOf(judgement, 'REQUEST_USED') : forStaff(found))
  }
  const passed = withCheck(judgement, { check: 'consumed', result: 'passed' })
  const settled = await settle(deps, tx, found, { state: 'accepted', judgement: passed })
  // Somebody settled this very upload meanwhile: nothing of what was written here may stay.
  if (settled === 'over') throw new Error('an upload was settled twice at once')
  await deps.audit.append(tx, {
    act: 'signedRequestAccepted',
    employerId: upload.employerId,
    actor: 'system',
    caseCode: before.code,
    detail: {
      purpose: request.purpose,
      request: request.number,
      signature: signatureSha256,
      led: done.value,
    },
  })
  return 'accepted'
}

const write = (deps: SettleDeps, found: Found): Promise<Settled> =>
  deps.atomically(async (tx) => {
    // The order of every other writer: first the case.
    if ((await deps.cases.lock(tx, found.upload.caseId)) === undefined) return 'over'
    const to = settlementOf(found, deps.policy.signature.retryFor)
    return settle(deps, tx, found, await flagged(deps, tx, found, to))
  })

/** What raises the flag of risk is counted in the case that is held. */
async function flagged(
  { uploads }: SettleDeps,
  tx: Tx,
  { upload }: Found,
  to: Settlement,
): Promise<Settlement> {
  if (to.state !== 'refused') return to
  const before = await uploads.countRefused(tx, upload, alteredCodes)
  return { ...to, isSuspicious: isSuspicious(to.code, before) }
}

function settlementOf(found: Found, retryFor: number): Settlement {
  const { outcome, code, judgement, upload } = found
  if (outcome === 'refused') return { state: 'refused', code: code ?? 'PDF_UNREADABLE', judgement }
  if (outcome !== 'undecided') return { state: 'staff', code, judgement }
  const tryAgainIn = nextTry(upload.receivedAt, upload.now, retryFor)
  return tryAgainIn === undefined
    ? { state: 'staff', code, judgement }
    : { state: 'undecided', code, judgement, tryAgainIn }
}

const forStaff = ({ code, judgement }: Found): Settlement => ({ state: 'staff', code, judgement })

/** The verdict over the signature stays as it is; that its request was over is what decides. */
function overOf(
  judgement: Judgement,
  code: Extract<SignatureCode, 'REQUEST_USED' | 'REQUEST_EXPIRED'>,
): Settlement {
  const { indication, sub } = signatureCodes[code]
  const failed = withCheck(judgement, { check: 'consumed', result: 'failed', code })
  return { state: 'refused', code, judgement: { ...failed, outcome: 'refused', indication, sub, code } }
}

const withCheck = (judgement: Judgement, check: Judgement['checks'][number]): Judgement => ({
  ...judgement,
  checks: judgement.checks.map((one) => (one.check === check.check ? check : one)),
})

async function settle(deps: SettleDeps, tx: Tx, { upload, loaded }: Found, to: Settlement): Promise<Settled> {
  if (!(await deps.uploads.settle(tx, upload, upload.id, to))) return 'over'
  const code = to.state === 'accepted' ? undefined : to.code
  await deps.audit.append(tx, {
    act: 'signedFileJudged',
    employerId: upload.employerId,
    actor: 'system',
    caseCode: loaded.code,
    ...(to.state === 'refused' && to.isSuspicious === true ? { reason: 'suspicion' } : {}),
    detail: {
      file: upload.sha256,
      state: to.state,
      code: code ?? null,
      signer: signerOf(to.judgement?.signer),
    },
  })
  return to.state
}

/** Issuer and serial number name a certificate, and nobody. */
const signerOf = (signer: Signer | undefined): string | null =>
  signer === undefined ? null : `${signer.issuer}#${signer.serial}`
