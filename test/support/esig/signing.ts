import { syntheticCedula, syntheticCompanyRuc } from '../../../src/kernel/synthetic.ts'
import { instant, type Instant } from '../../../src/kernel/time.ts'
import { makeAuthority, type DemoAuthority } from '../../../src/entry/demo/authority/authority.ts'
import { issueLeaf, type Leaf, type LeafKindName } from '../../../src/entry/demo/authority/leaf.ts'
import { trustEntriesOf } from '../../../src/entry/demo/authority/trust-entries.ts'
import { signPdf, type SignWish } from '../../../src/entry/demo/sign/sign-pdf.ts'
import type { TrustEntry } from '../../../src/proofs/signatures/domain/trust.ts'

/** Nobody listens there. */
export const listBase = 'http://listas.example/crl'

export const subscriber = {
  cedula: syntheticCedula(24, 3),
  name: 'ENSAYO MUESTRA ANA LUCIA',
  ruc: syntheticCompanyRuc(3),
  organization: 'PANADERIA EL ENSAYO 3 CIA. LTDA.',
}

export interface Signing {
  readonly at: Instant
  readonly authority: DemoAuthority
  readonly trust: readonly TrustEntry[]
  leaf(kind: LeafKindName): Leaf
  /** The file signed, by a good certificate in the way of FirmaEC where nothing else is said. */
  sign(pdf: Buffer, kind?: LeafKindName, more?: Partial<SignWish>): Buffer
}

/** An authority of this test run and a pen; making its keys takes a second or two. */
export async function makeSigning(): Promise<Signing> {
  const at = instant(Math.floor(Date.now() / 1_000) * 1_000)
  const authority = await makeAuthority(at, { bits: 2_048 })
  const leaf = (kind: LeafKindName) => issueLeaf(authority, kind, subscriber, at, listBase)
  return {
    at,
    authority,
    trust: trustEntriesOf(authority, at, listBase),
    leaf,
    sign(pdf, kind = 'good', more = {}) {
      const signed = signPdf({ pdf, leaf: leaf(kind), at, signerName: subscriber.name, ...more })
      if (signed === undefined) throw new Error('a file of another kind')
      return signed
    },
  }
}
