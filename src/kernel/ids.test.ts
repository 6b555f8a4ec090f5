import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, parseId } from './ids.ts'
import type { CaseId } from './ids.ts'
import { ok, refused } from './outcome.ts'
import { instant } from './time.ts'

const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map(instant)

describe('an id', () => {
  it('is laid out as the example of RFC 9562, A.6', () => {
    const bytes = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
    expect(newId(instant(0x017f22e279b0), bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('is always a version 7 UUID, and is read again as the same', () => {
    fc.assert(
      fc.property(moment, random, (now, bytes) => {
        const id = newId<CaseId>(now, bytes)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(parseId<CaseId>(id)).toEqual(ok(id))
      }),
    )
  })

  it('sorts by the time it was made', () => {
    fc.assert(
      fc.property(moment, moment, random, random, (one, other, a, b) => {
        fc.pre(one < other)
        expect(newId(one, a) < newId(other, b)).toBe(true)
      }),
    )
  })

  it('carries every random bit it can', () => {
    const ones = newId(instant(0), new Uint8Array(10).fill(255))
    expect(ones).toBe('00000000-0000-7fff-bfff-ffffffffffff')
  })

  it('is not made without a time of our age or enough chance', () => {
    expect(() => newId(instant(-1), new Uint8Array(10))).toThrow(RangeError)
    expect(() => newId(instant(2 ** 48), new Uint8Array(10))).toThrow(RangeError)
    expect(() => newId(instant(0), new Uint8Array(9))).toThrow(RangeError)
  })

  it('is read in small letters, and nothing but an id is read', () => {
    expect(parseId('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toEqual(
      ok('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'),
    )
    const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    for (const raw of ['', 'x', `${id}\n`, ` ${id}`, [id], { id }, null, 7, id.replaceAll('-', '')]) {
      expect(parseId(raw)).toEqual(refused('id'))
    }
  })
})
