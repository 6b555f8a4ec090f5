import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('so many are at it at once, the others in their order, and a failure keeps nobody waiting', async () => {
  const turn = inTurn(2)
  let inside = 0
  let most = 0
  const order: number[] = []
  const acts = Array.from({ length: 9 }, (_, n) =>
    turn(async () => {
      most = Math.max(most, ++inside)
      order.push(n)
      await new Promise((done) => setTimeout(done, 1))
      inside -= 1
      if (n === 3) throw new Error('broken')
    }),
  )
  const ends = await Promise.allSettled(acts)
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4, 5, 6, 7, 8]])
})
