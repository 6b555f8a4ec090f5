import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, toIso } from '../../../kernel/time.ts'
import { hexOf, readDer, readOid, readWhole, tags } from './der.ts'
import { writeDer, writeInteger, writeOid } from './der-writer.ts'
import { writeNamedBits, writeSetOf, writeText, writeTime } from '../../../../test/support/esig/der-values.ts'
import { countOf, namedBitsOf, reading, timeOf, wholeOf } from './fields.ts'

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

/** A value that is a field, read by one of the readers; its flaw where it is none. */
function read<T>(
  value: Uint8Array,
  reader: (value: ReturnType<typeof wholeOf>, flaw: string) => T,
): T | string {
  const outcome = reading<T, string>(() => reader(wholeOf(value, 'notDer'), 'bad'))
  return outcome.ok ? outcome.value : outcome.code
}

describe('DER', () => {
  it('reads every length in the fewest octets, and in no other', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000]) {
      const content = new Uint8Array(length)
      const value = writeDer(tags.octetString, content)
      expect(readWhole(value)).toMatchObject({ ok: true, value: { tag: 4 } })
      const head = value.length - length
      expect(head).toBe(length < 128 ? 2 : length < 256 ? 3 : length < 65_536 ? 4 : 5)
      for (let count = 1; count <= 4; count++) {
        const long = Array.from({ length: count }, (_, index) => (length / 256 ** (count - 1 - index)) & 0xff)
        const written = Uint8Array.from([4, 0x80 | count, ...long, ...content])
        const isShortest = count === head - 2
        const fits = length < 256 ** count
        if (fits) expect([length, count, readWhole(written).ok]).toEqual([length, count, isShortest])
      }
    }
  })

  it('reads no length without an end, none of five octets, and no number of a tag in more octets', () => {
    for (const wrong of [
      '0480',
      '04800000',
      '048500000000',
      '04850000000001ff',
      '1f0100',
      '3f',
      '04',
      '',
      '0402ff',
    ])
      expect([wrong, readWhole(octets(wrong)).ok]).toEqual([wrong, false])
  })

  it('reads what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 0, max: 30 }), (content, number) => {
        const value = writeDer(0xa0 | number, content)
        const whole = readDer(Uint8Array.from([...value, 1, 2, 3]))
        expect(whole.ok && hexOf(whole.value.whole)).toBe(hexOf(value))
        expect(whole.ok && hexOf(whole.value.content)).toBe(hexOf(content))
      }),
    )
  })

  it('writes a set in the order of its octets', () => {
    expect(hexOf(writeSetOf(octets('0402ffff'), octets('040101'), octets('020105')))).toBe(
      '310a0201050401010402ffff',
    )
  })
})

describe('fields', () => {
  it('read numbers in the fewest octets, from 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (number) => {
        expect(read(writeInteger(number), countOf)).toBe(number)
      }),
    )
    expect(read(writeInteger(1n << 100n), countOf)).toBe(1_000_000)
    for (const wrong of ['0200', '02020001', '0202ff80', '0201ff', '040101'])
      expect([wrong, read(octets(wrong), countOf)]).toEqual([wrong, 'bad'])
  })

  it('read object identifiers, and write them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 6 }),
        fc.nat(39),
        fc.nat(2),
        (arcs, second, first) => {
          const dotted = [first, second, ...arcs].join('.')
          expect(readOid(writeOid(dotted).subarray(2))).toBe(dotted)
        },
      ),
    )
    for (const wrong of ['3.1', '1.40', '1']) expect(() => writeOid(wrong)).toThrow(RangeError)
    for (const wrong of ['', '80', '2a80', '8001', '2a8001']) expect(readOid(octets(wrong))).toBeUndefined()
  })

  it('read bits by their numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(15)), (bits) => {
        expect(read(writeNamedBits(...bits), namedBitsOf)).toEqual(new Set(bits))
      }),
    )
  })

  it('read times to the second, by either form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(9999, 11, 31) / 1000 }),
        (seconds) => {
          const at = instant(seconds * 1000)
          expect(read(writeTime(at), timeOf)).toBe(at)
          expect(read(writeTime(at, true), timeOf)).toBe(at)
        },
      ),
    )
  })

  it.each([
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['240229000000Z', '2024-02-29T00:00:00.000Z'],
    ['250229000000Z', 'bad'],
    ['20000229000000Z', '2000-02-29T00:00:00.000Z'],
    ['21000229000000Z', 'bad'],
    ['250431000000Z', 'bad'],
    ['251301000000Z', 'bad'],
    ['250001000000Z', 'bad'],
    ['250100000000Z', 'bad'],
    ['250101240000Z', 'bad'],
    ['250101006000Z', 'bad'],
    ['250101000060Z', 'bad'],
    ['2501010000Z', 'bad'],
    ['250101000000', 'bad'],
    ['250101000000z', 'bad'],
    ['2501010000000', 'bad'],
    ['250101000000+0000', 'bad'],
    ['20250101000000.5Z', 'bad'],
    ['2501010000 0Z', 'bad'],
  ])('read the time %s as %s', (text, expected) => {
    const tag = text.replace(/[.+].*/, '').length > 13 ? tags.generalizedTime : tags.utcTime
    const at = read(writeText(text, tag), timeOf)
    expect(typeof at === 'number' ? toIso(at) : at).toBe(expected)
  })
})
