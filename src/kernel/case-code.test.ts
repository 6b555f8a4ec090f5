import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseCodeFrom, parseCaseCode } from './case-code.ts'
import { ok, refused } from './outcome.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyCode = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(caseCodeFrom)
const body = (code: string): string => code.slice(4).replace('-', '')

describe('a case code', () => {
  it('looks like the printed example, which is a right one', () => {
    expect(parseCaseCode('CLV-7Q4M-2K9T')).toEqual(ok('CLV-7Q4M-2K9T'))
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^CLV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(parseCaseCode(code)).toEqual(ok(code))
      }),
    )
  })

  it.each([
    'clv-7q4m-2k9t',
    ' CLV 7Q4M 2K9T ',
    'CLV7Q4M2K9T',
    'clv—7q4m—2k9t',
    '7Q4M2K9T',
    '7q4m-2k9t',
    'c1v-7q4m-2k9t',
    'ＣＬＶ－７Ｑ４Ｍ－２Ｋ９Ｔ',
  ])('is read from %j', (typed) => {
    expect(parseCaseCode(typed)).toEqual(ok('CLV-7Q4M-2K9T'))
  })

  it('reads O as 0, and I and L as 1, in either case', () => {
    const code = caseCodeFrom(Uint8Array.of(0, 1, 1, 0, 1, 0, 1))
    for (const letter of ['O', 'o']) expect(parseCaseCode(code.replaceAll('0', letter))).toEqual(ok(code))
    for (const letter of ['I', 'i', 'L', 'l']) {
      expect(parseCaseCode(code.replaceAll('1', letter))).toEqual(ok(code))
    }
  })

  it.each([
    ['CLV-7Q4M-2K9U', 'characters'],
    ['CLV-7Q4M-2K9Ñ', 'characters'],
    ['CLV_7Q4M_2K9T', 'characters'],
    ['CLV-7Q4M-2K9', 'length'],
    ['CLV-7Q4M-2K9TT', 'length'],
    ['ABC-7Q4M-2K9T', 'length'],
    ['', 'length'],
    ['7'.repeat(65), 'length'],
    ['CLV-7Q4M-2K9V', 'check'],
    ['CLV-0000-0000', 'check'],
  ] as const)('%s is refused for its %s', (typed, reason) => {
    expect(parseCaseCode(typed)).toEqual(refused(reason))
  })

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(7), fc.constantFrom(...Array.from(alphabet)), (code, place, wrong) => {
        const right = body(code)
        fc.pre(right[place] !== wrong)
        expect(parseCaseCode(right.slice(0, place) + wrong + right.slice(place + 1))).toEqual(
          refused('check'),
        )
      }),
    )
  })

  it('shows every two characters that changed places, neighbours or not', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(7), fc.nat(7), (code, one, other) => {
        const swapped = Array.from(body(code))
        const [a, b] = [swapped[one] ?? '', swapped[other] ?? '']
        fc.pre(a !== b)
        swapped[one] = b
        swapped[other] = a
        expect(parseCaseCode(swapped.join(''))).toEqual(refused('check'))
      }),
    )
  })

  it('takes all its chance from what is handed in', () => {
    expect(caseCodeFrom(new Uint8Array(7))).toBe(caseCodeFrom(new Uint8Array(9)))
    expect(() => caseCodeFrom(new Uint8Array(6))).toThrow(RangeError)
    const seen = new Set(Array.from({ length: 32 }, (_, byte) => caseCodeFrom(new Uint8Array(7).fill(byte))))
    expect(seen.size).toBe(32)
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (raw) => void parseCaseCode(raw)),
    )
  })
})
