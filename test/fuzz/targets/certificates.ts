import { nodeCrypto } from '../../../src/adapters/signatures/node-crypto.ts'
import { instant } from '../../../src/kernel/time.ts'
import { readCertificate, type Certificate } from '../../../src/proofs/signatures/domain/certificate.ts'
import { judgeByCrls } from '../../../src/proofs/signatures/domain/crl-judgement.ts'
import { createCrlScan } from '../../../src/proofs/signatures/domain/crl.ts'
import type { CrlEntry } from '../../../src/proofs/signatures/domain/crl-entry.ts'
import type { SignatureCrypto } from '../../../src/proofs/signatures/domain/crypto.ts'
import { readDer, readOid, readWhole } from '../../../src/proofs/signatures/domain/der.ts'
import { writeOid } from '../../../src/proofs/signatures/domain/der-writer.ts'
import { readDerTime } from '../../../src/proofs/signatures/domain/fields.ts'
import { findPath } from '../../../src/proofs/signatures/domain/find-path.ts'
import { readAscii, readText } from '../../../src/proofs/signatures/domain/names.ts'
import { judgeOcsp } from '../../../src/proofs/signatures/domain/ocsp.ts'
import { readOcspResponse } from '../../../src/proofs/signatures/domain/ocsp-response.ts'
import { inputsAt } from '../../../src/proofs/signatures/domain/path.ts'
import { bendDer } from '../../support/esig/bend-der.ts'
import {
  sampleAuthority,
  sampleGoodAnswer,
  sampleList,
  samplePlainList,
  sampleRevokedAnswer,
  sampleSigner,
} from '../../support/esig/samples.ts'
import type { Chance } from '../../support/fuzz/chance.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const textOf = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1')
const certificates = [sampleAuthority, sampleSigner].map(textOf)
const lists = [sampleList, samplePlainList].map(textOf)
const answers = [sampleGoodAnswer, sampleRevokedAnswer].map(textOf)
/** What is signed of an answer: certificates that come with it may change. */
function signedOf(octets: Uint8Array): string {
  const response = readOcspResponse(octets)
  return response.ok ? textOf(response.value.tbs) : ''
}
const signedAnswers = [sampleGoodAnswer, sampleRevokedAnswer].map(signedOf)

/** One of the seeds, bent by its values and not by its octets. */
const bentFrom =
  (seeds: readonly string[]) =>
  (chance: Chance): string =>
    textOf(bendDer(octetsOf(chance.pick(seeds)), chance))
const noon = instant(Date.UTC(2026, 10, 24, 12))

function read(octets: Uint8Array): Certificate {
  const certificate = readCertificate(octets)
  if (!certificate.ok) throw new Error('the sample does not read')
  return certificate.value
}
const authority = read(sampleAuthority)
const signer = read(sampleSigner)

/** Every signature fits: what is behind it is reached too. */
const credulous: SignatureCrypto = {
  ...nodeCrypto,
  isSignedBy: () => true,
  verifier: () => ({ update: () => undefined, isSignedBy: () => true }),
}
const trusted = [{ certificate: authority, isAnchor: true }]
const question = { certificate: signer, issuer: authority, nonce: undefined }

/** The same scan in pieces of two lengths: what is told must not hang on where a connection cuts. */
function scan(octets: Uint8Array, piece: number): string {
  const entries: CrlEntry[] = []
  const scanning = createCrlScan({
    crypto: credulous,
    publicKey: authority.publicKey,
    onEntry: (entry) => entries.push(entry),
  })
  for (let from = 0; from < octets.length; from += piece) scanning.push(octets.subarray(from, from + piece))
  const outcome = scanning.end()
  if (!outcome.ok) return outcome.code
  const { facts, issuer } = { facts: outcome.value, issuer: outcome.value.issuer }
  must(facts.entries === entries.length, 'a list that counts otherwise than it tells')
  must(
    issuer.parts.length <= 64 && entries.every(({ serial }) => serial.length <= 64),
    'a list without bounds',
  )
  judgeByCrls(signer, [{ facts, signer: authority, entry: entries[0] }], noon, () => true)
  return 'read'
}

