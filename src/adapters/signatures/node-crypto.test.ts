import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey } from '../../../test/support/esig/certificates.ts'
import {
  writeInteger,
  writeNull,
  writeOid,
  writeSequence,
} from '../../proofs/signatures/domain/der-writer.ts'
import { writeBitString } from '../../../test/support/esig/der-values.ts'
import type { SignatureMethod } from '../../proofs/signatures/domain/crypto.ts'
import { nodeCrypto } from './node-crypto.ts'

const octets = new Uint8Array(Buffer.from('lo que se firma'))
const [rsa, ec] = [makeKey(2048), makeKey('P-384')]
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }

const made: readonly (readonly [string, Uint8Array, SignatureMethod, Uint8Array])[] = [
  ['RSA', rsa.spki, { kind: 'rsa', digest: 'sha512' }, sign('sha512', octets, rsa.privateKey)],
  [
    'RSASSA-PSS',
    rsa.spki,
    { kind: 'rsa-pss', digest: 'sha256', saltLength: 32 },
    sign('sha256', octets, { key: rsa.privateKey, ...pss }),
  ],
  ['ECDSA', ec.spki, { kind: 'ecdsa', digest: 'sha384' }, sign('sha384', octets, ec.privateKey)],
]

/** The same by the two ways: at once, and in two pieces. */
function checked(
  key: Uint8Array,
  method: SignatureMethod,
  over: Uint8Array,
  signature: Uint8Array,
): readonly boolean[] {
  const verifier = nodeCrypto.verifier(key, method)
  verifier?.update(over.subarray(0, 3))
  verifier?.update(over.subarray(3))
  return [nodeCrypto.isSignedBy(key, method, over, signature), verifier?.isSignedBy(signature) ?? false]
}

describe.each(made)('a signature by %s', (_, key, method, signature) => {
  it('fits its octets and its key', () => {
    expect(checked(key, method, octets, signature)).toEqual([true, true])
  })

  it('fits no others, and never throws', () => {
    const other = method.kind === 'ecdsa' ? rsa.spki : ec.spki
    expect(checked(key, method, octets.subarray(1), signature)).toEqual([false, false])
    expect(checked(key, method, octets, signature.subarray(1))).toEqual([false, false])
    expect(checked(key, method, octets, new Uint8Array())).toEqual([false, false])
    expect(
      checked(key, { kind: method.kind === 'rsa' ? 'ecdsa' : 'rsa', digest: 'sha256' }, octets, signature),
    ).toEqual([false, false])
    expect(checked(other, method, octets, signature)).toEqual([false, false])
    expect(checked(new Uint8Array(9), method, octets, signature)).toEqual([false, false])
  })
})

it('a signature of RSA is as long as its key, if what is left out is 0 too', () => {
  const method: SignatureMethod = { kind: 'rsa-pss', digest: 'sha256', saltLength: 32 }
  for (;;) {
    const signature = sign('sha256', octets, { key: rsa.privateKey, ...pss })
    if (signature[0] !== 0) continue
    expect(checked(rsa.spki, method, octets, signature)).toEqual([true, true])
    expect(checked(rsa.spki, method, octets, signature.subarray(1))).toEqual([false, false])
    return
  }
})

it('a salt is as long as it has to be', () => {
  const short = sign('sha256', octets, { key: rsa.privateKey, padding: pss.padding, saltLength: 20 })
  expect(checked(rsa.spki, { kind: 'rsa-pss', digest: 'sha256', saltLength: 32 }, octets, short)).toEqual([
    false,
    false,
  ])
})

it('digests of several parts are those of the whole', () => {
  const expected = createHash('sha256').update(octets).digest()
  expect(nodeCrypto.digest('sha256', octets.subarray(0, 4), octets.subarray(4))).toEqual(expected)
})

describe('keys', () => {
  it('are told by kind and size', () => {
    expect(nodeCrypto.keyOf(rsa.spki)).toEqual({ kind: 'rsa', bits: 2048 })
    expect(nodeCrypto.keyOf(ec.spki)).toEqual({ kind: 'ec', curve: 'P-384' })
    expect(nodeCrypto.keyOf(new Uint8Array(9))).toBeUndefined()
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' })
    expect(nodeCrypto.keyOf(other)).toBeUndefined()
  })

  it('with an exponent to which everything fits, or which is even, are none', () => {
    const modulus = Buffer.from(rsa.spki).subarray(33, 33 + 256)
    const withExponent = (exponent: number): Uint8Array =>
      writeSequence(
        writeSequence(writeOid('1.2.840.113549.1.1.1'), writeNull()),
        writeBitString(writeSequence(writeInteger(Uint8Array.from([0, ...modulus])), writeInteger(exponent))),
      )
    expect(nodeCrypto.keyOf(withExponent(65_537))).toEqual({ kind: 'rsa', bits: 2048 })
    expect(nodeCrypto.keyOf(withExponent(3))).toEqual({ kind: 'rsa', bits: 2048 })
    for (const exponent of [1, 2, 4]) expect(nodeCrypto.keyOf(withExponent(exponent))).toBeUndefined()
  })
})
