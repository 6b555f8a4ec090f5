import { expect, it } from 'vitest'
import { minutes, plus } from '../../kernel/time.ts'
import { testNow as now } from '../../../test/support/visit.ts'
import { before, inOrder, waitedMinutes, type ArrivalId, type Waiting } from './line.ts'

const one = (id: string, came: number, turno: number | null = null): Waiting => ({
  id: id as ArrivalId,
  arrivedAt: plus(now, minutes(came)),
  turnoAt: turno === null ? null : plus(now, minutes(turno)),
})
const order = (...waiting: readonly Waiting[]) => inOrder(waiting, now).map(({ id }) => id)

it('turnos at their time go first, by their hour, whenever their people came', () => {
  expect(order(one('walkIn', -60), one('ten', -1, 0), one('late', 0, -30), one('soon', -40, 10))).toEqual([
    'late',
    'ten',
    'soon',
    'walkIn',
  ])
})

it('whoever came without a turno goes by when they came, before whoever is too early for theirs', () => {
  expect(order(one('early', -90, 11), one('second', -5), one('first', -6))).toEqual([
    'first',
    'second',
    'early',
  ])
})

it('two of one hour go by when they came, and two of one instant by a fixed order', () => {
  expect(order(one('b', -2, 0), one('a', -1, 0))).toEqual(['b', 'a'])
  expect(order(one('b', -1), one('a', -1))).toEqual(['a', 'b'])
})

it('counts who is called before somebody', () => {
  const line = [one('a', -3), one('b', -2), one('c', -1, 0)]
  expect(line.map(({ id }) => before(line, id, now))).toEqual([1, 2, 0])
  expect(before(line, 'd' as ArrivalId, now)).toBeUndefined()
  expect([waitedMinutes(plus(now, -119), now), waitedMinutes(plus(now, 5), now)]).toEqual([1, 0])
})
