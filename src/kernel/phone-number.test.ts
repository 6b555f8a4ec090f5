import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMobileNumber } from './phone-number.ts'

describe('a mobile number', () => {
  it.each([
    '0990000001',
    '+593990000001',
    '+593 99 000 0001',
    ' 099-000-0001 ',
    '099.000.0001',
    '(099) 000 0001',
    '0990000001'.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ])('is read from %j', (raw) => {
    expect(parseMobileNumber(raw)).toEqual({ ok: true, value: '+593990000001' })
  })

  it.each([
    ['a landline', '022345678'],
    ['a landline with its country', '+59322345678'],
    ['another country', '+573001234567'],
    ['one digit short', '099000000'],
    ['one digit long', '09900000011'],
    ['no leading 0', '990000001'],
    ['two prefixes', '+5930990000001'],
    ['a plus sign in the middle', '0990+000001'],
    ['two numbers', '0990000001,0990000002'],
    ['letters', '099000000l'],
    ['a line break behind it', '0990000001\r\nX: y'],
    ['a NUL', '0990000001\0'],
    ['digits of another script', '٠٩٩٠٠٠٠٠٠١'],
    ['something endless', '0990000001'.repeat(1_000)],
    ['a list', ['0990000001']],
    ['nothing', undefined],
  ])('is not %s', (_what, raw) => {
    expect(parseMobileNumber(raw)).toMatchObject({ ok: false, code: 'mobileNumber' })
  })

  it.each(['', '   ', '\u200b'])('that was left out is no wrong number: %j', (raw) => {
    expect(parseMobileNumber(raw)).toMatchObject({ ok: false, code: 'empty' })
  })

  it('is either refused or has the one stored form, which reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0+5939 ()-]{8,16}$/)), (raw) => {
        const read = parseMobileNumber(raw)
        if (!read.ok) return
        expect(read.value).toMatch(/^\+5939[0-9]{8}$/)
        expect(parseMobileNumber(read.value)).toEqual(read)
      }),
    )
  })
})
