import { describe, expect, it } from 'vitest'
import { isEnded, nextDelay, readAnswer } from './mail-state.ts'

describe('how often it asks', () => {
  it('asks less often the longer nothing happens, and never less than every 20 seconds', () => {
    let delay = 2_000
    const delays = Array.from({ length: 60 }, () => (delay = nextDelay(delay, 'same')))
    expect(delays[0]).toBe(2_200)
    expect(delays).toEqual(delays.toSorted((a, b) => a - b))
    expect(delays.at(-1)).toBe(20_000)
  })

  it('gives a failing server time and is quick again after news', () => {
    expect(nextDelay(2_000, 'failed')).toBe(4_000)
    expect(nextDelay(20_000, 'failed')).toBe(20_000)
    expect(nextDelay(20_000, 'changed')).toBe(2_000)
  })
})

it('stops when the story of the mail is over', () => {
  expect(['rejected', 'expired', 'used'].every(isEnded)).toBe(true)
  expect(['queued', 'deferred', 'accepted'].some(isEnded)).toBe(false)
})

describe('an answer', () => {
  it('is read with its limit', () => {
    expect(
      readAnswer({
        state: 'accepted',
        text: 'Llegó.',
        until: 'Vence a las 10:42:30',
        secondsLeft: 161,
        reload: true,
      }),
    ).toEqual({
      state: 'accepted',
      text: 'Llegó.',
      until: 'Vence a las 10:42:30',
      secondsLeft: 161,
      reload: true,
    })
  })

  it('is nothing when it is not one', () => {
    for (const value of [null, 'x', [], {}, { state: 'queued' }, { state: 1, text: 'x' }]) {
      expect(readAnswer(value)).toBeUndefined()
    }
    expect(readAnswer({ state: 'queued', text: 'x', secondsLeft: -1, until: 5, reload: 'yes' })).toEqual({
      state: 'queued',
      text: 'x',
    })
  })
})
