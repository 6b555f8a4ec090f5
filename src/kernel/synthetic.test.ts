import { describe, expect, it } from 'vitest'
import { parseCedula } from './cedula.ts'
import { parseEmployerIdentifier } from './employer-identifier.ts'
import { parseForeignerCode } from './foreigner-code.ts'
import {
  householdIdentifierOf,
  isSynthetic,
  personRucOf,
  syntheticCedula,
  syntheticCedulasPerProvince,
  syntheticCompanyCount,
  syntheticCompanyRuc,
  syntheticForeignerCode,
  syntheticProvinces,
  syntheticPublicCount,
  syntheticPublicRuc,
} from './synthetic.ts'

const everyCedula = syntheticProvinces.flatMap((province) =>
  Array.from({ length: syntheticCedulasPerProvince }, (_, n) => syntheticCedula(province, n)),
)
const companies = Array.from({ length: syntheticCompanyCount }, (_, n) => syntheticCompanyRuc(n))
const publicBodies = Array.from({ length: syntheticPublicCount }, (_, n) => syntheticPublicRuc(n))

describe('the numbers of the demonstration', () => {
  it('are as many as is said, and all different', () => {
    expect(new Set(everyCedula).size).toBe(4_600)
    expect(new Set(companies).size).toBe(10_000)
    expect(new Set(publicBodies).size).toBe(91)
  })

  it('are all synthetic and all well-formed', () => {
    for (const cedula of everyCedula) {
      expect(parseCedula(cedula).ok && isSynthetic(cedula)).toBe(true)
      for (const number of [personRucOf(cedula), householdIdentifierOf(cedula)]) {
        expect(parseEmployerIdentifier(number)).toMatchObject({ ok: true, value: { cedula, doubt: false } })
        expect(isSynthetic(number)).toBe(true)
      }
    }
    for (const [kind, numbers] of [['legalRuc', companies] as const, ['publicRuc', publicBodies] as const]) {
      const read = numbers.map((number) => parseEmployerIdentifier(number))
      expect(read.every((one) => one.ok && one.value.kind === kind && !one.value.doubt)).toBe(true)
      expect(numbers.every(isSynthetic)).toBe(true)
    }
    expect(isSynthetic(syntheticForeignerCode(7)) && parseForeignerCode(syntheticForeignerCode(7)).ok).toBe(
      true,
    )
  })

  it('hold the vectors of the reference', () => {
    expect(syntheticCedula(24, 1)).toBe('2449999016')
    expect(syntheticCedula(14, 4)).toBe('1449999042')
    expect(syntheticCedula(24, 196)).toBe('2469999961')
    expect(syntheticCompanyRuc(1)).toBe('2499990001001')
    const vectors = ['2469999020001', '2469999100001', '2469999290001', '2469999370001']
    expect(publicBodies).toEqual(expect.arrayContaining(vectors))
  })

  it.each([
    ['a public body of the real world', '1760013210001'],
    ['a company of the real world', '2091766969001'],
    ['a company next to the range', '2499980001001'],
    ['a running number just below the first range', '2449998996'],
    ['a running number just above the first range', '2450000009'],
    ['a running number just below the second range', '2469998999'],
    ['a person’s number under the prefix of public bodies', '2469990001001'],
    ['the first range in province 09', '0949999018'],
    ['the first range in province 17', '1749999017'],
    ['a province that does not exist', '2549999014'],
    ['a suffix that does not exist', '2449999016002'],
    ['a company of the range as a household', '2499990001000'],
    ['a number not yet normalised', '2449999016 '],
    ['a new line behind', '2449999016\n'],
    ['a foreigner code outside its range', 'E123456789'],
    ['nothing', ''],
  ])('do not include %s', (_, number) => {
    expect(isSynthetic(number)).toBe(false)
  })

  it('include the second range in provinces 09 and 17', () => {
    expect(isSynthetic('0969999018') && isSynthetic('1769999017')).toBe(true)
  })

  it('end where they end', () => {
    for (const beyond of [
      () => syntheticCedula(9, 0),
      () => syntheticCedula(17, 0),
      () => syntheticCedula(24, 200),
      () => syntheticCedula(24, -1),
      () => syntheticCedula(24, 0.5),
      () => syntheticCompanyRuc(10_000),
      () => syntheticPublicRuc(91),
      () => syntheticForeignerCode(100_000),
    ]) {
      expect(beyond).toThrow(RangeError)
    }
  })
})