/** Readers of certificates, of lists of revoked ones and of answers of responders: octets of strangers, all of them. */
export const certificateTargets: readonly Target[] = [
  {
    name: 'readCertificate',
    file: 'proofs/signatures/domain/certificate.ts',
    seeds: certificates,
    make: bentFrom(certificates),
    call(text: string) {
      const octets = octetsOf(text)
      const certificate = readCertificate(octets)
      if (!certificate.ok) return
      must(certificate.value.serial.length <= 32 && certificate.value.notBefore < 1e15, 'no certificate')
      findPath(credulous, certificate.value, trusted, inputsAt(noon))
      const found = findPath(nodeCrypto, certificate.value, trusted, inputsAt(noon))
      must(!found.ok || text === certificates[1], 'a path of a certificate that was changed')
    },
  },
  {
    name: 'createCrlScan',
    file: 'proofs/signatures/domain/crl.ts',
    seeds: lists,
    make: bentFrom(lists),
    call(text: string) {
      const octets = octetsOf(text)
      must(scan(octets, 1_000_000) === scan(octets, 7), 'a list that reads otherwise in pieces')
    },
  },
  {
    name: 'judgeByCrls',
    file: 'proofs/signatures/domain/crl-judgement.ts',
    seeds: lists,
    make: bentFrom(lists),
    call: (text: string) => void scan(octetsOf(text), 64),
  },
  {
    name: 'readOcspResponse',
    file: 'proofs/signatures/domain/ocsp-response.ts',
    seeds: answers,
    make: bentFrom(answers),
    call(text: string) {
      const response = readOcspResponse(octetsOf(text))
      if (response.ok) must(response.value.answers.length > 0, 'an answer that says nothing')
    },
  },
  {
    name: 'judgeOcsp',
    file: 'proofs/signatures/domain/ocsp.ts',
    seeds: answers,
    make: bentFrom(answers),
    call(text: string) {
      const octets = octetsOf(text)
      judgeOcsp(credulous, question, octets, noon)
      const answer = judgeOcsp(nodeCrypto, question, octets, noon)
      must(
        answer.status === 'unknown' || signedAnswers.includes(signedOf(octets)),
        'an answer that was changed',
      )
    },
  },
  {
    name: 'readDer',
    file: 'proofs/signatures/domain/der.ts',
    seeds: certificates,
    call(text: string) {
      const octets = octetsOf(text)
      const value = readDer(octets)
      if (value.ok) must(value.value.whole.length <= octets.length, 'a value that is longer than its octets')
    },
  },
  {
    name: 'readWhole',
    file: 'proofs/signatures/domain/der.ts',
    seeds: certificates,
    call(text: string) {
      const octets = octetsOf(text)
      const value = readWhole(octets)
      if (value.ok) must(value.value.whole.length === octets.length, 'a value that does not fill its octets')
    },
  },
  {
    name: 'readOid',
    file: 'proofs/signatures/domain/der.ts',
    seeds: ['\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b', '\x55\x1d\x13'],
    call(text: string) {
      const octets = octetsOf(text)
      const dotted = readOid(octets)
      if (dotted !== undefined)
        must(textOf(writeOid(dotted).slice(2)) === textOf(octets), 'an identifier with two writings')
    },
  },
  {
    name: 'readDerTime',
    file: 'proofs/signatures/domain/fields.ts',
    seeds: ['261124120000Z', '20261124120000Z'],
    call(text: string) {
      const octets = octetsOf(text)
      for (const isUtc of [true, false]) {
        const at = readDerTime(octets, isUtc)
        const shown = at === undefined ? undefined : new Date(at).toISOString().replace(/[-T:]|\.000/g, '')
        if (shown !== undefined) must(shown.slice(isUtc ? 2 : 0) === text, 'a time with two writings')
      }
    },
  },
  {
    name: 'readText',
    file: 'proofs/signatures/domain/names.ts',
    seeds: ['Ana', 'Pérez', '\0A\0n\0a'],
    call(text: string) {
      const content = octetsOf(text)
      for (const tag of [0x0c, 0x13, 0x14, 0x16, 0x1c, 0x1e, 4])
        must(readText({ tag, whole: content, content })?.isWellFormed() !== false, 'half a character')
    },
  },
  {
    name: 'readAscii',
    file: 'proofs/signatures/domain/names.ts',
    seeds: ['http://prueba.example/a.crl'],
    call(text: string) {
      const ascii = readAscii(octetsOf(text))
      if (ascii !== undefined) must(/^[ -~]*$/.test(ascii), 'what cannot be seen')
    },
  },
]
