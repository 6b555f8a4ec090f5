import { generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ReceiptFacts } from '../../audit/app/receipt.ts'
import { createSignatureCheck, createSigner } from './ed25519.ts'
import { issueReceipt, openReceipt, receiptDigest } from './receipt-text.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const check = createSignatureCheck(signer.publicKey)
const facts: ReceiptFacts = {
  institution: 'Instituto de Seguridad Social de Prueba',
  act: 'keySet',
  company: 'Ñandú y Café Cía. Ltda.',
  ruc: '249••••••1001',
  cedula: '•••••••016',
  path: 'online',
  proofs: ['reg', 'gate', 'mail'],
  at: '2026-11-24T15:30:00.000Z',
  caseCode: 'CLV-7Q4M-2K9T',
  lane: 3,
  seq: 41,
  hash: 'ab'.repeat(32),
}
const receipt = issueReceipt(facts, signer)

test('is checked with the published key alone, inside whatever it was pasted into', () => {
  expect(openReceipt(receipt, check)).toEqual({ ok: true, value: facts })
  expect(openReceipt(`Keywords (${receipt}) >>`, check)).toEqual({ ok: true, value: facts })
})

test('does not survive the change of any character', () => {
  for (let at = 0; at < receipt.length; at++) {
    const bent = receipt.slice(0, at) + (receipt[at] === 'A' ? 'B' : 'A') + receipt.slice(at + 1)
    expect(openReceipt(bent, check).ok, `character ${at}`).toBe(false)
  }
})

test('is not believed when another installation signed it', () => {
  const other = createSigner(new Uint8Array(32).fill(8))
  expect(openReceipt(issueReceipt(facts, other), check)).toMatchObject({ code: 'forged' })
})

test('a signature made for a checkpoint is none for a receipt', () => {
  const payload = receipt.split('.')[1] ?? ''
  const json = Buffer.from(payload, 'base64url').toString()
  const moved = `clavero-receipt.${payload}.${signer.sign('clavero.checkpoint.1', json)}`
  expect(openReceipt(moved, check)).toMatchObject({ code: 'forged' })
})

test.each([
  '',
  'clavero-receipt',
  'clavero-receipt..',
  `clavero-receipt.${'A'.repeat(9000)}.${'A'.repeat(86)}`,
])('finds no receipt in %j', (text) => {
  expect(openReceipt(text, check)).toMatchObject({ code: 'unreadable' })
})

test('names a key by its digest, and the receipt by its own', () => {
  expect(signer.keyId).toMatch(/^[0-9a-f]{16}$/)
  expect(receiptDigest(receipt)).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('takes no key of another size', () => {
  expect(() => createSigner(new Uint8Array(31))).toThrow(RangeError)
  expect(() => createSignatureCheck('AAAA')).toThrow(RangeError)
})

test('is plain Ed25519: any other program can check it', () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ format: 'jwk' })
  expect(spki.crv).toBe('Ed25519')
  const text = 'clavero.receipt.1\n' + Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString()
  const key = { kty: 'OKP', crv: 'Ed25519', x: signer.publicKey }
  expect(
    verify(
      null,
      Buffer.from(text),
      { key, format: 'jwk' },
      Buffer.from(receipt.split('.')[2] ?? '', 'base64url'),
    ),
  ).toBe(true)
})
