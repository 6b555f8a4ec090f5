import type { Instant } from '../../../kernel/time.ts'
import { isAuthority, mayBeUsedFor, type Certificate } from './certificate.ts'
import { removeFromCrl, type CrlEntry } from './crl-entry.ts'
import type { CrlFacts } from './crl.ts'
import { sameOctets } from './der.ts'
import type { DistributionPoint, PointName } from './distribution-points.ts'
import type { GeneralName } from './general-names.ts'
import { sameName, type Name } from './names.ts'

/** A list that was read, and what it says of the certificate that is asked about. */
export interface ReadCrl {
  readonly facts: CrlFacts
  /** Whose key its signature fits. */
  readonly signer: Certificate
  /** By serial number, and by issuer where the list is indirect. */
  readonly entry: CrlEntry | undefined
}

/** Why no list says anything of a certificate; the gap of the list that came closest. */
export type CrlGap =
  'noList' | 'signer' | 'crlSign' | 'notYet' | 'stale' | 'noBase' | 'issuer' | 'point' | 'kind' | 'reasons'

export type CrlAnswer =
  | { readonly status: 'good'; readonly by: readonly ReadCrl[] }
  | { readonly status: 'revoked'; readonly by: readonly ReadCrl[]; readonly entry: CrlEntry }
  | { readonly status: 'unknown'; readonly gap: CrlGap }

/** All that a certificate may be revoked for: bits 1 to 8 of ReasonFlags (RFC 5280, 4.2.1.13). */
const everyReason: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8]
const gaps: readonly CrlGap[] = [
  'noList',
  'issuer',
  'signer',
  'crlSign',
  'kind',
  'point',
  'noBase',
  'notYet',
  'stale',
  'reasons',
]

/**
 * Whether a certificate is revoked, by the lists that are there (RFC 5280, 6.3.3). It is good only if lists that are
 * current and cover it do so for every reason; a list that covers it and names it decides at once.
 * `isTrusted` says whether the lists of that signer count for this certificate.
 */
export function judgeByCrls(
  certificate: Certificate,
  lists: readonly ReadCrl[],
  at: Instant,
  isTrusted: (signer: Certificate) => boolean,
): CrlAnswer {
  let closest: CrlGap = 'noList'
  const covered = new Set<number>()
  const by = new Set<ReadCrl>()
  const usable = lists.filter((list) => {
    const gap = gapOf(list, at, isTrusted)
    if (gap !== undefined) closest = closerOf(closest, gap)
    return gap === undefined
  })
  for (const point of [...certificate.extensions.crlPoints, atIssuer(certificate)])
    for (const base of usable) {
      const gap = coverGap(certificate, point, base.facts)
      if (gap !== undefined) {
        closest = closerOf(closest, gap)
        continue
      }
      const delta = latest(usable.filter((each) => isDeltaOf(each.facts, base.facts)))
      by.add(base)
      if (delta !== undefined) by.add(delta)
      // Only a delta takes a certificate off again.
      const entry = delta?.entry?.reason === removeFromCrl ? undefined : (delta?.entry ?? base.entry)
      if (entry !== undefined) return { status: 'revoked', by: [...by], entry }
      for (const reason of everyReason)
        if (isAmong(point.reasons, reason) && isAmong(base.facts.scope.reasons, reason)) covered.add(reason)
    }
  if (covered.size === everyReason.length) return { status: 'good', by: [...by] }
  return { status: 'unknown', gap: covered.size > 0 ? 'reasons' : closest }
}

const latest = (lists: readonly ReadCrl[]): ReadCrl | undefined =>
  lists.toSorted((a, b) => Number((b.facts.number ?? 0n) - (a.facts.number ?? 0n)))[0]

const closerOf = (one: CrlGap, other: CrlGap): CrlGap =>
  gaps.indexOf(other) > gaps.indexOf(one) ? other : one

const isAmong = (reasons: ReadonlySet<number> | undefined, reason: number): boolean =>
  reasons === undefined || reasons.has(reason)

/** Of the list by itself: whose it is, and whether it is of now (6.3.3 a, f and g). */
function gapOf(
  { facts, signer }: ReadCrl,
  at: Instant,
  isTrusted: (signer: Certificate) => boolean,
): CrlGap | undefined {
  if (!sameName(facts.issuer, signer.subject) || !isTrusted(signer)) return 'signer'
  if (!mayBeUsedFor(signer, 'crlSign')) return 'crlSign'
  if (at < facts.thisUpdate) return 'notYet'
  return facts.nextUpdate !== undefined && at <= facts.nextUpdate ? undefined : 'stale'
}

/** Of the list and one place where the certificate says that its list is (6.3.3 b). */
function coverGap(certificate: Certificate, point: DistributionPoint, facts: CrlFacts): CrlGap | undefined {
  const { scope } = facts
  if (facts.deltaBase !== undefined) return 'noBase'
  const isIssuer =
    point.crlIssuer === undefined
      ? sameName(facts.issuer, certificate.issuer)
      : scope.isIndirect && wordsOf(point.crlIssuer).includes(directoryWord(facts.issuer.parts))
  if (!isIssuer) return 'issuer'
  if (scope.only === 'attributes') return 'kind'
  if (scope.only === 'users' && isAuthority(certificate)) return 'kind'
  if (scope.only === 'authorities' && !isAuthority(certificate)) return 'kind'
  if (scope.name === undefined) return undefined
  const here = new Set(wordsOfPoint(scope.name, facts.issuer))
  const asked = point.name
    ? wordsOfPoint(point.name, directoryOf(point.crlIssuer) ?? certificate.issuer)
    : wordsOf(point.crlIssuer ?? [])
  return asked.some((word) => here.has(word)) ? undefined : 'point'
}

/** The place of whoever issued the certificate, for lists that no certificate has to name (6.3.3, last paragraph). */
const atIssuer = ({ issuer }: Certificate): DistributionPoint => ({
  name: { kind: 'full', names: [{ kind: 'directory', name: issuer }] },
  reasons: undefined,
  crlIssuer: undefined,
})

/** A delta goes on from a complete list of the same issuer, key and scope that is not older than its base (5.2.4). */
function isDeltaOf(delta: CrlFacts, base: CrlFacts): boolean {
  if (delta.deltaBase === undefined || delta.number === undefined || base.number === undefined) return false
  return (
    sameName(delta.issuer, base.issuer) &&
    sameOctets(delta.scope.der, base.scope.der) &&
    delta.authorityKeyId === base.authorityKeyId &&
    base.number >= delta.deltaBase &&
    base.number <= delta.number
  )
}

const directoryOf = (names: readonly GeneralName[] | undefined): Name | undefined =>
  names?.flatMap((name) => (name.kind === 'directory' ? [name.name] : []))[0]

/** Names of a place, as they are compared. A part of a name stands below whoever issues the list. */
const wordsOfPoint = (point: PointName, issuer: Name): readonly string[] =>
  point.kind === 'full' ? wordsOf(point.names) : [directoryWord([...issuer.parts, point.part])]

/** Names that nothing here compares are nowhere. */
const wordsOf = (names: readonly GeneralName[]): readonly string[] =>
  names.flatMap((name) => {
    if (name.kind === 'directory') return [directoryWord(name.name.parts)]
    return 'text' in name ? [`${name.kind}:${name.text}`] : []
  })

const directoryWord = (parts: readonly string[]): string => JSON.stringify(parts)
