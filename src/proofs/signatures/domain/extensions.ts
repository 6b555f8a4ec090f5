import { context, tags, type Der } from './der.ts'
import {
  booleanOf,
  countOf,
  fieldsOf,
  hold,
  integerOf,
  listOf,
  namedBitsOf,
  oidOf,
  wholeOf,
} from './fields.ts'
import { generalNameOf, generalNamesOf, type GeneralName } from './general-names.ts'
import { pointsOf, type DistributionPoint } from './distribution-points.ts'

/** One extension as it stands there. */
export interface Extension {
  readonly oid: string
  readonly isCritical: boolean
  /** What the OCTET STRING holds. */
  readonly value: Uint8Array
}

/** Bits of keyUsage that are asked for here (RFC 5280, 4.2.1.3). */
export const keyUsageBits = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const
export type KeyUsage = keyof typeof keyUsageBits

export interface PolicyMapping {
  readonly issuer: string
  readonly subject: string
}

export interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

/** What is read of the extensions of a certificate; what is not there is undefined. */
export interface Extensions {
  readonly all: readonly Extension[]
  /** Identifiers of the critical ones that nobody here can read: they refuse the path (RFC 5280, 4.2). */
  readonly unknownCritical: readonly string[]
  readonly basicConstraints:
    { readonly isAuthority: boolean; readonly pathLength: number | undefined } | undefined
  readonly keyUsage: ReadonlySet<number> | undefined
  readonly extendedKeyUsage: readonly string[] | undefined
  readonly policies: readonly string[] | undefined
  readonly policyMappings: readonly PolicyMapping[]
  readonly policyConstraints: {
    readonly requireExplicitPolicy: number | undefined
    readonly inhibitPolicyMapping: number | undefined
  }
  readonly inhibitAnyPolicy: number | undefined
  readonly nameConstraints: NameConstraints | undefined
  readonly subjectAltNames: readonly GeneralName[]
  /** Key identifier that the issuer should have. */
  readonly authorityKeyId: Uint8Array | undefined
  readonly subjectKeyId: Uint8Array | undefined
  readonly crlPoints: readonly DistributionPoint[]
  readonly deltaPoints: readonly DistributionPoint[]
  /** Addresses of OCSP responders, as they are written. */
  readonly ocspUrls: readonly string[]
  /** The responder of OCSP need not be asked about (RFC 6960, 4.2.2.2.1). */
  readonly isOcspNoCheck: boolean
}

export const anyPolicy = '2.5.29.32.0'
export const ocspSigning = '1.3.6.1.5.5.7.3.9'

const flaw = 'badExtension'
const mostExtensions = 100

const known = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlPoints: '2.5.29.31',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  deltaPoints: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const
const knownOids: ReadonlySet<string> = new Set(Object.values(known))

/**
 * Reads a SEQUENCE OF Extension, each once (RFC 5280, 4.2). An explicit FALSE is no DER, but authorities write it, and
 * it says nothing else.
 */
export function extensionListOf(value: Der): readonly Extension[] {
  const seen = new Set<string>()
  return listOf(value, tags.sequence, flaw, 1, mostExtensions).map((each) => {
    const fields = fieldsOf(each, tags.sequence, flaw)
    const oid = oidOf(fields.take(tags.oid), flaw)
    const critical = fields.takeIf(tags.boolean)
    const held = fields.take(tags.octetString)
    fields.end()
    hold(!seen.has(oid), 'repeatedExtension')
    seen.add(oid)
    return { oid, isCritical: critical !== undefined && booleanOf(critical, flaw), value: held.content }
  })
}

/** Reads every extension that is known here, to the last octet. */
export function extensionsOf(all: readonly Extension[]): Extensions {
  const read = <T>(oid: string, reader: (value: Der) => T): T | undefined => {
    const found = all.find((each) => each.oid === oid)
    return found === undefined ? undefined : reader(wholeOf(found.value, flaw))
  }
  const nothing = { requireExplicitPolicy: undefined, inhibitPolicyMapping: undefined }
  return {
    all,
    unknownCritical: all
      .filter(({ oid, isCritical }) => isCritical && !knownOids.has(oid))
      .map(({ oid }) => oid),
    basicConstraints: read(known.basicConstraints, basicConstraintsOf),
    keyUsage: read(known.keyUsage, (value) => namedBitsOf(value, flaw)),
    extendedKeyUsage: read(known.extendedKeyUsage, (value) =>
      listOf(value, tags.sequence, flaw).map((each) => oidOf(each, flaw)),
    ),
    policies: read(known.policies, policiesOf),
    policyMappings: read(known.policyMappings, mappingsOf) ?? [],
    policyConstraints: read(known.policyConstraints, policyConstraintsOf) ?? nothing,
    inhibitAnyPolicy: read(known.inhibitAnyPolicy, (value) => countOf(value, flaw)),
    nameConstraints: read(known.nameConstraints, nameConstraintsOf),
    subjectAltNames: read(known.subjectAltName, (value) => generalNamesOf(value, flaw)) ?? [],
    authorityKeyId: read(known.authorityKeyId, authorityKeyIdOf),
    subjectKeyId: read(known.subjectKeyId, (value) => {
      hold(value.tag === tags.octetString, flaw)
      return value.content
    }),
    crlPoints: read(known.crlPoints, (value) => pointsOf(value, flaw)) ?? [],
    deltaPoints: read(known.deltaPoints, (value) => pointsOf(value, flaw)) ?? [],
    ocspUrls: read(known.authorityInfoAccess, ocspUrlsOf) ?? [],
    isOcspNoCheck: read(known.ocspNoCheck, (value) => value.tag === tags.null) ?? false,
  }
}

