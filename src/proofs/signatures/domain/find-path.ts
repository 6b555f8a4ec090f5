import { refused, type Outcome } from '../../../kernel/outcome.ts'
import { methodOf } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import type { SignatureCrypto } from './crypto.ts'
import { sameOctets } from './der.ts'
import { sameName } from './names.ts'
import {
  mostChain,
  validatePath,
  type PathFlaw,
  type PathInputs,
  type PathRule,
  type ValidPath,
} from './path.ts'

/** A certificate of the trust store. `isAnchor`: a path may end here. */
export interface Trusted {
  readonly certificate: Certificate
  readonly isAnchor: boolean
}

/** Signatures that the search for one path may check. */
const mostTries = 200

type Found = Outcome<ValidPath, PathRule, PathFlaw>

/**
 * The first valid path from a certificate to an anchor. Whoever issued it is found by the key that its signature fits,
 * among the trusted alone; a name is where to look and never a reason to trust. Where none is valid, the flaw is that of
 * the first path that reached an anchor; `untrusted`, where none reached one. Never throws.
 */
export function findPath(
  crypto: SignatureCrypto,
  certificate: Certificate,
  trusted: readonly Trusted[],
  inputs: PathInputs,
): Found {
  let tries = 0
  let first: Found | undefined
  let unreached = 0

  const search = (chain: readonly Certificate[]): Found | undefined => {
    const top = chain.at(-1)
    if (top === undefined || chain.length === mostChain) return undefined
    unreached = Math.max(unreached, chain.length - 1)
    const method = methodOf(top.algorithm, inputs.leniency)
    if (!method.ok) {
      first ??= refused(`${method.code}Method`, { depth: chain.length - 1 })
      return undefined
    }
    for (const { certificate: above, isAnchor } of trusted) {
      if (!mayHaveIssued(above, top) || chain.some((each) => isSameHolder(each, above))) continue
      if (++tries > mostTries) return undefined
      if (!crypto.isSignedBy(above.publicKey, method.value, top.tbs, top.signature)) continue
      const longer = [...chain, above]
      const found = isAnchor ? validatePath(crypto, longer, inputs) : search(longer)
      if (found?.ok === true) return found
      first ??= found
    }
    return undefined
  }

  return search([certificate]) ?? first ?? refused('untrusted', { depth: unreached })
}

/** Worth trying: the name fits, or the identifier of the key. */
function mayHaveIssued(above: Certificate, below: Certificate): boolean {
  const { authorityKeyId } = below.extensions
  const { subjectKeyId } = above.extensions
  if (sameName(above.subject, below.issuer)) return true
  return (
    authorityKeyId !== undefined && subjectKeyId !== undefined && sameOctets(authorityKeyId, subjectKeyId)
  )
}

/** One holder with one key stands in a path once. */
const isSameHolder = (one: Certificate, other: Certificate): boolean =>
  sameOctets(one.publicKey, other.publicKey) && sameName(one.subject, other.subject)
