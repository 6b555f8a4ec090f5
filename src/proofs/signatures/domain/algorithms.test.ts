import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { makeKey } from '../../../../test/support/esig/certificates.ts'
import { digestOf, judgeKey, methodOf, signerMethodOf } from './algorithms.ts'
import { context } from './der.ts'
import { writeDer, writeInteger, writeNull, writeOid, writeSequence } from './der-writer.ts'
import { algorithmOf, reading, wholeOf, type Algorithm } from './fields.ts'

const rsa = '1.2.840.113549.1.1'
const [sha1, sha256, sha512] = ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.3']

function algorithm(oid: string, ...parameters: readonly Uint8Array[]): Algorithm {
  const read = reading(() => algorithmOf(wholeOf(writeSequence(writeOid(oid), ...parameters), 'bad'), 'bad'))
  if (!read.ok) throw new Error(String(read.code))
  return read.value
}
const told = (outcome: ReturnType<typeof methodOf>): unknown => (outcome.ok ? outcome.value : outcome.code)
const method = (oid: string, ...parameters: readonly Uint8Array[]): unknown =>
  told(methodOf(algorithm(oid, ...parameters)))

interface Pss {
  readonly hash?: string
  readonly mask?: string
  readonly maskHash?: string
  readonly salt?: number
  readonly trailer?: number
}
/** Parameters of RSASSA-PSS; what is `undefined` is left out. */
function pss({ hash, mask = `${rsa}.8`, maskHash, salt, trailer }: Pss): Uint8Array {
  const tagged = (number: number, value: Uint8Array | undefined): readonly Uint8Array[] =>
    value === undefined ? [] : [writeDer(context(number, true), value)]
  const digest = (oid: string): Uint8Array => writeSequence(writeOid(oid), writeNull())
  return writeSequence(
    ...tagged(0, hash === undefined ? undefined : digest(hash)),
    ...tagged(1, maskHash === undefined ? undefined : writeSequence(writeOid(mask), digest(maskHash))),
    ...tagged(2, salt === undefined ? undefined : writeInteger(salt)),
    ...tagged(3, trailer === undefined ? undefined : writeInteger(trailer)),
  )
}

describe('methods of signatures', () => {
  it.each([
    [`${rsa}.11`, { kind: 'rsa', digest: 'sha256' }],
    [`${rsa}.12`, { kind: 'rsa', digest: 'sha384' }],
    [`${rsa}.13`, { kind: 'rsa', digest: 'sha512' }],
  ])('%s is on the list, with NULL or with nothing', (oid, expected) => {
    expect(method(oid, writeNull())).toEqual(expected)
    expect(method(oid)).toEqual(expected)
    expect(method(oid, writeInteger(1))).toBe('unknown')
  })

  it.each([
    ['1.2.840.10045.4.3.2', { kind: 'ecdsa', digest: 'sha256' }],
    ['1.2.840.10045.4.3.3', { kind: 'ecdsa', digest: 'sha384' }],
    ['1.2.840.10045.4.3.4', { kind: 'ecdsa', digest: 'sha512' }],
  ])('%s is on the list, with nothing', (oid, expected) => {
    expect(method(oid)).toEqual(expected)
    expect(method(oid, writeNull())).toBe('unknown')
  })

  it.each([`${rsa}.2`, `${rsa}.4`, `${rsa}.5`, `${rsa}.14`, '1.2.840.10045.4.1', '1.2.840.10040.4.3'])(
    '%s is weak',
    (oid) => {
      expect(method(oid)).toBe('weak')
    },
  )

  it.each([`${rsa}.1`, '1.3.101.112', '1.2.840.10045.2.1', '1.2.3'])('%s is not known', (oid) => {
    expect(method(oid)).toBe('unknown')
  })

  it('SHA-1 with RSA passes where the collection of old tests asks for it, and MD5 does not', () => {
    expect(told(methodOf(algorithm(`${rsa}.5`), { allowsWeak: true }))).toEqual({
      kind: 'rsa',
      digest: 'sha1',
    })
    expect(told(methodOf(algorithm(`${rsa}.4`), { allowsWeak: true }))).toBe('weak')
  })

  it('RSASSA-PSS is on the list with one digest, and a salt as long as it', () => {
    const whole = { hash: sha256, maskHash: sha256, salt: 32 }
    expect(method(`${rsa}.10`, pss(whole))).toEqual({ kind: 'rsa-pss', digest: 'sha256', saltLength: 32 })
    expect(method(`${rsa}.10`, pss({ ...whole, trailer: 1 }))).toMatchObject({ kind: 'rsa-pss' })
    expect(method(`${rsa}.10`, pss({ hash: sha512, maskHash: sha512, salt: 64 }))).toMatchObject({
      digest: 'sha512',
    })
  })

  it.each<readonly [string, string, Pss]>([
    ['everything left out, which is SHA-1', 'weak', {}],
    ['SHA-1', 'weak', { hash: sha1, maskHash: sha1, salt: 20 }],
    ['no mask, which is SHA-1', 'weak', { hash: sha256, salt: 32 }],
    ['a mask of another digest', 'unknown', { hash: sha256, maskHash: sha512, salt: 32 }],
    ['another mask', 'unknown', { hash: sha256, mask: '1.2.3', maskHash: sha256, salt: 32 }],
    ['a salt that is left out, which is of 20', 'unknown', { hash: sha256, maskHash: sha256 }],
    ['a shorter salt', 'unknown', { hash: sha256, maskHash: sha256, salt: 0 }],
    ['another trailer', 'unknown', { hash: sha256, maskHash: sha256, salt: 32, trailer: 2 }],
    ['a digest that nobody knows', 'unknown', { hash: '1.2.3', maskHash: '1.2.3', salt: 32 }],
  ])('RSASSA-PSS with %s is %s', (_, code, parameters) => {
    expect(method(`${rsa}.10`, pss(parameters))).toBe(code)
  })

  it('RSASSA-PSS without parameters, or with others, is not on the list', () => {
    expect(method(`${rsa}.10`)).toBe('weak')
    expect(method(`${rsa}.10`, writeNull())).toBe('unknown')
  })
})

