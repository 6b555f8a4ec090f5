import type { AuditLog } from '../../../audit/index.ts'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import type { EmailAddress } from '../../../kernel/email-address.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { plus, type Instant } from '../../../kernel/time.ts'
import type { RequestPurpose } from '../domain/request.ts'
import {
  contactPlace,
  issuedPlace,
  type NewRequest,
  type OctetSealer,
  type RequestId,
  type RequestStore,
} from './request-ports.ts'

/** What the document says. It is drawn once, kept, and never drawn again. */
export interface DrawnRequest {
  readonly loaded: LoadedCase
  /** 32 lower-case hexadecimal digits. */
  readonly number: string
  readonly purpose: RequestPurpose
  readonly mail: EmailAddress | undefined
  readonly note: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

export interface AskRequestDeps extends MoveDeps {
  readonly requests: RequestStore
  readonly audit: AuditLog
  readonly sealer: OctetSealer
  draw(request: DrawnRequest): Promise<Uint8Array>
  newRequestId(): RequestId
  /** 128 random bits, lower-case hexadecimal. */
  newNumber(): string
  /** Keyed, 32 octets: the person of a document. */
  personOf(document: string): Uint8Array
  /** SHA-256, hexadecimal. */
  hexDigest(octets: Uint8Array | string): string
}

export interface AskedRequest {
  readonly caseId: CaseId
  readonly purpose: RequestPurpose
  /** The new mail, where the contact is what changes. */
  readonly mail: EmailAddress | undefined
  /** What the person says of their case; '' for nothing. */
  readonly note: string
}

/**
 * `over`: the case has ended, or was stopped. `atCounter`: an officer has it, and what they checked is not undone.
 * `tooMany`: it has asked for as many in a day as it may send files; the one before stays open.
 */
export type AskRequestRefusal = 'noCase' | 'over' | 'atCounter' | 'tooMany'

/** Undoes the whole step: a request that may not be made has closed none. */
class TooManyRequests extends Error {}

/**
 * Issues the document that the representative is to sign (SIGNATURES 4): its very octets are kept, so that what comes
 * back is compared and never read for what it asks. The case goes to the path of the signature with nothing shown. A
 * new request closes the one before. Whether a mail is on record already is not asked here: whoever has shown nothing
 * but a pair of numbers could try addresses (ATK-16).
 */
export async function askRequest(
  deps: AskRequestDeps,
  asked: AskedRequest,
): Promise<Outcome<RequestId, AskRequestRefusal>> {
  const seen = await deps.cases.load(asked.caseId)
  if (seen === undefined) return refused('noCase')
  if (!isOpen(seen.case.state)) return refused('over')
  if (isAtCounter(seen.case)) return refused('atCounter')
  const request = await prepare(deps, seen, asked)
  const done = deps.atomically(async (tx): Promise<Outcome<RequestId, AskRequestRefusal>> => {
    const before = await deps.cases.lock(tx, asked.caseId)
    if (before === undefined) return refused('noCase')
    if (isAtCounter(before.case)) return refused('atCounter')
    const moved = await moveWithin(deps, tx, before, {
      event: { type: 'wayChosen', path: 'signature', facts: before.employerFacts },
      named: 'signedAsked',
      told: { act: 'wayChosen', detail: { path: 'signature' } },
    })
    if (!moved.ok) return refused('over')
    if (!(await deps.requests.open(tx, request, deps.policy.signature.uploadsPerDay)))
      throw new TooManyRequests()
    await deps.audit.append(tx, {
      act: 'signedRequestIssued',
      employerId: before.employer.id,
      actor: { claimant: before.claimant },
      caseCode: before.code,
      detail: { purpose: asked.purpose, request: request.number, file: request.issued.sha256 },
    })
    return ok(request.id)
  })
  return done.catch((fault: unknown) => {
    if (fault instanceof TooManyRequests) return refused('tooMany')
    throw fault
  })
}

/** It is long, and so it is done before the case is held. */
async function prepare(deps: AskRequestDeps, seen: LoadedCase, asked: AskedRequest): Promise<NewRequest> {
  const { purpose, note } = asked
  const mail = purpose === 'contact' ? asked.mail : undefined
  if (purpose === 'contact' && mail === undefined) throw new Error('a change of contact names a contact')
  const id = deps.newRequestId()
  const number = deps.newNumber()
  const issuedAt = seen.now
  const expiresAt = plus(issuedAt, deps.policy.signature.requestLife)
  const octets = await deps.draw({ loaded: seen, number, purpose, mail, note, issuedAt, expiresAt })
  const caseId = seen.case.id
  return {
    employerId: seen.employer.id,
    caseId,
    id,
    branch: seen.employer.branchCode,
    purpose,
    number,
    representative: deps.personOf(seen.claimant),
    lang: seen.lang,
    issued: { length: octets.length, sha256: deps.hexDigest(octets) },
    sealedIssued: deps.sealer.seal(octets, issuedPlace(caseId, id)),
    sealedContact: mail === undefined ? undefined : deps.sealer.seal(asciiOf(mail), contactPlace(caseId, id)),
    issuedAt,
    expiresAt,
  }
}

/** An address is ASCII (`parseEmailAddress`). */
const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
