import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEmployerIdentifier } from './employer-identifier.ts'
import type { EmployerIdentifier } from './employer-identifier.ts'
import { ok, refused } from './outcome.ts'
import { syntheticCedula, syntheticProvinces } from './synthetic.ts'

const cedulas = ['2449999016', '1449999042', '2469999904', '2469999912', '2469999961']

describe('the number of an employer', () => {
  it.each([
    '1760013210001',
    '1760004650001',
    '1760003090001',
    '1768152560001',
    '1768153530001',
    '1760002600001',
    '2060000580001',
    '2060002010001',
    '1768168210001',
    '2060006860001',
    '2060017120001',
    '2060018520001',
    '2469999020001',
    '2469999100001',
    '2469999290001',
    '2469999370001',
  ])('%s is a public body’s', (identifier) => {
    expect(parseEmployerIdentifier(identifier)).toEqual(ok(plain(identifier, 'publicRuc', 'ok')))
  })

  it.each([
    '1790016919001',
    '1790013235001',
    '0190377210001',
    '1790985105001',
    '0991500006001',
    '0993034614001',
    '2091766968001',
    '2091766976001',
    '2499990009001',
    '2499990017001',
    '2499990025001',
  ])('%s is a company’s, and the sum of the old series holds', (identifier) => {
    expect(parseEmployerIdentifier(identifier)).toEqual(ok(plain(identifier, 'legalRuc', 'old-series-ok')))
  })

  it.each([
    '0993381812001',
    '1793213071001',
    '1793213150001',
    '1793189906001',
    '0993366721001',
    '0993370026001',
    '0993381661001',
    '1793221293001',
    '1793189624001',
    '2499990001001',
    '2499990002001',
    '2499990003001',
    '2499990004001',
  ])('%s is a company’s, and no digit protects it', (identifier) => {
    expect(parseEmployerIdentifier(identifier)).toEqual(ok(plain(identifier, 'legalRuc', 'none')))
  })

  it('comes through on both sides of the day the check digit ended', () => {
    expect(parseEmployerIdentifier('2091766968001')).toMatchObject(ok({ checkDigit: 'old-series-ok' }))
    expect(parseEmployerIdentifier('2091766969001')).toMatchObject(ok({ checkDigit: 'none', doubt: false }))
  })

  it('with third digit 9 is never refused on arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (n) => {
        const number = `249${String(n).padStart(7, '0')}001`
        expect(parseEmployerIdentifier(number)).toMatchObject(ok({ kind: 'legalRuc', doubt: false }))
      }),
    )
  })

  it.each(cedulas)('%s with 001 is a person’s RUC', (cedula) => {
    const identifier = `${cedula}001`
    expect(parseEmployerIdentifier(identifier)).toEqual(
      ok({ ...plain(identifier, 'personRuc', 'ok'), cedula }),
    )
  })

  it.each(cedulas)('%s with 000 is a household, whose branch is 0001', (cedula) => {
    const identifier = `${cedula}000`
    expect(parseEmployerIdentifier(identifier)).toEqual(
      ok({ ...plain(identifier, 'household', 'ok'), cedula, branchForced: '0001' }),
    )
  })

  it('may be a bare cédula only where the form allows it', () => {
    const cedula = '2449999016'
    expect(parseEmployerIdentifier(cedula)).toEqual(refused('length'))
    expect(parseEmployerIdentifier(cedula, { allowCedula: true })).toEqual(
      ok({ ...plain(cedula, 'cedula', 'ok'), cedula }),
    )
  })

  it.each([
    ['2449999017001', 'checkDigit'],
    ['2449999017000', 'checkDigit'],
    ['2469999905000', 'checkDigit'],
    ['2499990001000', 'suffix'],
    ['2469999020000', 'suffix'],
    ['2449999016002', 'suffix'],
    ['2449999016010', 'suffix'],
    ['2649999014001', 'province'],
    ['2599990001001', 'province'],
    ['0099990001001', 'province'],
    ['244999901600', 'length'],
    ['190377210001', 'length'],
    ['24499990160010', 'length'],
    ['', 'length'],
    ['24499990160O1', 'characters'],
  ] as const)('%s is refused for its %s', (raw, reason) => {
    expect(parseEmployerIdentifier(raw, { allowCedula: true })).toEqual(refused(reason))
  })

  it.each(['2469999025000', '2449999050000', '2479999060000'])(
    '%s passes the public sum by chance, and is still a mistyped cédula',
    (raw) => {
      expect(parseEmployerIdentifier(raw)).toEqual(refused('checkDigit'))
    },
  )

  it.each(['2479999016001', '2489999016001', '2469999030001'])(
    '%s is a doubt, not a refusal',
    (identifier) => {
      expect(parseEmployerIdentifier(identifier)).toEqual(
        ok({ ...plain(identifier, 'unclearRuc', 'none'), doubt: true }),
      )
    },
  )

  it('of public form keeps the cédula it may be built on, so that neither holder is locked out', () => {
    const either = syntheticCedula(1, 138)
    expect(parseEmployerIdentifier(`${either}001`)).toMatchObject(ok({ kind: 'publicRuc', cedula: either }))
  })

  it('of province 50 is a doubt in every form', () => {
    expect(parseEmployerIdentifier('5099990001001')).toMatchObject(ok({ kind: 'legalRuc', doubt: true }))
    expect(parseEmployerIdentifier('5049999011001')).toEqual(refused('checkDigit'))
    expect(parseEmployerIdentifier('5049999013001')).toMatchObject(ok({ kind: 'personRuc', doubt: true }))
    expect(parseEmployerIdentifier('5049999013000')).toMatchObject(ok({ kind: 'household', doubt: true }))
  })

  it('built on a cédula shows every slip of one digit of the cédula', () => {
    // The third digit has its own rules: another one means another form, which has another sum or none.
    fc.assert(
      fc.property(
        fc.constantFrom(...syntheticProvinces),
        fc.nat(99),
        fc.constantFrom(0, 1, 3, 4, 5, 6, 7, 8, 9),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('000', '001'),
        (province, n, place, shift, suffix) => {
          const cedula = syntheticCedula(province, n)
          const wrong = (Number(cedula[place]) + shift) % 10
          const slipped = cedula.slice(0, place) + wrong + cedula.slice(place + 1)
          expect(parseEmployerIdentifier(slipped + suffix).ok).toBe(false)
        },
      ),
    )
  })

  it('never throws, and what it lets through it reads again as the same', () => {
    const nearly = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789')),
      minLength: 10,
      maxLength: 10,
    })
    const suffixed = fc.tuple(nearly, fc.constantFrom('', '000', '001', '002')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(suffixed, fc.anything(), fc.string({ unit: 'binary' })), (raw) => {
        const read = parseEmployerIdentifier(raw, { allowCedula: true })
        if (!read.ok) return
        expect(parseEmployerIdentifier(read.value.identifier, { allowCedula: true })).toEqual(read)
      }),
    )
  })
})

function plain(
  identifier: string,
  kind: EmployerIdentifier['kind'],
  checkDigit: EmployerIdentifier['checkDigit'],
): EmployerIdentifier {
  return { identifier, kind, cedula: null, checkDigit, branchForced: null, doubt: false }
}
