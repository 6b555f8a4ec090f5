import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import {
  certificateCodeFrom,
  codeOctets,
  readCertificateCode,
  statementOf,
  validityOf,
} from './certificate.ts'

describe('the code of a certificate', () => {
  it('has a hundred bits: every one of its places takes 32 values', () => {
    expect(certificateCodeFrom(new Uint8Array(20))).toBe('0000-0000-0000-0000-0000')
    expect(certificateCodeFrom(new Uint8Array(20).fill(31))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    for (let place = 0; place < 20; place += 1) {
      const seen = new Set(
        Array.from({ length: 256 }, (_, octet) => certificateCodeFrom(new Uint8Array(20).with(place, octet))),
      )
      expect(seen.size).toBe(32)
    }
    expect(() => certificateCodeFrom(new Uint8Array(codeOctets - 1))).toThrow(RangeError)
  })

  it('is read as people write it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (octets) => {
        const code = certificateCodeFrom(octets)
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' ')} `,
        ])
          expect(readCertificateCode(typed)).toEqual({ ok: true, value: code })
      }),
    )
    expect(readCertificateCode('oooo-iiii-llll-0000-1111')).toEqual({
      ok: true,
      value: '0000-1111-1111-0000-1111',
    })
  })

  it.each(['', 'K7QM-2X9T-4HWR-6PZN-D3F', 'K7QM-2X9T-4HWR-6PZN-D3FVX', 'U7QM-2X9T-4HWR-6PZN-D3FV', 7, null])(
    'is not %j',
    (raw) => {
      expect(readCertificateCode(raw)).toMatchObject({ ok: false, code: 'form' })
    },
  )
})

it('says that somebody owes, that an agreement is kept, or that nothing is overdue', () => {
  expect(statementOf({ status: 'inArrears', hasAgreement: true })).toBe('pending')
  expect(statementOf({ status: 'dueSoon', hasAgreement: false })).toBe('upToDate')
  expect(statementOf({ status: 'upToDate', hasAgreement: true })).toBe('agreement')
})

it('is valid up to the moment at which it expires, unless it was replaced', () => {
  const expiresAt = instant(1000)
  const at = (now: number, replacedAt: number | null = null) =>
    validityOf({ expiresAt, replacedAt: replacedAt === null ? null : instant(replacedAt) }, instant(now))
  expect(at(999)).toEqual({ is: 'valid' })
  expect(at(1000)).toEqual({ is: 'expired' })
  expect(at(999, 5)).toEqual({ is: 'replaced', at: 5 })
  expect(at(1000, 5)).toEqual({ is: 'expired' })
})
