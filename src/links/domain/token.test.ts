import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codeFrom,
  codeLength,
  readCode,
  readRef,
  readToken,
  refBytes,
  showCode,
  tokenBytes,
} from './token.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const base64url = (random: Uint8Array) => Buffer.from(random).toString('base64url')

describe('token and reference of a link', () => {
  it('are read as they are written', () => {
    const same = (read: typeof readToken, length: number) =>
      fc.property(bytes(length), (random) => read(base64url(random)) === base64url(random))
    fc.assert(same(readToken, tokenBytes))
    fc.assert(same(readRef, refBytes))
  })

  it('have more than the 128 random bits of L-14', () => {
    expect(tokenBytes * 8).toBeGreaterThanOrEqual(128)
  })

  it.each([
    '',
    'a',
    'a'.repeat(26),
    'a'.repeat(28),
    `${'a'.repeat(26)}=`,
    `${'a'.repeat(26)}+`,
    `${'a'.repeat(27)}\n`,
    `\n${'a'.repeat(27)}`,
  ])('are never read from %j', (raw) => {
    expect(readToken(raw)).toBeUndefined()
    expect(readRef(raw)).toBeUndefined()
  })
})

describe('the code in the mail', () => {
  it('comes back as it was, however it is typed', () => {
    const blanks = fc.constantFrom('', ' ', '-', '–', '\u00a0', '\u200b', ' - ')
    const typed = fc.tuple(bytes(codeLength), fc.array(blanks, { minLength: 9, maxLength: 9 }), fc.boolean())
    fc.assert(
      fc.property(typed, ([random, gaps, isLower]) => {
        const code = codeFrom(random)
        const raw = (gaps[8] ?? '') + [...code].map((sign, at) => sign + (gaps[at] ?? '')).join('')
        expect(readCode(isLower ? raw.toLowerCase() : raw)).toBe(code)
        expect(readCode(showCode(code))).toBe(code)
      }),
    )
  })

  it('takes O for 0, and I and L for 1', () => {
    expect(readCode('oOiI-lL22')).toBe('00111122')
  })

  it('reads full-width letters as typed on some telephones', () => {
    expect(readCode('ＡＢＣＤ２３４５')).toBe('ABCD2345')
  })

  it.each(['', 'ABCD234', 'ABCD23456', 'ABCD234U', 'ABCD234ñ', 'ABCD234é', 'АBCD2345', 'ABCD\u0000345'])(
    'reads nothing from %j',
    (raw) => {
      expect(readCode(raw)).toBeUndefined()
    },
  )

  it('has one writing: reading what was read changes nothing, and nothing strange gets through', () => {
    const near = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'0189AZIiLloO- –２Ｋſ'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      minLength: 6,
      maxLength: 11,
    })
    fc.assert(
      fc.property(near, (raw) => {
        const code = readCode(raw)
        if (code === undefined) return
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
        expect(readCode(code)).toBe(code)
      }),
    )
  })

  it('uses every letter equally: 32 letters out of 256 bytes', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const [letter = ''] = codeFrom(Uint8Array.of(byte))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array(32).fill(8))
  })
})
