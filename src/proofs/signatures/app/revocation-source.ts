import { instant, type Clock, type Instant } from '../../../kernel/time.ts'
import { readCertificate, type Certificate } from '../domain/certificate.ts'
import { readScope } from '../domain/crl-extensions.ts'
import { judgeByCrls, type ReadCrl } from '../domain/crl-judgement.ts'
import type { SignatureCrypto } from '../domain/crypto.ts'
import { hexOf } from '../domain/der.ts'
import { allowedAddresses } from '../domain/hosts.ts'
import { judgeOcsp, writeOcspRequest } from '../domain/ocsp.ts'
import type { TrustEntry } from '../domain/trust.ts'
import type { RevocationAnswer, RevocationSource } from './ports.ts'
import type { EvidenceKeeper, KeptList, ListLookup, OcspTransport } from './revocation-ports.ts'

export interface RevocationSourceDeps {
  readonly lists: ListLookup
  /** None where nobody may be asked: then lists alone decide. */
  readonly ocsp: OcspTransport | undefined
  readonly crypto: SignatureCrypto
  /** Keeps what a responder answered, before anything stands on it; not on the command line. */
  readonly evidence?: Pick<EvidenceKeeper, 'keepAnswer'>
  /** The newest status decides (SIGNATURES 8.3): what is here now counts, also for a file that came hours ago. */
  readonly clock: Clock
}

/** Responders that are asked one after the other; each may take three seconds. */
const mostResponders = 2

interface Asked {
  readonly certificate: Certificate
  readonly authority: Certificate
  readonly issuer: TrustEntry
  readonly crlUrls: readonly string[]
  readonly ocspUrls: readonly string[]
  readonly at: Instant
}

const unknown = (why: string): RevocationAnswer => ({ is: 'unknown', why })
const nothing = new Uint8Array()

/**
 * Whether a certificate is revoked, as its authority's entry says that it is found out: by responder, by list, or by list
 * where the responder does not say. Unknown is never good, and a certificate that one of them calls revoked is.
 */
export function revocationSource(deps: RevocationSourceDeps): RevocationSource {
  return {
    async statusOf({ chain, issuer, crlUrls, ocspUrls }, receivedAt) {
      const [leaf] = chain
      const certificate = leaf && readCertificate(leaf)
      const authority = readCertificate(issuer.certificate)
      if (certificate?.ok !== true || !authority.ok) return unknown('certificate')
      const asked: Asked = {
        certificate: certificate.value,
        authority: authority.value,
        issuer,
        crlUrls,
        ocspUrls,
        at: instant(Math.max(receivedAt, deps.clock())),
      }
      const { mode } = issuer.revocation
      if (mode === 'crl') return byLists(deps, asked)
      const answered = await byResponder(deps, asked)
      if (answered.is === 'revoked' || mode === 'ocsp') return answered
      const listed = await byLists(deps, asked)
      // Answers are made beforehand, and the list that is here may be the newer word.
      if (answered.is === 'good') return listed.is === 'revoked' ? listed : answered
      return listed.is === 'unknown' ? unknown(`${answered.why}; ${listed.why}`) : listed
    },
  }
}

async function byResponder(
  { ocsp, crypto, evidence: keeper }: RevocationSourceDeps,
  asked: Asked,
): Promise<RevocationAnswer> {
  if (ocsp === undefined) return unknown('ocsp: nobody may be asked')
  const { certificate, authority, issuer, ocspUrls, at } = asked
  const { revocation } = issuer
  const addresses = new Set([...revocation.ocspUrls, ...allowedAddresses(ocspUrls, revocation.allowedHosts)])
  // Without chance of our own: responders answer beforehand, and an old answer ends with its time.
  const question = { certificate, issuer: authority, nonce: undefined }
  let why = 'no address'
  for (const address of [...addresses].slice(0, mostResponders)) {
    const answer = await ocsp.post(address, writeOcspRequest(crypto, question))
    if (!answer.ok) {
      why = answer.code
      continue
    }
    const octets = answer.value
    const judged = judgeOcsp(crypto, question, octets, at)
    if (judged.status === 'unknown') {
      why = judged.gap
      continue
    }
    const { thisUpdate, nextUpdate } = judged
    const evidence = {
      by: 'ocsp' as const,
      sha256: hexOf(crypto.digest('sha256', octets)),
      thisUpdate,
      nextUpdate,
    }
    await keeper?.keepAnswer(evidence.sha256, octets)
    return judged.status === 'good'
      ? { is: 'good', evidence, octets }
      : { is: 'revoked', since: judged.revokedAt, evidence, octets }
  }
  return unknown(`ocsp: ${why}`)
}

async function byLists({ lists }: RevocationSourceDeps, asked: Asked): Promise<RevocationAnswer> {
  const { certificate, authority, issuer, at } = asked
  const kept = await lists.of(issuer.keySha256)
  const found = await Promise.all(kept.map((list) => readCrlOf(lists, list, asked)))
  const judged = judgeByCrls(certificate, found.flat(), at, (signer) => signer === authority)
  // The one that names it; where none does, the first that covers it.
  const decides = ([read]: readonly ReadCrl[]): boolean =>
    judged.status === 'revoked'
      ? read?.entry === judged.entry
      : judged.status === 'good' && read === judged.by[0]
  const list = kept[found.findIndex(decides)]
  if (judged.status === 'unknown' || list === undefined) {
    await wantLists(lists, asked)
    return unknown(`crl: ${judged.status === 'unknown' ? judged.gap : 'noList'}`)
  }
  const { sha256, thisUpdate, nextUpdate } = list
  const evidence = { by: 'crl' as const, sha256, thisUpdate, nextUpdate }
  return judged.status === 'good'
    ? { is: 'good', evidence, octets: nothing }
    : { is: 'revoked', since: judged.entry.revokedAt, evidence, octets: nothing }
}

/** A list that is here as the judgement takes it; none for one whose scope cannot be read, or that is here no more. */
async function readCrlOf(
  lists: ListLookup,
  { id, scope, thisUpdate, nextUpdate }: KeptList,
  { certificate, authority }: Asked,
): Promise<readonly ReadCrl[]> {
  const read = readScope(scope)
  if (!read.ok) return []
  const { serial } = certificate
  const revokedAt = await lists.since(id, serial)
  if (revokedAt === 'gone') return []
  return [
    {
      signer: authority,
      facts: {
        // Looked at when the list was taken: it is in the name of the authority, complete and its own.
        issuer: authority.subject,
        thisUpdate,
        nextUpdate,
        entries: 0,
        number: undefined,
        deltaBase: undefined,
        authorityKeyId: undefined,
        deltaPoints: [],
        scope: read.value,
      },
      entry:
        revokedAt === undefined
          ? undefined
          : { serial: hexOf(serial), revokedAt, reason: undefined, issuer: undefined },
    },
  ]
}

/** The address in the certificate is that of its part of the list, where the list has parts. */
async function wantLists(lists: ListLookup, { issuer, crlUrls }: Asked): Promise<void> {
  for (const address of allowedAddresses(crlUrls, issuer.revocation.allowedHosts).slice(0, mostResponders))
    await lists.want(issuer.keySha256, address)
}