function basicConstraintsOf(value: Der): Extensions['basicConstraints'] {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const authority = fields.takeIf(tags.boolean)
  const pathLength = fields.takeIf(tags.integer)
  fields.end()
  const isAuthority = authority !== undefined && booleanOf(authority, flaw)
  // A length belongs to an authority alone (RFC 5280, 4.2.1.9).
  hold(isAuthority || pathLength === undefined, flaw)
  return { isAuthority, pathLength: pathLength === undefined ? undefined : countOf(pathLength, flaw) }
}

/** Identifiers alone: what qualifies a policy is for people to read. */
function policiesOf(value: Der): readonly string[] {
  const policies = listOf(value, tags.sequence, flaw).map((each) => {
    const fields = fieldsOf(each, tags.sequence, flaw)
    const oid = oidOf(fields.take(tags.oid), flaw)
    fields.takeIf(tags.sequence)
    fields.end()
    return oid
  })
  hold(new Set(policies).size === policies.length, flaw)
  return policies
}

const mappingsOf = (value: Der): readonly PolicyMapping[] =>
  listOf(value, tags.sequence, flaw).map((each) => {
    const fields = fieldsOf(each, tags.sequence, flaw)
    const mapping = {
      issuer: oidOf(fields.take(tags.oid), flaw),
      subject: oidOf(fields.take(tags.oid), flaw),
    }
    fields.end()
    return mapping
  })

function policyConstraintsOf(value: Der): Extensions['policyConstraints'] {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const [explicit, inhibit] = [fields.takeIf(context(0, false)), fields.takeIf(context(1, false))]
  fields.end()
  hold(explicit !== undefined || inhibit !== undefined, flaw)
  return {
    requireExplicitPolicy: explicit && countOf(explicit, flaw, explicit.tag),
    inhibitPolicyMapping: inhibit && countOf(inhibit, flaw, inhibit.tag),
  }
}

function nameConstraintsOf(value: Der): NameConstraints {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const [permitted, excluded] = [fields.takeIf(context(0, true)), fields.takeIf(context(1, true))]
  fields.end()
  hold(permitted !== undefined || excluded !== undefined, flaw)
  return { permitted: subtreesOf(permitted), excluded: subtreesOf(excluded) }
}

/** A least of 0 and no most: nothing else may be said (RFC 5280, 4.2.1.10). */
const subtreesOf = (list: Der | undefined): readonly GeneralName[] =>
  list === undefined
    ? []
    : listOf(list, list.tag, flaw).map((each) => {
        const fields = fieldsOf(each, tags.sequence, flaw)
        const base = fields.takeAny()
        hold(base !== undefined, flaw)
        const least = fields.takeIf(context(0, false))
        fields.end()
        hold(least === undefined || countOf(least, flaw, least.tag) === 0, flaw)
        return generalNameOf(base, flaw, [8, 32])
      })

function authorityKeyIdOf(value: Der): Uint8Array | undefined {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const keyId = fields.takeIf(context(0, false))
  const issuer = fields.takeIf(context(1, true))
  const serial = fields.takeIf(context(2, false))
  fields.end()
  if (issuer !== undefined) generalNamesOf(issuer, flaw, issuer.tag)
  if (serial !== undefined) integerOf(serial, flaw, serial.tag)
  return keyId?.content
}

function ocspUrlsOf(value: Der): readonly string[] {
  const accesses = listOf(value, tags.sequence, flaw).map((each) => {
    const fields = fieldsOf(each, tags.sequence, flaw)
    const method = oidOf(fields.take(tags.oid), flaw)
    const place = fields.takeAny()
    hold(place !== undefined, flaw)
    fields.end()
    return { method, place: generalNameOf(place, flaw) }
  })
  return accesses.flatMap(({ method, place }) =>
    method === '1.3.6.1.5.5.7.48.1' && place.kind === 'uri' ? [place.text] : [],
  )
}
