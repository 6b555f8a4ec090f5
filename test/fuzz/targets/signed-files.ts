import { createHash } from 'node:crypto'
import { inflate } from '../../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../../src/adapters/signatures/node-crypto.ts'
import { readSaid } from '../../../src/adapters/signatures/read-said.ts'
import { instant } from '../../../src/kernel/time.ts'
import { readCertificate } from '../../../src/proofs/signatures/domain/certificate.ts'
import { readCms, readWrappedCms } from '../../../src/proofs/signatures/domain/cms.ts'
import { judgeSignature } from '../../../src/proofs/signatures/domain/cryptographic-checks.ts'
import type { SignatureCrypto } from '../../../src/proofs/signatures/domain/crypto.ts'
import { signerOf } from '../../../src/proofs/signatures/domain/identity.ts'
import { kindOfFile } from '../../../src/proofs/signatures/domain/kind-of-file.ts'
import { readSignedFile } from '../../../src/proofs/signatures/domain/read-signed-file.ts'
import type { AskedReading } from '../../../src/proofs/signatures/domain/reading.ts'
import { signatureName } from '../../../src/proofs/signatures/domain/signature-name.ts'
import { judgeSigningCertificate } from '../../../src/proofs/signatures/domain/signing-certificate.ts'
import type { TrustEntry } from '../../../src/proofs/signatures/domain/trust.ts'
import { judgePath } from '../../../src/proofs/signatures/domain/trusted-path.ts'
import { judgePurpose } from '../../../src/proofs/signatures/domain/purpose.ts'
import { readWrapped } from '../../../src/proofs/signatures/domain/wrapped.ts'
import {
  sampleAt,
  sampleCms,
  sampleIssued,
  sampleIssuer,
  sampleSigned,
  wrappedSample,
} from '../../support/esig/signed-sample.ts'
import { objectStream, onePage, packedPdfOf, pdfOf } from '../../support/files/pdfs.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
const textOf = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1')

/** Every signature fits: what is behind it is reached too. */
const credulous: SignatureCrypto = { ...nodeCrypto, isSignedBy: () => true }
const at = instant(sampleAt)

function entryOf(certificate: Uint8Array): TrustEntry {
  const read = readCertificate(certificate)
  if (!read.ok) throw new Error('the sample does not read')
  return {
    keySha256: sha256(read.value.publicKey),
    certificate,
    role: 'anchor',
    entity: 'Entidad de prueba',
    status: 'active',
    from: instant(0),
    until: instant(Date.UTC(2200, 0)),
    layouts: [
      { layout: 'SUBJ', arc: '', cedulaField: 1, rucField: 11 },
      { layout: 'EXT', arc: '1.3.6.1.4.1.99999.3', cedulaField: 1, rucField: 11 },
    ],
    kinds: [{ policy: '2.5.29.32.0', kind: 'person' }],
    revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
  }
}
const entry = entryOf(sampleIssuer)
const trust = [entry]
const sampleWrapped = wrappedSample(Buffer.from('%PDF-1.7\nwhat was signed'))
const issued = { length: sampleIssued, sha256: sha256(sampleSigned.subarray(0, sampleIssued)) }

/** Reads it as a file of ours or of anybody: what comes out is what whoever asked for it believes. */
function readAs(file: Uint8Array, more: Pick<AskedReading, 'issued'>): boolean {
  const asked: AskedReading = { file, trust, at, ...more }
  const reading = readSignedFile(asked, { crypto: credulous, inflate })
  must(readSaid(reading, asked, sha256(file)) !== undefined, 'a reading that nobody would believe')
  return reading.signatures.every(({ code }) => code === undefined)
}

