import { rowOf } from './certificates.ts'
import type { Removal } from './removal.ts'

const path = rowOf('path')
const search = rowOf('find-path', 'path')
const names = rowOf('path', 'path-names')
const policy = rowOf('policy-tree', 'path-policies')
const name = rowOf('name-constraints', 'path-names')

/** The rules of a path (RFC 5280, 6.1). */
export const pathRemovals: readonly Removal[] = [
  path('signature', 'the signature of whoever issued', '  isSigned,\n'),
  path(
    'names',
    'the name of the issuer',
    "issuer.subject) ? undefined : 'names'",
    'issuer.subject) ? undefined : undefined',
  ),
  path('time', 'the time of each certificate', '=> timeRule(certificate, inputs.at)', '=> undefined'),
  path('anchor-time', 'the time of the anchor', 'timeRule(anchor, inputs.at) ??', 'undefined ??'),
  path('not-before', 'the first instant', 'at < notBefore', 'at < 0'),
  path('last-instant', 'the last instant as a valid one', 'at > notAfter', 'at >= notAfter'),
  path(
    'critical',
    'the refusal of critical extensions',
    'unknownCritical.length === 0',
    'unknownCritical.length >= 0',
  ),
  path(
    'authority',
    'the look whether an issuer is an authority',
    '(isAuthority(issuer) ? undefined',
    '(true ? undefined',
  ),
  path(
    'cert-sign',
    'the look whether a key may sign certificates',
    "mayBeUsedFor(issuer, 'keyCertSign')",
    'issuer.version > 0',
  ),
  path('anchor-authority', 'what the anchor is asked for', '?? firstOf(issuerChecks, anchor)', ''),
  path('length', 'the greatest number below an authority', 'if (below === 0)', 'if (below < 0)'),
  path('length-count', 'the count of those below', '      below--\n'),
  path(
    'length-self',
    'that who issued to itself is not counted',
    'if (!isSelfIssued(certificate)) {',
    'if (certificate.version > 0) {',
  ),
  path(
    'length-widened',
    'that nobody widens what is left',
    'below = Math.min(below, certificate',
    'below = Math.max(0, certificate',
  ),
  path(
    'length-anchor',
    'the length that the anchor allows',
    'let below = anchor.extensions.basicConstraints?.pathLength ?? mostChain',
    'let below = mostChain',
  ),
  path('ten', 'the greatest number of certificates', 'chain.length > mostChain', 'chain.length > 99'),
  path(
    'one',
    'that a certificate is no path to itself',
    'anchor === undefined || chain.length < 2',
    'anchor === undefined || chain.length < 1',
  ),
  search(
    'trusted',
    'the key by which an issuer is found',
    'if (!crypto.isSignedBy(above.publicKey, method.value, top.tbs, top.signature)) continue',
    '',
  ),
  search(
    'anchor',
    'that a path ends at an anchor alone',
    'const found = isAnchor ?',
    'const found = longer.length > 1 ?',
  ),
  search('tries', 'the greatest number of signatures', '++tries > mostTries', '++tries > 99_999'),
  search(
    'key-id',
    'the search by the identifier of a key',
    'sameOctets(authorityKeyId, subjectKeyId)',
    'false',
  ),
  search(
    'loop',
    'that one holder stands in a path once',
    ' || chain.some((each) => isSameHolder(each, above))',
    '',
  ),

  names('name-check', 'the names that are left to a certificate', '  isNameAdmitted,\n'),
  names(
    'name-narrow',
    'the narrowing by each authority',
    '    names.narrow(certificate.extensions.nameConstraints)\n',
  ),
  names(
    'name-anchor',
    'the names that the anchor leaves',
    '  names.narrow(anchor.extensions.nameConstraints)\n',
  ),
  names(
    'name-self',
    'that who issues to itself keeps its name',
    'isSelfIssued(certificate) && !isLast',
    'isLast && false',
  ),
  names(
    'name-self-last',
    'that the last one is asked all the same',
    'isSelfIssued(certificate) && !isLast',
    'isSelfIssued(certificate)',
  ),
  name('name-excluded', 'the names that are excluded', 'isWithin(name, each) === false', 'true'),
  name(
    'name-unclear',
    'the refusal of excluded names that cannot be judged',
    'isWithin(name, each) === false',
    'isWithin(name, each) !== true',
  ),
  name(
    'name-permitted',
    'the names that are permitted',
    'ofKind.some((each) => isWithin(name, each) === true)',
    'true',
  ),
  name(
    'name-subject',
    'the subject as a name',
    'if (subject.parts.length > 0)',
    'if (subject.parts.length > 99)',
  ),
  name(
    'name-subject-mail',
    'the mail address in the subject',
    'if (oid === emailAttribute)',
    "if (oid === 'none')",
  ),
  name(
    'name-cost',
    'the bound of what names may cost',
    'names.length * constraints <= mostComparisons && ',
    '',
  ),
  name('name-local', 'the spelling before the @', 'local === constraint.slice(0, at) && ', ''),
  name('name-two-at', 'that an address has one @', 'parts.length !== 2 || ', ''),
  name('name-number', 'that an address by number is no host', '|| /^[\\d.]+$/.test(host)', ''),
  name('name-mask', 'the mask of addresses', 'bits & (octets[index] ?? 0)', 'bits & 0'),
  name('name-dot', 'that a domain ends at a full stop', "top.startsWith('.') ? top : `.${top}`", 'top'),
  name(
    'name-host',
    'that a constraint without a full stop is one host',
    'host.endsWith(constraint) : host === constraint',
    'host.endsWith(constraint) : host.endsWith(constraint)',
  ),

  policy(
    'policy-explicit',
    'the demand for a policy on the way',
    'if (untilExplicit === 0 && level.size === 0)',
    'if (untilExplicit < 0)',
    'anyPolicy stands',
  ),
  policy(
    'policy-last',
    'the demand for a policy at the end',
    "isExplicit && left !== 'any' && left.size === 0",
    'isExplicit && left === undefined',
  ),
  policy('policy-own', 'the demand of the last certificate', ' || requireExplicitPolicy === 0', ''),
  policy(
    'policy-any',
    'the end of anyPolicy',
    '!policies.includes(anyPolicy) || !allowsAny',
    '!policies.includes(anyPolicy)',
  ),
  policy(
    'policy-any-self',
    'anyPolicy of who issued to itself',
    '(!isLast && isSelfIssued(certificate))',
    'false',
  ),
  policy(
    'policy-any-skip',
    'the number after which anyPolicy ends',
    'Math.min(untilNoAny, inhibitAnyPolicy ?? Infinity)',
    'untilNoAny',
  ),
  policy(
    'policy-accepted',
    'the policies that are accepted',
    'new Set([...asserted].filter((policy) => policies.has(policy)))',
    'asserted',
  ),
  policy(
    'policy-map-any',
    'that anyPolicy is mapped to nothing',
    'issuer === anyPolicy || subject === anyPolicy',
    'false',
  ),
  policy(
    'policy-no-mapping',
    'the end of mappings',
    'if (untilNoMapping === 0) level.delete(issuer)',
    'if (untilNoMapping < 0) level.delete(issuer)',
  ),
  policy(
    'policy-no-mapping-said',
    'an authority that ends mappings',
    'Math.min(untilNoMapping, policyConstraints.inhibitPolicyMapping ?? Infinity)',
    'untilNoMapping',
  ),
  policy(
    'policy-explicit-said',
    'an authority that asks for policies',
    'Math.min(untilExplicit, policyConstraints.requireExplicitPolicy ?? Infinity)',
    'untilExplicit',
  ),
  policy(
    'policy-none',
    'that a certificate without policies keeps none',
    'policies === undefined ? new Map()',
    'policies === undefined ? above',
  ),
  policy('policy-expected', 'what the one above expects', 'expected.has(policy))', 'expected.size > 0)'),
]
