import { expect, it } from 'vitest'
import { pauseWhile, readGreeting, readHeard } from './video-room.ts'

it('reads the greetings of the other browser, and nothing out of anything else', () => {
  expect(readGreeting('{"kind":"hello","id":"a","back":true}')).toEqual({
    kind: 'hello',
    id: 'a',
    back: true,
  })
  expect(readGreeting('{"kind":"offer","from":"b","to":"a","sdp":"v=0"}')).toEqual({
    kind: 'offer',
    from: 'b',
    to: 'a',
    sdp: 'v=0',
  })
  expect(readGreeting('{"kind":"way","to":"a","candidate":{"candidate":"x"}}')).toMatchObject({ kind: 'way' })
  for (const text of [
    '',
    'null',
    '[]',
    '1',
    '{"kind":"offer","sdp":"v=0"}',
    '{"kind":"way","to":"a"}',
    '{"kind":"hello"}',
  ])
    expect(readGreeting(text)).toBeUndefined()
})

it('reads what was said, and whether the call is over', () => {
  expect(readHeard({ over: false, said: [{ n: 1, body: 'x' }, null, { n: '2' }] })).toEqual({
    over: false,
    said: [{ n: 1, body: 'x' }],
  })
  for (const value of [null, 1, {}, { over: 'no', said: [] }, { over: true, said: 1 }])
    expect(readHeard(value)).toBeUndefined()
})

it('asks often while the two look for each other, seldom once they talk, and less the longer nothing answers', () => {
  expect(pauseWhile('looking', 0)).toBe(500)
  expect(pauseWhile('live', 0)).toBe(2_000)
  expect([1, 2, 3, 5].map((failures) => pauseWhile('live', failures))).toEqual([4_000, 8_000, 10_000, 10_000])
})
