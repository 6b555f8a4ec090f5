import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, written } from './address.ts'

test('keeps a page and its query', () => {
  expect(written(addressOf('/empresa?a=1&b=%C3%A1'))).toBe('/empresa?a=1&b=%C3%A1')
  expect(written(addressOf('/'))).toBe('/')
})

test('ATK-12: whatever is asked for, repeating it leads nowhere else', () => {
  // prettier-ignore
  const odd = ['//', '///', '//evil.test', '//evil.test/a', '/\\evil.test', '/x/..//evil.test/', '/.//evil.test', '/%2e//evil.test', 'http://evil.test/', '*', '', '/\t/evil.test', '//[', '/a:b@c']
  for (const target of odd) {
    expect([target, written(addressOf(target))]).toEqual([target, expect.stringMatching(/^\/(?![/\\])/)])
    expect([target, new URL(written(addressOf(target)), 'https://clave.example').host]).toEqual([
      target,
      'clave.example',
    ])
  }
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('/', '\\', '.', '%2e', '?', '#', 'a', ':', '@', '[', ' ') }),
      (target) => {
        expect(new URL(written(addressOf(target)), 'https://clave.example').host).toBe('clave.example')
      },
    ),
    { numRuns: 2_000 },
  )
})
