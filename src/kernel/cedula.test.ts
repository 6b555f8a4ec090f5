import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCedula, passesMod10 } from './cedula.ts'
import { ok, refused } from './outcome.ts'
import { syntheticCedula, syntheticProvinces } from './synthetic.ts'

const anySynthetic = fc
  .tuple(fc.constantFrom(...syntheticProvinces), fc.integer({ min: 0, max: 199 }))
  .map(([province, n]) => syntheticCedula(province, n))

describe('a cédula', () => {
  it.each([
    '2449999016',
    '2249999026',
    '2049999036',
    '1449999042',
    '1649999057',
    '1949999062',
    '2349999074',
    '2149999092',
  ])('%s, third digit 4, is right', (number) => {
    expect(parseCedula(number)).toEqual(ok({ number, thirdDigit: 4, doubt: false }))
  })

  it.each(['2469999904', '2469999912', '2469999920', '2469999938', '2469999961'])(
    '%s, third digit 6, is right: such people exist',
    (number) => {
      expect(parseCedula(number)).toEqual(ok({ number, thirdDigit: 6, doubt: false }))
    },
  )

  it.each([
    ['2449999017', 'checkDigit'],
    ['2649999014', 'province'],
    ['0049999014', 'province'],
    ['244999901', 'length'],
    ['24499990160', 'length'],
    ['', 'length'],
    ['244999901X', 'characters'],
  ] as const)('%s is refused for its %s', (raw, reason) => {
    expect(parseCedula(raw)).toEqual(refused(reason))
  })

  it.each([
    ['third digit 7', withCheck('247999901')],
    ['third digit 8', withCheck('248999901')],
    ['third digit 9', withCheck('249999001')],
    ['province 50', withCheck('504999901')],
  ])('of %s is a doubt, asked once, and then goes on', (_, number) => {
    expect(parseCedula(number)).toEqual(refused('doubt'))
    expect(parseCedula(number, { acceptDoubt: true })).toMatchObject(ok({ number, doubt: true }))
  })

  it('begins with 01 to 24, or with 30 for somebody registered abroad, and with nothing else', () => {
    const every = Array.from({ length: 100 }, (_, province) => String(province).padStart(2, '0'))
    const known = every.filter((province) => parseCedula(withCheck(`${province}6999900`)).ok)
    expect(known).toEqual([...every.slice(1, 25), '30'])
  })

  it('accepts no doubt about the check digit', () => {
    expect(parseCedula('2479999010', { acceptDoubt: true })).toEqual(refused('checkDigit'))
  })

  it('allows exactly one last digit for every nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        const body = String(n).padStart(9, '0')
        expect(Array.from('0123456789').filter((last) => passesMod10(body + last))).toHaveLength(1)
      }),
    )
  })

  it('shows every slip of one digit', () => {
    fc.assert(
      fc.property(anySynthetic, fc.nat(9), fc.integer({ min: 1, max: 9 }), (cedula, place, shift) => {
        const wrong = (Number(cedula[place]) + shift) % 10
        const slipped = cedula.slice(0, place) + wrong + cedula.slice(place + 1)
        expect(parseCedula(slipped, { acceptDoubt: true }).ok).toBe(false)
      }),
    )
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (raw) => void parseCedula(raw)),
    )
  })
})

function withCheck(body: string): string {
  const check = Array.from('0123456789').find((last) => passesMod10(body + last))
  return `${body}${check}`
}
