import type { DigestName, SignatureCrypto, SignatureMethod } from './crypto.ts'
import { context, sameOctets, tags } from './der.ts'
import {
  algorithmOf,
  countOf,
  explicitOf,
  fieldsOf,
  hold,
  oidOf,
  reading,
  wholeOf,
  type Algorithm,
} from './fields.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'

/** `weak`: we know it, and it can be forged or soon will. `unknown`: it is not on the list. */
export type MethodFlaw = 'weak' | 'unknown'

/** What is let through besides the list: SHA-1 and short keys, for collections of old test certificates alone. */
export interface Leniency {
  readonly allowsWeak: boolean
}
export const strict: Leniency = { allowsWeak: false }

const rsa = '1.2.840.113549.1.1'
const pss = `${rsa}.10`
const mgf1 = `${rsa}.8`

const methods: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${rsa}.11`, { kind: 'rsa', digest: 'sha256' }],
  [`${rsa}.12`, { kind: 'rsa', digest: 'sha384' }],
  [`${rsa}.13`, { kind: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.3.2', { kind: 'ecdsa', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ecdsa', digest: 'sha512' }],
])

const sha1WithRsa = `${rsa}.5`

const weakMethods: ReadonlySet<string> = new Set([
  // MD2, MD4, MD5, SHA-1 and SHA-224 with RSA.
  `${rsa}.2`,
  `${rsa}.3`,
  `${rsa}.4`,
  sha1WithRsa,
  `${rsa}.14`,
  // SHA-1 and SHA-224 with ECDSA, and with DSA.
  '1.2.840.10045.4.1',
  '1.2.840.10045.4.3.1',
  '1.2.840.10040.4.3',
  '2.16.840.1.101.3.4.3.1',
])

const digests: ReadonlyMap<string, DigestName> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])
const weakDigests: ReadonlySet<string> = new Set([
  // MD2, MD4, MD5, SHA-1, SHA-224.
  '1.2.840.113549.2.2',
  '1.2.840.113549.2.4',
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '2.16.840.1.101.3.4.2.4',
])
const digestOctets: Readonly<Record<DigestName, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }

/** Bits of the shortest key of RSA, and of the longest: a longer one only costs time. */
const leastBits = 2_048
const mostBits = 8_192
const curves: ReadonlySet<string> = new Set(['P-256', 'P-384'])

const asNull = Uint8Array.of(tags.null, 0)
const hasNoParameters = ({ parameters }: Algorithm): boolean => parameters === undefined
/** RSA writes NULL; some leave it out, which has to be taken (RFC 4055, 2.1). */
const hasNullParameters = ({ parameters }: Algorithm): boolean =>
  parameters === undefined || sameOctets(parameters, asNull)

/** The method of a signature, if its identifier and its parameters are on the list (SIGNATURES 6, check 8). */
export function methodOf(
  algorithm: Algorithm,
  { allowsWeak }: Leniency = strict,
): Outcome<SignatureMethod, MethodFlaw> {
  if (algorithm.oid === pss) return pssMethodOf(algorithm)
  if (allowsWeak && algorithm.oid === sha1WithRsa) return ok({ kind: 'rsa', digest: 'sha1' })
  if (weakMethods.has(algorithm.oid)) return refused('weak')
  const method = methods.get(algorithm.oid)
  if (method === undefined) return refused('unknown')
  const fits = method.kind === 'rsa' ? hasNullParameters(algorithm) : hasNoParameters(algorithm)
  return fits ? ok(method) : refused('unknown')
}

/** A digest by its identifier, with NULL or nothing as parameters (RFC 5754, 2). */
export function digestOf(algorithm: Algorithm): Outcome<DigestName, MethodFlaw> {
  if (weakDigests.has(algorithm.oid)) return refused('weak')
  const digest = digests.get(algorithm.oid)
  return digest !== undefined && hasNullParameters(algorithm) ? ok(digest) : refused('unknown')
}

/**
 * The method of a signer of CMS, who names the digest apart: the signature names the same one, or none at all but RSA
 * (RFC 3370, 3.2; RFC 5754, 3).
 */
export function signerMethodOf(
  signature: Algorithm,
  digest: Algorithm,
): Outcome<SignatureMethod, MethodFlaw> {
  const named = digestOf(digest)
  if (!named.ok) return named
  if (signature.oid === `${rsa}.1`)
    return hasNullParameters(signature) ? ok({ kind: 'rsa', digest: named.value }) : refused('unknown')
  const method = methodOf(signature)
  if (!method.ok) return method
  return method.value.digest === named.value ? method : refused('unknown')
}

/**
 * RSASSA-PSS (RFC 4055, 3.1) with everything said: one digest for the message and for MGF1, and a salt as long as it.
 * What is left out stands for SHA-1.
 */
function pssMethodOf({ parameters }: Algorithm): Outcome<SignatureMethod, MethodFlaw> {
  if (parameters === undefined) return refused('weak')
  return reading<SignatureMethod, MethodFlaw>(() => {
    const fields = fieldsOf(wholeOf(parameters, 'unknown'), tags.sequence, 'unknown')
    const [hash, mask] = [fields.takeIf(context(0, true)), fields.takeIf(context(1, true))]
    const [salt, trailer] = [fields.takeIf(context(2, true)), fields.takeIf(context(3, true))]
    fields.end()
    hold(hash !== undefined && mask !== undefined, 'weak')
    const digest = digestOf(algorithmOf(explicitOf(hash, 'unknown'), 'unknown'))
    if (!digest.ok) hold(false, digest.code)
    const maskFields = fieldsOf(explicitOf(mask, 'unknown'), tags.sequence, 'unknown')
    hold(oidOf(maskFields.take(tags.oid), 'unknown') === mgf1, 'unknown')
    const maskDigest = digestOf(algorithmOf(maskFields.take(tags.sequence), 'unknown'))
    maskFields.end()
    hold(maskDigest.ok && maskDigest.value === digest.value, 'unknown')
    const saltLength = salt === undefined ? 20 : countOf(explicitOf(salt, 'unknown'), 'unknown')
    hold(saltLength === digestOctets[digest.value], 'unknown')
    hold(trailer === undefined || countOf(explicitOf(trailer, 'unknown'), 'unknown') === 1, 'unknown')
    return { kind: 'rsa-pss', digest: digest.value, saltLength }
  })
}

/** Whether a key is long enough and fits the method; `weak` for a short one. */
export function judgeKey(
  crypto: SignatureCrypto,
  publicKey: Uint8Array,
  method: SignatureMethod,
  { allowsWeak }: Leniency = strict,
): Outcome<undefined, MethodFlaw> {
  const key = crypto.keyOf(publicKey)
  if (key === undefined) return refused('unknown')
  if (key.kind === 'ec')
    return method.kind === 'ecdsa' && curves.has(key.curve) ? ok(undefined) : refused('unknown')
  if (method.kind === 'ecdsa' || key.bits > mostBits) return refused('unknown')
  return key.bits >= leastBits || allowsWeak ? ok(undefined) : refused('weak')
}

/** The method of a signature, if it and the key that it has to fit are on the list. */
export function methodFor(
  crypto: SignatureCrypto,
  algorithm: Algorithm,
  publicKey: Uint8Array,
  leniency: Leniency = strict,
): Outcome<SignatureMethod, `${MethodFlaw}Method`> {
  const method = methodOf(algorithm, leniency)
  if (!method.ok) return refused(`${method.code}Method`)
  const key = judgeKey(crypto, publicKey, method.value, leniency)
  return key.ok ? method : refused(`${key.code}Method`)
}
