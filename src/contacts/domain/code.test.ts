import { expect, it } from 'vitest'
import { codeFrom, readDigits } from './code.ts'

it('has six digits, leading zeros too', () => {
  expect([codeFrom(0), codeFrom(42), codeFrom(999_999)]).toEqual(['000000', '000042', '999999'])
})

it.each(['024680', ' 024 680 ', '024-680', '０２４６８０'])('reads %j as it was meant', (typed) =>
  expect(readDigits(typed)).toBe('024680'),
)

it.each(['', '02468', '0246800', '02468a', '٠٢٤٦٨٠'])('does not take %j for a code', (typed) =>
  expect(readDigits(typed)).toBeUndefined(),
)
