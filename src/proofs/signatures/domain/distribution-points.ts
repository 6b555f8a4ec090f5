import { context, tags, type Der } from './der.ts'
import { explicitOf, fieldsOf, hold, listOf, namedBitsOf } from './fields.ts'
import { generalNamesOf, type GeneralName } from './general-names.ts'
import { relativeNameOf } from './names.ts'

/** Where lists are: by full names, or by one part below the name of whoever issues the list. */
export type PointName =
  | { readonly kind: 'full'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'relative'; readonly part: string }

/** One place where a certificate says that its list is (RFC 5280, 4.2.1.13). */
export interface DistributionPoint {
  readonly name: PointName | undefined
  /** Numbers of the reasons that the list covers; all of them where nothing is said. */
  readonly reasons: ReadonlySet<number> | undefined
  /** Whoever issues the list, where it is not the issuer of the certificate. */
  readonly crlIssuer: readonly GeneralName[] | undefined
}

/** Reads CRLDistributionPoints. */
export const pointsOf = (value: Der, flaw: string): readonly DistributionPoint[] =>
  listOf(value, tags.sequence, flaw).map((each) => {
    const fields = fieldsOf(each, tags.sequence, flaw)
    const name = fields.takeIf(context(0, true))
    const reasons = fields.takeIf(context(1, false))
    const issuer = fields.takeIf(context(2, true))
    fields.end()
    // Reasons alone say nothing of a place.
    hold(name !== undefined || issuer !== undefined, flaw)
    return {
      name: name && pointNameOf(name, flaw),
      reasons: reasons && namedBitsOf(reasons, flaw, reasons.tag),
      crlIssuer: issuer && generalNamesOf(issuer, flaw, issuer.tag),
    }
  })

/** Reads a DistributionPointName under its tag. */
export function pointNameOf(outer: Der, flaw: string): PointName {
  const inner = explicitOf(outer, flaw)
  return inner.tag === context(0, true)
    ? { kind: 'full', names: generalNamesOf(inner, flaw, inner.tag) }
    : { kind: 'relative', part: relativeNameOf(inner, flaw, context(1, true)) }
}

/** Addresses of lists that a certificate names, as they are written; a name of a directory is no address. */
export const addressesOf = (points: readonly DistributionPoint[]): readonly string[] =>
  points.flatMap(({ name }) =>
    name?.kind === 'full' ? name.names.flatMap((each) => (each.kind === 'uri' ? [each.text] : [])) : [],
  )
