import { expect, it } from 'vitest'
import type { OfficerId } from '../../kernel/ids.ts'
import { hours, instant } from '../../kernel/time.ts'
import { ofThisVisit, type Attendance } from './attendance.ts'

const at = instant(Date.UTC(2026, 10, 25, 14))
const seen: Attendance = { n: 1, officer: 'vera' as OfficerId, result: 'confirmed', points: ['face'], at }

it('counts that a person was seen for as long as they may still be there, and not a millisecond longer', () => {
  const after = (milliseconds: number) => ofThisVisit(seen, hours(8), instant(at + milliseconds))
  expect(after(0)).toBe(seen)
  expect(after(hours(8) * 1000 - 1)).toBe(seen)
  expect(after(hours(8) * 1000)).toBeNull()
})

it('says nothing of whom nobody has seen', () => {
  expect(ofThisVisit(null, hours(8), at)).toBeNull()
})
