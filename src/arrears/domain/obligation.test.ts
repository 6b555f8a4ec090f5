import { describe, expect, it } from 'vitest'
import { civilDay, isoDay } from '../../kernel/civil-day.ts'
import { instantAt, zones } from '../../kernel/time.ts'
import { judgeObligations, type Judging, type Obligation } from './obligation.ts'

const at = (day: number, hour = 12, minute = 0) =>
  instantAt({ year: 2026, month: 11, day, hour, minute }, zones.mainland)
const judging = (over: Partial<Judging> = {}): Judging => ({
  now: at(4),
  province: 'Imbabura',
  extensions: [],
  soonDays: 10,
  ...over,
})
const october: Obligation = {
  kind: 'contribution',
  period: { year: 2026, month: 10 },
  amount: 12_345,
  state: 'pending',
  dueOn: null,
  reference: null,
}
const title: Obligation = {
  kind: 'enforceableTitle',
  period: null,
  amount: 50_000,
  state: 'pending',
  dueOn: civilDay(2026, 9, 1),
  reference: 'TC-1',
}
const status = (list: readonly Obligation[], over?: Partial<Judging>) =>
  judgeObligations(list, judging(over)).status

describe('how an employer stands', () => {
  it('is up to date, due soon, or in arrears by the day on the mainland', () => {
    expect(status([])).toBe('upToDate')
    // Due on Monday the 16th.
    expect(status([october], { now: at(5) })).toBe('upToDate')
    expect(status([october], { now: at(6) })).toBe('dueSoon')
    expect(status([october], { now: at(16, 23, 59) })).toBe('dueSoon')
    expect(status([october], { now: at(17, 0, 0) })).toBe('inArrears')
    expect(status([{ ...october, state: 'paid' }], { now: at(20) })).toBe('upToDate')
  })

  it('is not in arrears while its province is put off, and others are', () => {
    const extensions = [
      { province: 'Imbabura', period: { year: 2026, month: 10 }, until: civilDay(2026, 12, 10), source: 's' },
    ]
    expect(status([october], { now: at(20), extensions })).toBe('upToDate')
    expect(status([october], { now: at(20), extensions, province: 'Loja' })).toBe('inArrears')
    // What the institution says itself may be later still, never sooner than the law.
    expect(
      isoDay(
        judgeObligations([{ ...october, dueOn: civilDay(2026, 11, 2) }], judging()).list[0]?.due ??
          civilDay(1970, 1, 1),
      ),
    ).toBe('2026-11-16')
    expect(
      isoDay(
        judgeObligations([{ ...october, dueOn: civilDay(2026, 11, 30) }], judging()).list[0]?.due ??
          civilDay(1970, 1, 1),
      ),
    ).toBe('2026-11-30')
  })

  it('is not in arrears for what stands in a payment agreement whose instalments are paid in time', () => {
    const instalment: Obligation = { ...title, kind: 'agreementInstalment', dueOn: civilDay(2026, 12, 1) }
    const agreed = judgeObligations([{ ...title, state: 'inAgreement' }, instalment], judging())
    expect(agreed).toMatchObject({ status: 'upToDate', hasAgreement: true, overdue: 0 })
    expect(judgeObligations([{ ...instalment, state: 'paid' }], judging()).hasAgreement).toBe(false)
    expect(status([{ ...instalment, dueOn: civilDay(2026, 11, 3) }])).toBe('inArrears')
  })

  it('sums what is overdue in cents, and nothing else', () => {
    const late = { ...october, period: { year: 2026, month: 9 }, amount: 1 }
    expect(judgeObligations([october, late, title], judging()).overdue).toBe(50_001)
  })

  it('lists what is overdue first and what is settled last', () => {
    const paid = { ...october, state: 'paid', period: { year: 2026, month: 8 } } as const
    const older = { ...paid, period: { year: 2026, month: 7 } }
    const { list } = judgeObligations([older, october, paid, title], judging())
    expect(list.map(({ standing, due }) => `${standing} ${isoDay(due)}`)).toEqual([
      'overdue 2026-09-01',
      'later 2026-11-16',
      'paid 2026-09-15',
      'paid 2026-08-17',
    ])
  })

  it('has a day for every obligation', () => {
    expect(() => judgeObligations([{ ...title, dueOn: null }], judging())).toThrow(RangeError)
  })
})
