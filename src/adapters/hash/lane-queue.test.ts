import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LaneQueue } from './lane-queue.ts'

const drain = (queue: LaneQueue<string>): readonly string[] => {
  const out: string[] = []
  for (let item = queue.next(); item !== undefined; item = queue.next()) out.push(item)
  return out
}

describe('the queue before the hashing threads', () => {
  test('serves sign-in before setting a key, in the order of arrival', () => {
    const queue = new LaneQueue<string>(9)
    for (const [lane, item] of [
      ['setKey', 'k1'],
      ['signIn', 's1'],
      ['setKey', 'k2'],
      ['signIn', 's2'],
    ] as const)
      queue.add(lane, item)
    expect(drain(queue)).toEqual(['s1', 's2', 'k1', 'k2'])
  })

  test('gives every fifth place to setting a key, so that a flood of sign-ins does not burn a link', () => {
    const queue = new LaneQueue<string>(99)
    for (let i = 1; i <= 9; i += 1) queue.add('signIn', `s${i}`)
    for (let i = 1; i <= 2; i += 1) queue.add('setKey', `k${i}`)
    expect(drain(queue)).toEqual(['s1', 's2', 's3', 's4', 'k1', 's5', 's6', 's7', 's8', 'k2', 's9'])
  })

  test('each lane is full on its own', () => {
    const queue = new LaneQueue<string>(2)
    expect(['k1', 'k2', 'k3'].map((item) => queue.add('setKey', item))).toEqual([true, true, false])
    expect(queue.add('signIn', 's1')).toBe(true)
    expect([queue.waiting('signIn'), queue.waiting('setKey')]).toEqual([1, 2])
  })

  test("whatever comes, nothing is lost, doubled or out of its lane's order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('signIn' as const, 'setKey' as const), { maxLength: 60 }),
        (lanes) => {
          const queue = new LaneQueue<string>(60)
          const items = lanes.map((lane, i) => `${lane}${i}`)
          lanes.forEach((lane, i) => queue.add(lane, items[i] ?? ''))
          const out = drain(queue)
          for (const lane of ['signIn', 'setKey'])
            expect(out.filter((item) => item.startsWith(lane))).toEqual(
              items.filter((item) => item.startsWith(lane)),
            )
          expect(out).toHaveLength(items.length)
        },
      ),
    )
  })
})
