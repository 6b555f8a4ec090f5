import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { isSignedByStation, isStationKey } from './station-signature.ts'

const make = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const { publicKey, privateKey } = make('prime256v1')
const spki = publicKey.export({ format: 'der', type: 'spki' })
const signature = sign('sha256', Buffer.from('a text'), { key: privateKey, dsaEncoding: 'ieee-p1363' })

it('knows what Web Cryptography signs, over the very octets', async () => {
  expect(isSignedByStation(spki, 'a text', signature)).toBe(true)
  expect(isSignedByStation(spki, 'a text ', signature)).toBe(false)
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const own = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signed = await crypto.subtle.sign(algorithm, pair.privateKey, new TextEncoder().encode('ñ'))
  expect(isSignedByStation(own, 'ñ', new Uint8Array(signed))).toBe(true)
})

it('takes no other writing of a signature, no nought, and none of another key', () => {
  const der = sign('sha256', Buffer.from('a text'), privateKey)
  const other = make('prime256v1').publicKey.export({ format: 'der', type: 'spki' })
  expect(isSignedByStation(spki, 'a text', der)).toBe(false)
  expect(isSignedByStation(spki, 'a text', new Uint8Array(64))).toBe(false)
  expect(isSignedByStation(spki, 'a text', new Uint8Array())).toBe(false)
  expect(isSignedByStation(other, 'a text', signature)).toBe(false)
})

it('takes a key of P-256 written out, and no other', () => {
  expect(isStationKey(spki)).toBe(true)
  expect(isStationKey(make('secp384r1').publicKey.export({ format: 'der', type: 'spki' }))).toBe(false)
  expect(isStationKey(make('secp256k1').publicKey.export({ format: 'der', type: 'spki' }))).toBe(false)
  const ed = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' })
  expect(isStationKey(ed)).toBe(false)
  expect(isStationKey(Buffer.from(spki).fill(1, 40))).toBe(false)
  expect(isStationKey(new Uint8Array())).toBe(false)
  const restored = createPublicKey(createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  expect(isStationKey(restored.export({ format: 'der', type: 'spki' }))).toBe(true)
})
