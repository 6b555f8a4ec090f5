import { hours, plus, type Instant } from '../../../kernel/time.ts'
import type { Issuer } from './authority.ts'
import { keyBits, keyIdentifier } from './certificate.ts'
import {
  bitString,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
} from './der-writer.ts'
import { oids } from './identifiers.ts'
import { digestOf, signatureAlgorithm, signOctets } from './keys.ts'

export interface AnswerWish {
  /** Of the certificate that is asked about; its issuer is named by the digests of its name and its key. */
  readonly serial: Uint8Array
  readonly issuer: Pick<Issuer, 'name' | 'keys'>
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly thisUpdate: Instant
  readonly nextUpdate?: Instant
  readonly since?: Instant
  /** Who signs it: the issuer where nothing is said. Certificates of a delegated responder go along. */
  readonly responder?: Pick<Issuer, 'keys'>
  readonly certificates?: readonly Buffer[]
}

/** An answer of a responder (RFC 6960, 4.2), successful and basic. */
export function writeAnswer(wish: AnswerWish): Buffer {
  const responder = wish.responder ?? wish.issuer
  const { publicKey } = wish.issuer.keys
  const certificateId = sequence(
    sequence(oid(oids.digest.sha1), nothing),
    octetString(digestOf('sha1', wish.issuer.name)),
    octetString(digestOf('sha1', keyBits(publicKey))),
    integer(wish.serial),
  )
  const single = sequence(
    certificateId,
    statusOf(wish),
    generalizedTime(wish.thisUpdate),
    explicit(0, generalizedTime(wish.nextUpdate ?? plus(wish.thisUpdate, hours(12)))),
  )
  const signed = sequence(
    explicit(2, octetString(keyIdentifier(responder.keys.publicKey))),
    generalizedTime(wish.thisUpdate),
    sequence(single),
  )
  const basic = sequence(
    signed,
    signatureAlgorithm(responder.keys, 'sha256'),
    bitString(signOctets(responder.keys, 'sha256', signed)),
    ...(wish.certificates === undefined ? [] : [explicit(0, sequence(...wish.certificates))]),
  )
  return sequence(enumerated(0), explicit(0, sequence(oid(oids.ocspBasic), octetString(basic))))
}

function statusOf({ status, since, thisUpdate }: AnswerWish): Buffer {
  if (status === 'revoked') return implicit(1, sequence(generalizedTime(since ?? thisUpdate)))
  return implicit(status === 'good' ? 0 : 2, nothing)
}
