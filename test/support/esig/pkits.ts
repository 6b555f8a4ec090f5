import { nodeCrypto } from '../../../src/adapters/signatures/node-crypto.ts'
import type { Instant } from '../../../src/kernel/time.ts'
import { readCertificate, type Certificate } from '../../../src/proofs/signatures/domain/certificate.ts'
import { judgeByCrls, type ReadCrl } from '../../../src/proofs/signatures/domain/crl-judgement.ts'
import { createCrlScan } from '../../../src/proofs/signatures/domain/crl.ts'
import type { CrlEntry } from '../../../src/proofs/signatures/domain/crl-entry.ts'
import { hexOf } from '../../../src/proofs/signatures/domain/der.ts'
import { findPath, type Trusted } from '../../../src/proofs/signatures/domain/find-path.ts'
import { sameName } from '../../../src/proofs/signatures/domain/names.ts'
import type { PolicyInputs } from '../../../src/proofs/signatures/domain/policy-tree.ts'

export interface PkitsCase {
  readonly id: string
  readonly name: string
  readonly leaf: string
  readonly intermediates: readonly string[]
  readonly crls: readonly string[]
  readonly expect: 'valid' | 'invalid'
  readonly error_class: string | null
  readonly params: {
    readonly user_initial_policy_set?: readonly string[]
    readonly initial_explicit_policy?: boolean
    readonly initial_policy_mapping_inhibit?: boolean
    readonly initial_any_policy_inhibit?: boolean
  } | null
}

export interface Pkits {
  readonly anchor: string
  readonly validationTime: string
  readonly cases: readonly PkitsCase[]
  readonly certsDerBase64: Readonly<Record<string, string>>
  readonly crlsDerBase64: Readonly<Record<string, string>>
}

/** The only place where weak methods pass: the suite is of 2011. */
const leniency = { allowsWeak: true }

/**
 * Judges one case as somebody would who has nothing but its files: a path to the anchor, and for each certificate below
 * it lists whose signers have a path of their own (RFC 5280, 6.1 and 6.3). The code of what it broke; `valid` if nothing.
 */
export function judgePkits(suite: Pkits, { leaf, intermediates, crls, params }: PkitsCase): string {
  const at = Date.parse(suite.validationTime) as Instant
  const certificateOf = (name: string): Certificate | undefined => {
    const read = readCertificate(Buffer.from(suite.certsDerBase64[name] ?? '', 'base64'))
    return read.ok ? read.value : undefined
  }
  const trusted: readonly Trusted[] = [suite.anchor, ...intermediates].flatMap((name, index) => {
    const certificate = certificateOf(name)
    return certificate === undefined ? [] : [{ certificate, isAnchor: index === 0 }]
  })
  const asked = certificateOf(leaf)
  if (asked === undefined) return 'unreadable'
  const lists = crls.flatMap((name) =>
    readList(Buffer.from(suite.crlsDerBase64[name] ?? '', 'base64'), trusted),
  )
  /** Signers whose path is being looked at: a list may cover whoever signed it. */
  const open = new Set<Certificate>()

  const judge = (certificate: Certificate, policies: PolicyInputs): string => {
    const found = findPath(nodeCrypto, certificate, trusted, { at, policies, leniency })
    if (!found.ok) return found.code
    for (const each of found.value.chain.slice(0, -1).reverse()) {
      const serial = hexOf(each.serial)
      const read = lists.map(({ entries, ...list }): ReadCrl => {
        const entry = entries.find(
          (one) => one.serial === serial && sameName(one.issuer ?? list.facts.issuer, each.issuer),
        )
        return { ...list, entry }
      })
      const answer = judgeByCrls(each, read, at, isTrusted)
      if (answer.status !== 'good') return answer.status === 'revoked' ? 'revoked' : answer.gap
    }
    return 'valid'
  }
  const isTrusted = (signer: Certificate): boolean => {
    if (trusted.some(({ certificate, isAnchor }) => isAnchor && certificate === signer) || open.has(signer))
      return true
    open.add(signer)
    const verdict = judge(signer, anyPolicies)
    open.delete(signer)
    return verdict === 'valid'
  }
  return judge(asked, {
    policies: params?.user_initial_policy_set ? new Set(params.user_initial_policy_set) : 'any',
    requiresPolicy: params?.initial_explicit_policy ?? false,
    forbidsMapping: params?.initial_policy_mapping_inhibit ?? false,
    forbidsAnyPolicy: params?.initial_any_policy_inhibit ?? false,
  })
}

const anyPolicies: PolicyInputs = {
  policies: 'any',
  requiresPolicy: false,
  forbidsMapping: false,
  forbidsAnyPolicy: false,
}

type List = Omit<ReadCrl, 'entry'> & { readonly entries: readonly CrlEntry[] }

/** The list, once for each certificate whose key its signature fits. */
function readList(octets: Uint8Array, trusted: readonly Trusted[]): readonly List[] {
  return trusted.flatMap(({ certificate }) => {
    const entries: CrlEntry[] = []
    const scan = createCrlScan({
      crypto: nodeCrypto,
      publicKey: certificate.publicKey,
      leniency,
      onEntry: (entry) => entries.push(entry),
    })
    // In pieces of a length that ends in the middle of values.
    for (let from = 0; from < octets.length; from += 97) scan.push(octets.subarray(from, from + 97))
    const facts = scan.end()
    return facts.ok ? [{ facts: facts.value, signer: certificate, entries }] : []
  })
}
