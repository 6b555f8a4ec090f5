import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameText } from './same-text.ts'

describe('two texts', () => {
  it('are the same exactly when they are equal', () => {
    const short = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', '\u0000') })
    fc.assert(fc.property(short, short, (one, other) => sameText(one, other) === (one === other)))
  })

  it('are never the same when there is nothing in them (ATK-29)', () => {
    expect(sameText('', '')).toBe(false)
  })

  it('are never the same beyond what is compared', () => {
    expect(sameText('a'.repeat(256), 'a'.repeat(256))).toBe(true)
    expect(sameText(`${'a'.repeat(256)}b`, `${'a'.repeat(256)}c`)).toBe(false)
  })
})
