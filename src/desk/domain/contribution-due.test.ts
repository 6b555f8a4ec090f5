import { describe, expect, it } from 'vitest'
import { civilDay, isoDay } from '../../kernel/civil-day.ts'
import { instantAt, toIso, zones } from '../../kernel/time.ts'
import { contributionDue, daysUntil, nextContributionDue } from './contribution-due.ts'

const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  instantAt({ year, month, day, hour, minute }, zones.mainland)

describe('the payment of contributions (DOMAIN 10)', () => {
  it.each([
    [2025, 10, '2025-11-17'],
    [2026, 1, '2026-02-18'],
    [2026, 2, '2026-03-16'],
    [2026, 7, '2026-08-17'],
    [2026, 10, '2026-11-16'],
    [2026, 12, '2027-01-15'],
    [2027, 4, '2027-05-17'],
    [2027, 7, '2027-08-16'],
    [2027, 12, '2028-01-17'],
  ])('of %s-%s is due on %s', (year, month, due) => {
    expect(isoDay(contributionDue(year, month))).toBe(due)
  })

  it('runs until the end of the day on the mainland, and then to the next month', () => {
    expect(toIso(nextContributionDue(at(2026, 11, 3)).dueAt)).toBe('2026-11-17T04:59:59.999Z')
    expect(toIso(nextContributionDue(at(2026, 11, 16, 23, 59)).dueAt)).toBe('2026-11-17T04:59:59.999Z')
    expect(toIso(nextContributionDue(at(2026, 11, 17, 0, 0)).dueAt)).toBe('2026-12-16T04:59:59.999Z')
    expect(toIso(nextContributionDue(at(2027, 1, 2)).dueAt)).toBe('2027-01-16T04:59:59.999Z')
    expect(toIso(nextContributionDue(at(2026, 12, 29)).dueAt)).toBe('2027-01-16T04:59:59.999Z')
  })

  it('is put off for a province, from then until it can no longer be made', () => {
    const put = { IMBABURA: at(2025, 12, 11, 0, 0) - 1 }
    expect(nextContributionDue(at(2025, 11, 3)).byProvince).toEqual(put)
    expect(nextContributionDue(at(2025, 12, 10, 23, 59)).byProvince).toEqual(put)
    expect(nextContributionDue(at(2025, 12, 11, 0, 0)).byProvince).toEqual({})
    // Of a later month, it does not come before its turn.
    expect(nextContributionDue(at(2025, 9, 3)).byProvince).toEqual({})
    expect(nextContributionDue(at(2025, 11, 3), []).byProvince).toEqual({})
  })

  it('counts days as the calendar does', () => {
    const { dueAt } = nextContributionDue(at(2026, 11, 3))
    expect(daysUntil(dueAt, at(2026, 11, 16, 0, 0))).toBe(0)
    expect(daysUntil(dueAt, at(2026, 11, 16, 23, 59))).toBe(0)
    expect(daysUntil(dueAt, at(2026, 11, 15, 23, 59))).toBe(1)
    expect(daysUntil(dueAt, at(2026, 11, 17, 0, 0))).toBe(-1)
    expect(civilDay(2026, 11, 16)).toBeGreaterThan(civilDay(2026, 11, 15))
  })
})
