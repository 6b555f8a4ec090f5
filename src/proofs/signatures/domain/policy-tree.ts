import { isSelfIssued, type Certificate } from './certificate.ts'
import { anyPolicy, type PolicyMapping } from './extensions.ts'

/** What whoever relies on a path says of policies beforehand (RFC 5280, 6.1.1 c to g). */
export interface PolicyInputs {
  /** Identifiers of those that are accepted; `any` for all. */
  readonly policies: ReadonlySet<string> | 'any'
  /** A path that keeps none of them is refused. */
  readonly requiresPolicy: boolean
  readonly forbidsMapping: boolean
  readonly forbidsAnyPolicy: boolean
}

export const everyPolicy: PolicyInputs = {
  policies: 'any',
  requiresPolicy: false,
  forbidsMapping: false,
  forbidsAnyPolicy: false,
}

/** A policy that a certificate asserts, and what the next one below may call it. */
interface PolicyNode {
  readonly policy: string
  readonly expected: ReadonlySet<string>
  readonly parents: readonly PolicyNode[]
}

/** One node for each policy: what all certificates of one depth assert. */
type Level = Map<string, PolicyNode>

export interface PolicyState {
  /** Takes the next certificate, from the anchor down. The rule that it breaks; undefined where it breaks none. */
  take(certificate: Certificate, isLast: boolean): 'policies' | 'policyMapping' | undefined
  /** Policies under which the path is valid, of those that are accepted; `any` where it is not limited. */
  accepted(): ReadonlySet<string> | 'any'
}

/**
 * The policies of a path of `length` certificates, the anchor aside (RFC 5280, 6.1.2 to 6.1.5). The tree is kept as the
 * graph of RFC 9618: one node for each policy of a depth, so that no chain of mappings can make it grow.
 */
export function createPolicyState(inputs: PolicyInputs, length: number): PolicyState {
  const root: PolicyNode = { policy: anyPolicy, expected: new Set([anyPolicy]), parents: [] }
  let above: Level = new Map()
  let level: Level = new Map([[anyPolicy, root]])
  // How many certificates more until each rule begins to hold.
  let untilExplicit = inputs.requiresPolicy ? 0 : length + 1
  let untilNoMapping = inputs.forbidsMapping ? 0 : length + 1
  let untilNoAny = inputs.forbidsAnyPolicy ? 0 : length + 1

  /** 6.1.3 d and e. */
  const descend = (certificate: Certificate, isLast: boolean): void => {
    above = level
    const { policies } = certificate.extensions
    const allowsAny = untilNoAny > 0 || (!isLast && isSelfIssued(certificate))
    level = policies === undefined ? new Map() : nextLevel(above, policies, allowsAny)
  }

  /** 6.1.4 a and b. */
  const map = (mappings: readonly PolicyMapping[]): boolean => {
    if (mappings.some(({ issuer, subject }) => issuer === anyPolicy || subject === anyPolicy)) return false
    for (const [issuer, of] of Map.groupBy(mappings, (mapping) => mapping.issuer)) {
      if (untilNoMapping === 0) level.delete(issuer)
      else mapNode(above, level, issuer, new Set(of.map(({ subject }) => subject)))
    }
    return true
  }

  /** 6.1.4 h to j. */
  const count = (certificate: Certificate): void => {
    const { policyConstraints, inhibitAnyPolicy } = certificate.extensions
    if (!isSelfIssued(certificate)) {
      untilExplicit = Math.max(0, untilExplicit - 1)
      untilNoMapping = Math.max(0, untilNoMapping - 1)
      untilNoAny = Math.max(0, untilNoAny - 1)
    }
    untilExplicit = Math.min(untilExplicit, policyConstraints.requireExplicitPolicy ?? Infinity)
    untilNoMapping = Math.min(untilNoMapping, policyConstraints.inhibitPolicyMapping ?? Infinity)
    untilNoAny = Math.min(untilNoAny, inhibitAnyPolicy ?? Infinity)
  }

  const accepted = (): ReadonlySet<string> | 'any' => {
    const asserted = assertedBy(level)
    const { policies } = inputs
    if (asserted.has(anyPolicy)) return policies
    return policies === 'any' ? asserted : new Set([...asserted].filter((policy) => policies.has(policy)))
  }

  return {
    take(certificate, isLast) {
      descend(certificate, isLast)
      if (untilExplicit === 0 && level.size === 0) return 'policies'
      if (!isLast) {
        if (!map(certificate.extensions.policyMappings)) return 'policyMapping'
        count(certificate)
        return undefined
      }
      // 6.1.5 a, b and g.
      const { requireExplicitPolicy } = certificate.extensions.policyConstraints
      const isExplicit = untilExplicit <= 1 || requireExplicitPolicy === 0
      const left = accepted()
      return isExplicit && left !== 'any' && left.size === 0 ? 'policies' : undefined
    },
    accepted,
  }
}

/** 6.1.3 d 1 and 2. */
function nextLevel(above: Level, policies: readonly string[], allowsAny: boolean): Level {
  const level: Level = new Map()
  const expecting = (policy: string): readonly PolicyNode[] =>
    [...above.values()].filter(({ expected }) => expected.has(policy))
  const add = (policy: string, parents: readonly PolicyNode[]): void => {
    if (parents.length > 0) level.set(policy, { policy, expected: new Set([policy]), parents })
  }
  const any = above.get(anyPolicy)
  for (const policy of policies) {
    if (policy === anyPolicy) continue
    const parents = expecting(policy)
    add(policy, parents.length > 0 || any === undefined ? parents : [any])
  }
  if (!policies.includes(anyPolicy) || !allowsAny) return level
  for (const policy of new Set([...above.values()].flatMap(({ expected }) => [...expected])))
    if (!level.has(policy)) add(policy, expecting(policy))
  return level
}

/** 6.1.4 b 1: what the certificates below may call it; a policy that came by `anyPolicy` gets a node of its own. */
function mapNode(above: Level, level: Level, policy: string, expected: ReadonlySet<string>): void {
  const any = above.get(anyPolicy)
  const node = level.get(policy)
  if (node !== undefined) level.set(policy, { ...node, expected })
  else if (level.has(anyPolicy) && any !== undefined) level.set(policy, { policy, expected, parents: [any] })
}

/**
 * What the policies of the last certificate are in the words of the anchor: those that stand right below `anyPolicy`, on
 * a way that reaches the end (6.1.5 g iii 1).
 */
function assertedBy(last: Level): ReadonlySet<string> {
  const asserted = new Set<string>()
  const seen = new Set<PolicyNode>(last.values())
  for (const node of seen) {
    const isBelowAny = node.parents.some(({ policy }) => policy === anyPolicy)
    if (isBelowAny && (node.policy !== anyPolicy || last.has(anyPolicy))) asserted.add(node.policy)
    for (const parent of node.parents) seen.add(parent)
  }
  return asserted
}