describe('methods of signers', () => {
  const signer = (signature: Algorithm, digest: Algorithm): unknown => told(signerMethodOf(signature, digest))

  it('name the digest apart, once or twice the same', () => {
    const digest = algorithm(sha256, writeNull())
    expect(signer(algorithm(`${rsa}.1`, writeNull()), digest)).toEqual({ kind: 'rsa', digest: 'sha256' })
    expect(signer(algorithm(`${rsa}.11`, writeNull()), digest)).toEqual({ kind: 'rsa', digest: 'sha256' })
    expect(signer(algorithm('1.2.840.10045.4.3.2'), algorithm(sha256))).toEqual({
      kind: 'ecdsa',
      digest: 'sha256',
    })
    expect(
      signer(algorithm(`${rsa}.10`, pss({ hash: sha256, maskHash: sha256, salt: 32 })), digest),
    ).toMatchObject({
      kind: 'rsa-pss',
    })
  })

  it('are refused where the two differ, or one is not on the list', () => {
    expect(signer(algorithm(`${rsa}.11`), algorithm(sha512))).toBe('unknown')
    expect(signer(algorithm(`${rsa}.1`), algorithm(sha1))).toBe('weak')
    expect(signer(algorithm(`${rsa}.5`), algorithm(sha256))).toBe('weak')
    expect(signer(algorithm(`${rsa}.1`, writeInteger(1)), algorithm(sha256))).toBe('unknown')
    expect(signer(algorithm('1.2.3'), algorithm(sha256))).toBe('unknown')
    expect(signer(algorithm(`${rsa}.1`), algorithm('1.2.3'))).toBe('unknown')
  })

  it('digests take NULL or nothing', () => {
    expect(digestOf(algorithm(sha256))).toEqual({ ok: true, value: 'sha256' })
    expect(digestOf(algorithm(sha256, writeInteger(1)))).toMatchObject({ code: 'unknown' })
  })
})

describe('keys', () => {
  const judged = (key: Uint8Array, kind: 'rsa' | 'ecdsa', allowsWeak = false): string => {
    const outcome = judgeKey(nodeCrypto, key, { kind, digest: 'sha256' }, { allowsWeak })
    return outcome.ok ? 'fits' : outcome.code
  }

  it('are of RSA from 2048 bits, or on P-256 and P-384, and fit the method', () => {
    expect(judged(makeKey(2048).spki, 'rsa')).toBe('fits')
    expect(judged(makeKey(1024).spki, 'rsa')).toBe('weak')
    expect(judged(makeKey(1024).spki, 'rsa', true)).toBe('fits')
    expect(judged(makeKey(2048).spki, 'ecdsa')).toBe('unknown')
    expect(judged(makeKey('P-256').spki, 'ecdsa')).toBe('fits')
    expect(judged(makeKey('P-384').spki, 'ecdsa')).toBe('fits')
    expect(judged(makeKey('P-521').spki, 'ecdsa')).toBe('unknown')
    expect(judged(makeKey('P-256').spki, 'rsa')).toBe('unknown')
    expect(judged(Uint8Array.of(0x30, 0), 'rsa')).toBe('unknown')
  })

  it('have at most 8192 bits', () => {
    const crypto = { ...nodeCrypto, keyOf: () => ({ kind: 'rsa', bits: 8_193 }) as const }
    expect(judgeKey(crypto, new Uint8Array(), { kind: 'rsa', digest: 'sha256' })).toMatchObject({
      code: 'unknown',
    })
  })
})
