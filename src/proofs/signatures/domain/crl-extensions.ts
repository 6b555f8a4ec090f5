import type { Outcome } from '../../../kernel/outcome.ts'
import { context, hexOf, tags, type Der } from './der.ts'
import { pointNameOf, pointsOf, type DistributionPoint, type PointName } from './distribution-points.ts'
import { extensionListOf } from './extensions.ts'
import { booleanOf, fieldsOf, hold, integerOf, namedBitsOf, reading, wholeOf } from './fields.ts'

/** What a list covers (RFC 5280, 5.2.5): everything of its issuer where it says nothing. */
export interface CrlScope {
  readonly name: PointName | undefined
  /** The kind of certificates that it covers, where it is not all of them. */
  readonly only: 'users' | 'authorities' | 'attributes' | undefined
  /** Numbers of the reasons that it covers, where it is not all of them. */
  readonly reasons: ReadonlySet<number> | undefined
  readonly isIndirect: boolean
  /** The octets that say so; empty where nothing does. */
  readonly der: Uint8Array
}

export interface CrlExtensions {
  readonly number: bigint | undefined
  /** The list that a delta goes on from (5.2.4); undefined for a complete one. */
  readonly deltaBase: bigint | undefined
  readonly scope: CrlScope
  /** Hexadecimal; undefined where none is said. */
  readonly authorityKeyId: string | undefined
  /** Where its deltas are. */
  readonly deltaPoints: readonly DistributionPoint[]
}

const flaw = 'badExtension'
const oids = {
  number: '2.5.29.20',
  deltaBase: '2.5.29.27',
  scope: '2.5.29.28',
  authorityKeyId: '2.5.29.35',
  deltaPoints: '2.5.29.46',
} as const
const understood: ReadonlySet<string> = new Set(Object.values(oids))
const everything: CrlScope = {
  name: undefined,
  only: undefined,
  reasons: undefined,
  isIndirect: false,
  der: new Uint8Array(),
}

/** Reads crlExtensions. A critical one that is not known here refuses the list (5.2). */
export function crlExtensionsOf(list: Der | undefined): CrlExtensions {
  const all = list === undefined ? [] : extensionListOf(list)
  hold(
    all.every(({ oid, isCritical }) => !isCritical || understood.has(oid)),
    'unknownCritical',
  )
  const valueOf = (oid: string): Der | undefined => {
    const value = all.find((each) => each.oid === oid)?.value
    return value && wholeOf(value, flaw)
  }
  const [number, deltaBase] = [valueOf(oids.number), valueOf(oids.deltaBase)]
  const [scope, keyId, deltas] = [
    valueOf(oids.scope),
    valueOf(oids.authorityKeyId),
    valueOf(oids.deltaPoints),
  ]
  return {
    number: number && numberOf(number),
    deltaBase: deltaBase && numberOf(deltaBase),
    scope: scope === undefined ? everything : scopeOf(scope),
    authorityKeyId: keyId && keyIdOf(keyId),
    deltaPoints: deltas === undefined ? [] : pointsOf(deltas, flaw),
  }
}

function numberOf(value: Der): bigint {
  const content = integerOf(value, flaw)
  hold((content[0] ?? 0x80) < 0x80, flaw)
  return BigInt(`0x${hexOf(content)}`)
}

function keyIdOf(value: Der): string | undefined {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const keyId = fields.takeIf(context(0, false))
  fields.takeIf(context(1, true))
  fields.takeIf(context(2, false))
  fields.end()
  return keyId && hexOf(keyId.content)
}

/** Reads a scope that was kept: the octets of its extension's value, or none. What is none is no scope. Never throws. */
export const readScope = (der: Uint8Array): Outcome<CrlScope, 'badExtension'> =>
  reading(() => (der.length === 0 ? everything : scopeOf(wholeOf(der, flaw))))

function scopeOf(value: Der): CrlScope {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const name = fields.takeIf(context(0, true))
  const flag = (tag: number): boolean => {
    const said = fields.takeIf(context(tag, false))
    return said !== undefined && booleanOf(said, flaw, said.tag)
  }
  const [users, authorities] = [flag(1), flag(2)]
  const reasons = fields.takeIf(context(3, false))
  const [isIndirect, attributes] = [flag(4), flag(5)]
  fields.end()
  hold([users, authorities, attributes].filter(Boolean).length <= 1, flaw)
  return {
    name: name && pointNameOf(name, flaw),
    only: users ? 'users' : authorities ? 'authorities' : attributes ? 'attributes' : undefined,
    reasons: reasons && namedBitsOf(reasons, flaw, reasons.tag),
    isIndirect,
    der: value.whole,
  }
}
