import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { instant } from '../../src/kernel/time.ts'
import { readCertificate } from '../../src/proofs/signatures/domain/certificate.ts'
import type { SignatureCode } from '../../src/proofs/signatures/domain/codes.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import type { FileReading } from '../../src/proofs/signatures/domain/reading.ts'
import type { TrustEntry } from '../../src/proofs/signatures/domain/trust.ts'
import { wholeReading } from '../../src/proofs/signatures/domain/whole-file.ts'
import { fixtureIndex, hasFixtures, readFixture, type Fixture } from '../support/esig/third-party.ts'

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

/** What the families of the index mean here. */
const families: Readonly<Record<string, readonly SignatureCode[]>> = {
  BYTERANGE: ['BYTERANGE_INVALID'],
  CHANGED_AFTER_SIGNING: ['CHANGED_AFTER_SIGNING'],
  HASH: ['HASH_MISMATCH'],
  CMS: ['CMS_MALFORMED', 'CMS_NOT_ALLOWED'],
  ALGORITHM: ['WEAK_ALGORITHM', 'ALGORITHM_UNSUPPORTED'],
  CHAIN: ['CHAIN_INVALID'],
  UNTRUSTED: ['UNTRUSTED_CA'],
  EXPIRED: ['CERT_EXPIRED'],
  NO_SIGNER_CERTIFICATE: ['NO_SIGNER_CERTIFICATE'],
  NO_SIGNATURE: ['NO_SIGNATURE'],
  UNREADABLE: ['PDF_UNREADABLE', 'NOT_A_PDF'],
}

const read = (file: string, trust: readonly TrustEntry[], at: string): FileReading =>
  readSignedFile(
    { file: readFixture(file), issued: undefined, trust, at: instant(Date.parse(at)) },
    { crypto: nodeCrypto, inflate },
  )

function trusted(file: string, role: TrustEntry['role']): TrustEntry {
  const certificate = readFixture(file)
  const parsed = readCertificate(certificate)
  if (!parsed.ok) throw new Error(parsed.code)
  return {
    keySha256: sha256(parsed.value.publicKey),
    certificate,
    role,
    entity: file,
    status: 'active',
    from: instant(0),
    until: instant(Date.UTC(2500, 0)),
    layouts: [],
    kinds: [],
    revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
  }
}

const trustOf = ({ anchors = [], intermediates = [] }: Fixture): readonly TrustEntry[] => [
  ...anchors.map((file) => trusted(file, 'anchor')),
  ...intermediates.map((file) => trusted(file, 'intermediate')),
]

const allowed = (reasons: readonly string[] = []): readonly (SignatureCode | undefined)[] =>
  reasons.flatMap((reason) => families[reason] ?? [])

const passedOf = (reading: FileReading): readonly (readonly string[])[] =>
  reading.signatures.map(({ checks }) =>
    checks.flatMap(({ check, result }) => (result === 'passed' ? [check] : [])),
  )

const cryptography = ['byteRange', 'cms', 'digest', 'signature', 'signingCertificate']

describe.skipIf(!hasFixtures)(
  'files of other projects (skipped where the folder of fixtures is not there)',
  () => {
    it('are the ones that were looked at', () => {
      for (const { file, sha256: expected } of [...fixtureIndex.fixtures, ...fixtureIndex.trust])
        expect(sha256(readFixture(file)), file).toBe(expected)
      expect(fixtureIndex.fixtures).toHaveLength(16)
    })

    test.each(fixtureIndex.fixtures.map((fixture) => [fixture.file, fixture] as const))(
      '%s',
      (file, fixture) => {
        const { verdict, reasons, at } = fixture.expected
        if (verdict === 'reject') {
          const { code } = wholeReading(read(file, [], '2026-11-21T00:00:00Z'))
          expect(allowed(reasons)).toContain(code)
          return
        }
        if (verdict === 'signature-ok') {
          const reading = read(file, [], '2026-11-21T00:00:00Z')
          expect(wholeReading(reading).code).toBe('UNTRUSTED_CA')
          expect(passedOf(reading)).toEqual([expect.arrayContaining(cryptography)])
          return
        }
        const [then, now] = at ?? []
        const sound = read(file, trustOf(fixture), then?.time ?? '')
        // Sound and trusted, both of them; what they are for is not known of authorities that we made no table of.
        expect(passedOf(sound)).toEqual([
          expect.arrayContaining([...cryptography, 'path']),
          expect.arrayContaining([...cryptography, 'path']),
        ])
        expect(sound.signatures.map(({ code }) => code)).toEqual([
          'CERT_KIND_NOT_ALLOWED',
          'CERT_KIND_NOT_ALLOWED',
        ])
        expect(allowed(now?.reasons)).toContain(
          wholeReading(read(file, trustOf(fixture), now?.time ?? '')).code,
        )
      },
    )
  },
)
