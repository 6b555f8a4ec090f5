import { expect, test } from 'vitest'
import { createSealer } from './seal.ts'
import { createKeyedDigest, sameBytes } from './digests.ts'

const sealer = createSealer(['a'.repeat(32)], 'test')

test('opens what it sealed, for the same context only', () => {
  const sealed = sealer.seal({ a: 1 }, 'case-1')
  expect(sealer.open(sealed, 'case-1')).toEqual({ a: 1 })
  expect(sealer.open(sealed, 'case-2')).toBeUndefined()
  expect(createSealer(['a'.repeat(32)], 'other').open(sealed, 'case-1')).toBeUndefined()
})

test('never uses a nonce twice', () => {
  const nonces = Array.from({ length: 2_000 }, () =>
    Buffer.from(sealer.seal('x', 'c'), 'base64url').toString('hex', 0, 12),
  )
  expect(new Set(nonces).size).toBe(nonces.length)
})

test('refuses every altered byte without throwing', () => {
  const sealed = Buffer.from(sealer.seal('x', 'c'), 'base64url')
  for (let at = 0; at < sealed.length; at++) {
    const bent = Buffer.from(sealed)
    bent[at] = (bent[at] ?? 0) ^ 1
    expect(sealer.open(bent.toString('base64url'), 'c')).toBeUndefined()
  }
  for (const junk of ['', 'x', '\u0000', 'á'.repeat(100)]) expect(sealer.open(junk, 'c')).toBeUndefined()
})

test('still opens what the former secret sealed', () => {
  const rotated = createSealer(['b'.repeat(32), 'a'.repeat(32)], 'test')
  expect(rotated.open(sealer.seal('x', 'c'), 'c')).toBe('x')
})

test('two lists of parts never give one digest', () => {
  const digest = createKeyedDigest('s'.repeat(32), 'test')
  expect(sameBytes(digest('ab', 'c'), digest('a', 'bc'))).toBe(false)
  expect(sameBytes(digest('ab', 'c'), digest('ab', 'c'))).toBe(true)
})
