import { expect, it } from 'vitest'
import { judge, pauseAfter, percentOf, readNext } from './upload.ts'

it('waits longer the longer the line is broken, and never more than 20 seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000])
})

it('says 100 only when the server has said that all is there', () => {
  expect(percentOf(0, 5_000_000)).toBe(0)
  expect(percentOf(2_500_000, 5_000_000)).toBe(50)
  expect(percentOf(5_000_400, 5_000_000)).toBe(99)
})

it('reads where the next piece begins, and nothing out of anything else', () => {
  expect(readNext('{"desde":262144}', 300_000)).toBe(262_144)
  for (const text of [
    '',
    '<html>',
    'null',
    '[]',
    '{}',
    '{"desde":"1"}',
    '{"desde":-1}',
    '{"desde":1.5}',
    '{"desde":9}',
  ])
    expect(readNext(text, 8)).toBeUndefined()
})

it('tries again what a line or a busy server did, and goes the plain way when it was told no', () => {
  expect([0, 408, 429, 500, 503].map(judge)).toEqual(Array(5).fill('later'))
  expect([303, 400, 403, 404, 409, 410, 413, 422].map(judge)).toEqual(Array(8).fill('no'))
  expect(judge(200)).toBe('taken')
})
