import { days, plus, type Instant } from '../../../kernel/time.ts'
import type { TrustEntry } from '../../../proofs/signatures/domain/trust.ts'
import type { DemoAuthority, IssuingAuthority } from './authority.ts'
import { arcOf, certificateKinds, policyOf } from './identifiers.ts'
import { digestOf } from './keys.ts'

/** What an institution that trusts the issuing authorities would have loaded: they are pinned, their root is not. */
export const trustEntriesOf = (
  authority: DemoAuthority,
  at: Instant,
  listBase: string,
): readonly TrustEntry[] =>
  Object.values(authority.issuing).map((issuing) => trustEntryOf(issuing, at, listBase))

/** `listBase`: where the lists are fetched, without a slash at its end. */
export const trustEntryOf = (issuing: IssuingAuthority, at: Instant, listBase: string): TrustEntry => ({
  keySha256: digestOf('sha256', issuing.keys.publicKey).toString('hex'),
  certificate: issuing.certificate,
  role: 'anchor',
  entity: issuing.entity,
  status: 'active',
  from: plus(at, -days(1)),
  until: plus(at, days(3_600)),
  layouts: [
    {
      layout: issuing.layout,
      arc: issuing.layout === 'SUBJ' ? '' : arcOf(issuing.layout),
      cedulaField: 1,
      rucField: 11,
    },
  ],
  kinds: certificateKinds.map((kind) => ({ policy: policyOf(issuing.layout, kind), kind })),
  revocation: {
    mode: 'crl',
    crlUrls: [`${listBase}/${issuing.layout}.crl`],
    ocspUrls: [],
    allowedHosts: [new URL(listBase).hostname],
  },
})
