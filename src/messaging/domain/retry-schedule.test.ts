import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noticeLimit, repeatNoticeAfter, retryAfter } from './retry-schedule.ts'

const day = 86_400

it('tries after 5, 15, 40 and 90 seconds, then 5, 10, 20 and 30 minutes, then every half hour', () => {
  const ages: number[] = []
  for (let age = 0; ages.length < 10;) {
    age += retryAfter(age, day) ?? Number.NaN
    ages.push(age)
  }
  expect(ages).toEqual([5, 15, 40, 90, 305, 610, 1_210, 1_810, 3_610, 5_410])
})

it('comes after greylisting of 300 seconds on its first step of minutes', () => {
  expect(90 + (retryAfter(90, day) ?? 0)).toBeGreaterThan(300)
})

it('looks again within a minute while our own way out is down, for an hour (F-20)', () => {
  expect(retryAfter(3_540, day, 'unreachable')).toBe(60)
  expect(retryAfter(3_600, day, 'unreachable')).toBe(1_800)
})

it('keeps trying a notice for a week, within the attempts that a report can name (I-26)', () => {
  let [attempts, last] = [1, 0]
  for (let age = 0, delay: number | undefined; ; attempts += 1, last = age) {
    delay = retryAfter(age, noticeLimit, 'unreachable')
    if (delay === undefined) break
    age += delay
  }
  expect(last).toBeGreaterThan(6.9 * day)
  expect(attempts).toBeLessThan(999)
})

it('always comes later, never past the limit, and gives up in the end', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 2 * day, noNaN: true }),
      fc.constantFrom('deferred', 'unreachable'),
      (age, why) => {
        const delay = retryAfter(age, day, why)
        if (delay === undefined) return
        expect(delay).toBeGreaterThan(1)
        expect(age + delay).toBeLessThanOrEqual(day)
      },
    ),
  )
  expect(retryAfter(day, day)).toBeUndefined()
})

it('repeats a notice of unknown fate twice', () => {
  expect([1, 2, 3].map(repeatNoticeAfter)).toEqual([60, 60, undefined])
})
