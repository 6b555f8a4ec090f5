import { expect, it } from 'vitest'
import { nextState, statesBefore } from './message-state.ts'

it('hands over what waits, and what a dead worker left behind', () => {
  expect(statesBefore('handOver')).toEqual(['queued', 'deferred', 'unknown', 'sending'])
})

it('ends a hand-over only where one was under way', () => {
  for (const event of ['accepted', 'lost', 'deferred', 'rejected', 'cancelled'] as const) {
    expect(statesBefore(event)).toEqual(['sending'])
  }
})

it('never moves what is over', () => {
  for (const state of ['accepted', 'rejected', 'cancelled'] as const)
    expect(nextState(state, 'handOver')).toBeUndefined()
})
