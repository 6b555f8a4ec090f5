import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditDetail, auditWord } from './words.ts'

const digest = () => 'f'.repeat(64)

test.each([
  'online',
  'CLV-7Q4M-2K9T',
  '0190b5f2-7c3a-7000-8000-1234567890ab',
  'a1'.repeat(32),
  'test:1',
  'keyRules',
])('keeps a word of the code: %s', (word) => {
  expect(auditWord(word, digest)).toBe(word)
})

test.each([
  '2449999016',
  '2499990001001',
  'ruc=2449999016001',
  '0991234567',
  '+593991234567',
  'a@b',
  'dos palabras',
  'ñandú',
  '',
  'x\n',
])('hides what could be somebody: %j', (text) => {
  expect(auditWord(text, digest)).toMatch(/^digest:f+$/)
})

test('writes one text for one detail, whatever the order of its keys', () => {
  expect(auditDetail({ b: 1, a: ['x'], c: undefined }, digest)).toBe('{"a":["x"],"b":1}')
  expect(auditDetail({ a: ['x'], c: undefined, b: 1 }, digest)).toBe('{"a":["x"],"b":1}')
})

test('takes no key that the code did not name', () => {
  expect(() => auditDetail({ 'a b': 1 }, digest)).toThrow(RangeError)
})

test('is valid JSON of printable characters for any text at all', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.string({ unit: 'binary' })),
      (text, list) => {
        const written = auditDetail({ text, list }, digest)
        expect(written).toMatch(/^[ -~]{2,4000}$/)
        expect(() => JSON.parse(written) as unknown).not.toThrow()
      },
    ),
  )
})
