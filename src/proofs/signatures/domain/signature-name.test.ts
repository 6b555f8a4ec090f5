import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { writeInteger as integer, writeOid as oid, writeSequence as sequence } from './der-writer.ts'
import { algorithmOf, wholeOf } from './fields.ts'
import { signatureName } from './signature-name.ts'

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const algorithm = (id: string) => algorithmOf(wholeOf(sequence(oid(id)), 'none'), 'none')
const ecdsa = algorithm('1.2.840.10045.4.3.2')
const nameOf = (signature: Uint8Array, signatureAlgorithm = ecdsa) =>
  signatureName(nodeCrypto, { signatureAlgorithm, signature })

describe('the name of a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const words = Buffer.from('solicitud')
  const isSigned = (signature: Uint8Array): boolean =>
    nodeCrypto.isSignedBy(spki, { kind: 'ecdsa', digest: 'sha256' }, words, signature)

  it('is one for a signature on a curve and for its mirror, which fits too', () => {
    const plain = sign('sha256', words, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const [r, s] = [plain.subarray(0, 32), plain.subarray(32)].map((half) =>
      BigInt(`0x${half.toString('hex')}`),
    )
    if (r === undefined || s === undefined) throw new Error('no signature')
    const [one, mirror] = [sequence(integer(r), integer(s)), sequence(integer(r), integer(order - s))]
    expect([isSigned(one), isSigned(mirror)]).toEqual([true, true])
    expect(nameOf(mirror)).toBe(nameOf(one))
    // Written in another way than DER it is no signature at all.
    const value = integer(r).subarray(2)
    const padded = sequence(Buffer.from([2, value.length + 1, 0, ...value]), integer(s))
    const long = Buffer.concat([one, Buffer.from([0])])
    expect([isSigned(padded), isSigned(long)]).toEqual([false, false])
  })

  it('is another for another signature over the same', () => {
    const [one, other] = [sign('sha256', words, privateKey), sign('sha256', words, privateKey)]
    expect(nameOf(one)).not.toBe(nameOf(other))
  })

  it('is of the whole value where it is no such signature', () => {
    const rsa = algorithm('1.2.840.113549.1.1.11')
    const pair = (second: bigint) => sequence(integer(5n), integer(second))
    expect(nameOf(pair(1n), rsa)).not.toBe(nameOf(pair(2n), rsa))
    expect(nameOf(pair(1n))).toBe(nameOf(pair(2n)))
    expect(nameOf(Buffer.from([1]))).not.toBe(nameOf(Buffer.from([2])))
  })
})
