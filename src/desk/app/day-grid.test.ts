import { expect, it } from 'vitest'
import { firstRule, momentOf, type Calendar, type WindowId } from '../../centres/domain/calendar.ts'
import { civilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { zones } from '../../kernel/time.ts'
import { dayGrid } from './day-grid.ts'

const tuesday = civilDay(2026, 12, 1)
const at = (minute: number) => momentOf(tuesday, minute, zones.mainland)
const window = (n: number, opens: number, closes: number) => ({
  id: `w${n}` as WindowId,
  number: n,
  kind: 'counter' as const,
  active: true,
  hours: [{ weekday: 2, opens, closes }],
})
const calendar: Calendar = {
  centreId: 'c' as CentreId,
  zone: zones.mainland,
  rule: firstRule,
  procedures: ['recovery'],
  windows: [window(1, 480, 550), window(2, 500, 540)],
  days: [],
  closures: [{ id: 'x' as never, windowId: 'w2' as WindowId, from: at(520), until: at(530), reason: 'x' }],
}
const turno = (windowId: string, minute: number, length = 20) => ({
  windowId: windowId as WindowId,
  from: at(minute),
  until: at(minute + length),
})
const words = (turnos: readonly ReturnType<typeof turno>[], now = at(0)) => {
  const { rows, free } = dayGrid(calendar, tuesday, turnos, now)
  return { rows: rows.map(({ from, cells }) => [from, ...cells.map(({ is }) => is)]), free }
}

it('shows every hour at which somebody can begin, by window', () => {
  expect(words([])).toEqual({
    rows: [
      [at(480), 'free', 'none'],
      [at(500), 'free', 'free'],
      [at(520), 'free', 'closed'],
    ],
    free: 4,
  })
})

it('a turno takes its place, and every one that it reaches into', () => {
  expect(words([turno('w1', 490), turno('w2', 500)])).toEqual({
    rows: [
      [at(480), 'goesOn', 'none'],
      [at(490), 'turno', 'none'],
      [at(500), 'goesOn', 'turno'],
      [at(520), 'free', 'closed'],
    ],
    free: 1,
  })
})

it('what has begun is no free place any more, and a window that was put away stays as long as it has a turno', () => {
  expect(words([], at(500)).free).toBe(1)
  const away = { ...calendar, windows: [{ ...window(1, 480, 550), active: false }] }
  expect(dayGrid(away, tuesday, [], at(0)).windows).toEqual([])
  expect(dayGrid(away, tuesday, [turno('w1', 480)], at(0)).rows).toHaveLength(1)
})
