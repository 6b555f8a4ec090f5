import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { methodFor, strict, type Leniency } from './algorithms.ts'
import { isAuthority, isSelfIssued, mayBeUsedFor, type Certificate } from './certificate.ts'
import type { SignatureCrypto } from './crypto.ts'
import { createNameSpace, type NameSpace } from './name-constraints.ts'
import { sameName } from './names.ts'
import { createPolicyState, everyPolicy, type PolicyInputs } from './policy-tree.ts'

/** The rule of RFC 5280, 6.1, that a path breaks. `untrusted`: no path leads to an anchor. */
export type PathRule =
  | 'untrusted'
  | 'tooLong'
  | 'weakMethod'
  | 'unknownMethod'
  | 'signature'
  | 'names'
  | 'notYetValid'
  | 'expired'
  | 'unknownCritical'
  | 'nameConstraints'
  | 'policies'
  | 'policyMapping'
  | 'notAuthority'
  | 'pathLength'
  | 'keyCertSign'

/** Where it breaks: 0 is the certificate that is asked about, and the anchor stands deepest. */
export interface PathFlaw {
  readonly depth: number
}

export interface PathInputs {
  readonly at: Instant
  readonly policies: PolicyInputs
  readonly leniency: Leniency
}

/** As a signer is judged: at that instant, under any policy, by nothing weak. */
export const inputsAt = (at: Instant): PathInputs => ({ at, policies: everyPolicy, leniency: strict })

export interface ValidPath {
  /** From the certificate that was asked about to the anchor, both with them. */
  readonly chain: readonly Certificate[]
  /** Policies under which it is valid. */
  readonly policies: ReadonlySet<string> | 'any'
}

/** Certificates of one path, the anchor with them (SIGNATURES 9). */
export const mostChain = 10

/** One certificate of a path and the one above it. */
interface Step {
  readonly crypto: SignatureCrypto
  readonly inputs: PathInputs
  readonly certificate: Certificate
  readonly issuer: Certificate
  readonly isLast: boolean
  readonly names: NameSpace
}

type Check = (step: Step) => PathRule | undefined

/** 6.1.3 a to c, and the critical extensions of 6.1.4 o and 6.1.5 f: asked of every certificate below the anchor. */
const everyCheck: readonly Check[] = [
  isSigned,
  ({ certificate, issuer }) => (sameName(certificate.issuer, issuer.subject) ? undefined : 'names'),
  ({ certificate, inputs }) => timeRule(certificate, inputs.at),
  ({ certificate }) => (certificate.extensions.unknownCritical.length === 0 ? undefined : 'unknownCritical'),
  isNameAdmitted,
]

/** 6.1.4 k and n: asked of whoever issued a certificate of the path, the anchor with them. */
const issuerChecks: readonly ((issuer: Certificate) => PathRule | undefined)[] = [
  (issuer) => (isAuthority(issuer) ? undefined : 'notAuthority'),
  (issuer) => (mayBeUsedFor(issuer, 'keyCertSign') ? undefined : 'keyCertSign'),
]

/**
 * Whether a chain is a valid path to its last certificate, which is trusted (RFC 5280, 6.1). The anchor is asked for what
 * it says of itself (RFC 5937): its time, what it may sign, how long its paths may be, the names that are left to it.
 * Never throws.
 */
export function validatePath(
  crypto: SignatureCrypto,
  chain: readonly Certificate[],
  inputs: PathInputs,
): Outcome<ValidPath, PathRule, PathFlaw> {
  const anchor = chain.at(-1)
  if (anchor === undefined || chain.length < 2) return refused('untrusted', { depth: 0 })
  if (chain.length > mostChain) return refused('tooLong', { depth: mostChain })
  const names = createNameSpace()
  const policies = createPolicyState(inputs.policies, chain.length - 1)
  const atAnchor = timeRule(anchor, inputs.at) ?? firstOf(issuerChecks, anchor)
  if (atAnchor !== undefined) return refused(atAnchor, { depth: chain.length - 1 })
  names.narrow(anchor.extensions.nameConstraints)
  let below = anchor.extensions.basicConstraints?.pathLength ?? mostChain

  for (let depth = chain.length - 2; depth >= 0; depth--) {
    const [certificate, issuer] = [chain[depth], chain[depth + 1]]
    if (certificate === undefined || issuer === undefined) return refused('untrusted', { depth })
    const isLast = depth === 0
    const broken =
      firstOf(everyCheck, { crypto, inputs, certificate, issuer, isLast, names }) ??
      policies.take(certificate, isLast) ??
      (isLast ? undefined : firstOf(issuerChecks, certificate))
    if (broken !== undefined) return refused(broken, { depth })
    if (isLast) continue
    // 6.1.4 l and m.
    if (!isSelfIssued(certificate)) {
      if (below === 0) return refused('pathLength', { depth })
      below--
    }
    below = Math.min(below, certificate.extensions.basicConstraints?.pathLength ?? mostChain)
    names.narrow(certificate.extensions.nameConstraints)
  }
  return ok({ chain, policies: policies.accepted() })
}

function firstOf<T>(
  checks: readonly ((subject: T) => PathRule | undefined)[],
  subject: T,
): PathRule | undefined {
  for (const check of checks) {
    const broken = check(subject)
    if (broken !== undefined) return broken
  }
  return undefined
}

/** By the key of whoever stands above it, with a method and a key that are on the list. */
function isSigned({ crypto, inputs, certificate, issuer }: Step): PathRule | undefined {
  const method = methodFor(crypto, certificate.algorithm, issuer.publicKey, inputs.leniency)
  if (!method.ok) return method.code
  const { tbs, signature } = certificate
  return crypto.isSignedBy(issuer.publicKey, method.value, tbs, signature) ? undefined : 'signature'
}

function timeRule({ notBefore, notAfter }: Certificate, at: Instant): PathRule | undefined {
  if (at < notBefore) return 'notYetValid'
  return at > notAfter ? 'expired' : undefined
}

/** An authority that issued to itself keeps its name, whatever is left to those below it. */
function isNameAdmitted({ certificate, isLast, names }: Step): PathRule | undefined {
  const isExempt = isSelfIssued(certificate) && !isLast
  return isExempt || names.admits(certificate) ? undefined : 'nameConstraints'
}
