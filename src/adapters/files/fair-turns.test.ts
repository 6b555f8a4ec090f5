import { expect, it } from 'vitest'
import { fairTurns } from './fair-turns.ts'

const patience = 60_000

/** Takes a turn; what became of it is written down under a name. */
function watched(options: { readonly atOnce: number; readonly waiting: number; readonly patience?: number }) {
  const turns = fairTurns({ patience, ...options })
  const told: string[] = []
  const take = (by: string, name: string) =>
    turns.take(by).then((isTurn) => void told.push(`${name} ${isTurn ? 'has' : 'no'}`))
  const settle = () => new Promise((later) => setImmediate(later))
  return {
    told,
    take,
    settle,
    async next() {
      turns.giveBack()
      await settle()
    },
  }
}

it('gives so many at once, and each of the others one after the other', async () => {
  const { told, take, next } = watched({ atOnce: 2, waiting: 9 })
  for (const name of ['a1', 'a2', 'a3', 'a4']) void take('a', name)
  await next()
  expect(told).toEqual(['a1 has', 'a2 has', 'a3 has'])
  await next()
  expect(told).toHaveLength(4)
})

it('lets nobody wait for more than one file of anybody else', async () => {
  const { told, take, next } = watched({ atOnce: 1, waiting: 9 })
  for (const name of ['a1', 'a2', 'a3', 'a4']) void take('a', name)
  void take('b', 'b1')
  void take('c', 'c1')
  for (let n = 0; n < 5; n += 1) await next()
  expect(told).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4'].map((name) => `${name} has`))
})

it('tells whoever has most of the places that there is none, and not who comes with the first', async () => {
  const { told, take, settle, next } = watched({ atOnce: 1, waiting: 3 })
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void take('a', name)
  await settle()
  expect(told).toEqual(['a1 has', 'a5 no'])
  void take('b', 'b1')
  await settle()
  expect(told.at(-1)).toBe('a4 no')
  // Two each at most: nobody has more than the other, and the newest is told.
  void take('c', 'c1')
  await settle()
  expect(told.at(-1)).toBe('a3 no')
  void take('d', 'd1')
  await settle()
  expect(told.at(-1)).toBe('d1 no')
  for (let n = 0; n < 3; n += 1) await next()
  expect(told.slice(-3)).toEqual(['a2 has', 'b1 has', 'c1 has'])
})

it('lets nobody wait for ever, and a place that was left is free', async () => {
  const { told, take, next } = watched({ atOnce: 1, waiting: 1, patience: 20 })
  void take('a', 'a1')
  await take('b', 'b1')
  expect(told).toEqual(['a1 has', 'b1 no'])
  await next()
  await take('c', 'c1')
  expect(told.at(-1)).toBe('c1 has')
})
