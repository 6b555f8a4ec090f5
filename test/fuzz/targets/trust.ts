import { readAuthority } from '../../../src/adapters/signatures/authority-certificate.ts'
import { readTrustFile } from '../../../src/proofs/signatures/domain/trust-file.ts'
import { sampleIssuer } from '../../support/esig/signed-sample.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const base64 = Buffer.from(sampleIssuer).toString('base64')

const trustFile = JSON.stringify({
  format: 'clavero.trust.1',
  entries: [
    {
      certificate: base64.slice(0, 40),
      role: 'anchor',
      entity: 'ENTIDAD DE EJEMPLO',
      status: 'active',
      from: '2026-01-01',
      until: '2030-01-01T00:00:00Z',
      layouts: [{ layout: 'EXT', arc: '1.3.6.1.4.1.32473.1.3' }, { layout: 'SUBJ' }],
      kinds: [{ policy: '1.3.6.1.4.1.32473.1.2.1', kind: 'person' }],
      revocation: { mode: 'crl', crlUrls: ['http://listas.example/a.crl'], allowedHosts: ['listas.example'] },
      source: 'Una resolución',
      sourceDate: '2026-11-29',
    },
  ],
})

/** What an operator says that the institution trusts. */
export const trustTargets: readonly Target[] = [
  {
    name: 'readTrustFile',
    file: 'proofs/signatures/domain/trust-file.ts',
    seeds: [trustFile, '{"format":"clavero.trust.1","entries":[]}'],
    call(text: string) {
      const read = readTrustFile(text)
      if (!read.ok) return must(read.detail.expected !== '', 'a flaw that nobody can mend')
      for (const { from, until, kinds } of read.value) {
        must(from === undefined || until === undefined || from < until, 'a window that is none')
        must(
          kinds.every(({ policy }) => /^[0-9.]+$/.test(policy)),
          'a policy that is no identifier',
        )
      }
    },
  },
  {
    name: 'readAuthority',
    file: 'adapters/signatures/authority-certificate.ts',
    seeds: [
      Buffer.from(sampleIssuer).toString('latin1'),
      base64,
      `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    ],
    share: 0.3,
    call(text: string) {
      for (const raw of [text, octetsOf(text)]) {
        const read = readAuthority(raw)
        must(read === undefined || /^[0-9a-f]{64}$/.test(read.keySha256), 'a key without its digest')
      }
    },
  },
]