/** What somebody uploads as signed, and what the process that reads it says. */
export const signedFileTargets: readonly Target[] = [
  {
    name: 'readSignedFile',
    file: 'proofs/signatures/domain/read-signed-file.ts',
    seeds: [
      sampleSigned,
      sampleCms,
      sampleWrapped,
      pdfOf(onePage),
      packedPdfOf({ ...onePage, 4: objectStream([[6, '[1]']]) }, new Map([[6, [4, 0]]])),
    ].map(textOf),
    longest: 12_000,
    share: 0.2,
    call(text: string) {
      const file = octetsOf(text)
      const isSound = readAs(file, { issued: undefined })
      must(!readAs(file, { issued }) || isSound, 'ours is sound, and the same of nobody is not')
    },
  },
  {
    name: 'readCms',
    file: 'proofs/signatures/domain/cms.ts',
    seeds: [sampleCms, Buffer.concat([sampleCms, Buffer.alloc(20)])].map(textOf),
    call(text: string) {
      const cms = readCms(octetsOf(text))
      if (!cms.ok) return
      const { signer, attributes } = cms.value
      must(attributes.octets[0] === 0x31 && attributes.values.size > 0, 'signed attributes that are no set')
      for (const isRequired of [true, false])
        judgeSigningCertificate(credulous, attributes, signer, isRequired)
      judgeSignature(credulous, cms.value)
      must(/^[0-9a-f]{64}$/.test(signatureName(nodeCrypto, cms.value)), 'a signature without a name')
      judgePath(credulous, signer, trust, at)
      judgePurpose(signer, entry)
      const { cedula } = signerOf(signer, entry)
      must(cedula === undefined || /^\d{10}$/.test(cedula), 'a cédula that is none')
    },
  },
  {
    name: 'readWrapped',
    file: 'proofs/signatures/domain/wrapped.ts',
    seeds: [sampleWrapped, sampleCms].map(textOf),
    call(text: string) {
      const file = octetsOf(text)
      const { code, checks, signer } = readWrapped({ file, issued: undefined, trust, at }, credulous)
      must(code !== undefined || signer !== undefined, 'sound, and signed by nobody')
      const content = readWrappedCms(file)
      if (!content.ok) return must(code !== undefined, 'sound, and it cannot be read')
      must(file.includes(Buffer.from(content.value.content)), 'a document that was not in it')
      const ours = { length: content.value.content.length, sha256: sha256(content.value.content) }
      const asOurs = readWrapped({ file, issued: ours, trust, at }, credulous)
      must(
        asOurs.code === code && asOurs.checks.length === checks.length,
        'what is inside changed the verdict',
      )
    },
  },
  {
    name: 'kindOfFile',
    file: 'proofs/signatures/domain/kind-of-file.ts',
    seeds: [
      '%PDF-1.7',
      '-----BEGIN PRIVATE KEY-----',
      '<?xml version="1.0"?><a/>',
      textOf(sampleCms),
      textOf(Buffer.from('3080020103308006092a864886f70d010701a080248004', 'hex')),
    ],
    call(text: string) {
      const octets = octetsOf(text)
      const kind = kindOfFile(octets)
      must((kind === 'empty') === (octets.length === 0), 'empty that is not')
    },
  },
  {
    name: 'readSaid',
    file: 'adapters/signatures/read-said.ts',
    seeds: [
      JSON.stringify(
        readSignedFile({ file: sampleSigned, trust: [], at, issued }, { crypto: nodeCrypto, inflate }),
      ),
      '{"fileSha256":"0","signatures":[{"checks":[],"chain":[],"crlUrls":[],"ocspUrls":[]}]}',
    ],
    longest: 8_000,
    call(text: string) {
      let said: unknown
      try {
        said = JSON.parse(text)
      } catch {
        said = text
      }
      const asked: AskedReading = { file: sampleSigned, trust, at, issued }
      const reading = readSaid(said, asked, sha256(sampleSigned))
      // There is no path in a text, and without one nothing is sound.
      must(
        reading?.signatures.every(({ code }) => code !== undefined) !== false,
        'a word that is believed and says too much',
      )
    },
  },
]
