import type { ChangeDeps } from '../../contacts/app/ports.ts'
import { printSheet } from '../../adapters/pdf/print-sheet.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { RequestLinkDeps } from '../../cases/app/request-link.ts'
import { createFileSealer } from '../../platform/crypto/file-seal.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import type { AskRequestDeps } from '../../proofs/signatures/app/ask-request.ts'
import type { ReceiveSignedDeps } from '../../proofs/signatures/app/receive-signed.ts'
import type { RequestId, SignedUploadId } from '../../proofs/signatures/app/request-ports.ts'
import { requestMark } from '../../proofs/signatures/domain/request.ts'
import { requestStore } from '../../proofs/signatures/store/request-store.ts'
import { signedUploadStore } from '../../proofs/signatures/store/signed-upload-store.ts'
import { requestSheet } from '../../proofs/signatures/web/request-sheet.ts'
import type { CheckRelation } from '../../proofs/registry/index.ts'
import { newId, randomOctets } from '../chance.ts'
import type { Ground } from './ground.ts'

export interface SignatureNeeds {
  readonly contacts: ChangeDeps
  readonly link: RequestLinkDeps
  readonly check: CheckRelation
}

/** Requests with an electronic signature: issued, received, judged and carried out. */
export function signaturesOf(
  { installation, move, audit, keyed, evidenceKey }: Ground,
  { contacts, link, check }: SignatureNeeds,
): AskRequestDeps & ReceiveSignedDeps {
  const { db, secrets, theme, texts, mode, scanner, signatures, clock } = installation
  const personKey = keyed('signer')
  const frame = { texts, institution: theme.name, isDemonstration: mode === 'demonstration' }
  return {
    ...move,
    ...signatures,
    contacts,
    link,
    audit,
    scanner,
    requests: requestStore(db),
    uploads: signedUploadStore(db),
    sealer: createFileSealer(secrets.file),
    draw: (request) => printSheet(requestSheet(frame, request)),
    newRequestId: () => newId<RequestId>(),
    newSignedUploadId: () => newId<SignedUploadId>(),
    newNumber: () => Buffer.from(randomOctets(16)).toString('hex'),
    personOf: (document) => personKey(document),
    hexDigest: hexDigestOf,
    evidenceOf: (signature) => evidenceKey('signature', signature).toString('base64url'),
    isOurs: (octets) => Buffer.from(octets.buffer, octets.byteOffset, octets.length).includes(requestMark),
    async representation({ employer, claimant }: LoadedCase) {
      const { relation, evidenceDigest } = await check(
        { identifier: employer.identifier, branchCode: employer.branchCode, document: claimant },
        clock(),
      )
      switch (relation.verdict) {
        case 'unavailable':
          return { verdict: 'unavailable', registry: relation.registry }
        case 'mismatch':
          return { verdict: 'mismatch' }
        case 'match':
          // Joint representation, and what else only an officer may judge (SIGNATURES 5).
          return relation.attendedOnly === null
            ? {
                verdict: 'match',
                rucState: relation.rucState,
                source: relation.evidence.map((one) => one.source).join(', '),
                evidence: evidenceDigest,
              }
            : { verdict: 'attendedOnly', why: relation.attendedOnly }
      }
    },
  }
}
