import { createHash } from 'node:crypto'
import { plus, type Instant } from '../../../src/kernel/time.ts'
import type { Certificate } from '../../../src/proofs/signatures/domain/certificate.ts'
import { context, tags } from '../../../src/proofs/signatures/domain/der.ts'
import {
  writeDer,
  writeInteger,
  writeNull,
  writeOctetString,
  writeOid,
  writeSequence,
} from '../../../src/proofs/signatures/domain/der-writer.ts'
import { writeTime } from './der-values.ts'
import { noon, signed, writeExtension, type Holder, type TestKey } from './certificates.ts'

const sha1 = (octets: Uint8Array): Uint8Array => createHash('sha1').update(octets).digest()

/** Names a certificate of that issuer to a responder. */
export const writeCertificateId = (
  issuer: Certificate,
  serial: Uint8Array,
  digest = '1.3.14.3.2.26',
): Uint8Array =>
  writeSequence(
    writeSequence(writeOid(digest), writeNull()),
    writeOctetString(sha1(issuer.subject.der)),
    writeOctetString(sha1(issuer.keyOctets)),
    writeInteger(serial),
  )

export const statuses = {
  good: writeDer(context(0, false)),
  unknown: writeDer(context(2, false)),
  revoked: (at: Instant = noon, reason?: number): Uint8Array =>
    writeDer(
      context(1, true),
      writeTime(at, true),
      ...(reason === undefined
        ? []
        : [writeDer(context(0, true), writeDer(tags.enumerated, Uint8Array.of(reason)))]),
    ),
} as const

export interface SingleSpec {
  readonly id: Uint8Array
  readonly status?: Uint8Array
  readonly thisUpdate?: Instant
  readonly nextUpdate?: Instant | null
  readonly extensions?: readonly Uint8Array[]
}

export const writeSingle = (spec: SingleSpec): Uint8Array => {
  const { id, status = statuses.good, extensions = [] } = spec
  const { thisUpdate = plus(noon, -600), nextUpdate = plus(noon, 600) } = spec
  return writeSequence(
    id,
    status,
    writeTime(thisUpdate, true),
    ...(nextUpdate === null ? [] : [writeDer(context(0, true), writeTime(nextUpdate, true))]),
    ...(extensions.length === 0 ? [] : [writeDer(context(1, true), writeSequence(...extensions))]),
  )
}

export interface AnswerSpec {
  readonly by: Holder
  readonly singles: readonly Uint8Array[]
  readonly isByKey?: boolean
  readonly nonce?: Uint8Array
  readonly extensions?: readonly Uint8Array[]
  /** That come with it. */
  readonly certificates?: readonly Uint8Array[]
  readonly signedBy?: TestKey
  readonly status?: number
}

/** An answer of a responder, as it comes over the wire. */
export function writeAnswer(spec: AnswerSpec): Uint8Array {
  const { by, singles, nonce, certificates = [], status = 0 } = spec
  const responder = spec.isByKey
    ? writeDer(context(2, true), writeOctetString(sha1(by.certificate.keyOctets)))
    : writeDer(context(1, true), by.name)
  const extensions = [
    ...(nonce === undefined ? [] : [writeExtension('1.3.6.1.5.5.7.48.1.2', writeOctetString(nonce))]),
    ...(spec.extensions ?? []),
  ]
  const data = writeSequence(
    responder,
    writeTime(noon, true),
    writeSequence(...singles),
    ...(extensions.length === 0 ? [] : [writeDer(context(1, true), writeSequence(...extensions))]),
  )
  const come = certificates.length === 0 ? [] : [writeDer(context(0, true), writeSequence(...certificates))]
  const basic = signed(spec.signedBy ?? by.key, data, ...come)
  const bytes = writeSequence(writeOid('1.3.6.1.5.5.7.48.1.1'), writeOctetString(basic))
  return writeSequence(
    writeDer(tags.enumerated, Uint8Array.of(status)),
    ...(status === 0 ? [writeDer(context(0, true), bytes)] : []),
  )
}
