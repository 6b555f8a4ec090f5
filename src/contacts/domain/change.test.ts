import { describe, expect, it } from 'vitest'
import { hours, instant, plus } from '../../kernel/time.ts'
import { advance, isLive, type ChangeEvent, type ChangeState } from './change.ts'

const now = instant(1_800_000_000_000)
const coolOff = hours(72)
const usableFrom = plus(now, coolOff)

const states: readonly ChangeState[] = [
  { is: 'presentMail' },
  { is: 'newMail', shownBy: 'presentMail' },
  { is: 'newMail', shownBy: 'attended' },
  { is: 'newMail', shownBy: 'signature' },
  { is: 'approval' },
  { is: 'cooling', usableFrom },
  { is: 'done', at: now },
  { is: 'ended', at: now, reason: 'withdrawn' },
]
const events: readonly ChangeEvent[] = [
  { type: 'presentMailConfirmed' },
  { type: 'newMailConfirmed', cools: true },
  { type: 'newMailConfirmed', cools: false },
  { type: 'approved', cools: true },
  { type: 'approved', cools: false },
  { type: 'cooled' },
  { type: 'stopped', reason: 'reported' },
]
const after = (state: ChangeState, event: ChangeEvent, at = now): ChangeState | 'notNow' => {
  const moved = advance(state, event, coolOff, at)
  return moved.ok ? moved.value : moved.code
}

describe('a change of the registered mail', () => {
  it('by somebody signed in asks for the present mailbox, then the new one, then for time', () => {
    expect(after({ is: 'presentMail' }, { type: 'presentMailConfirmed' })).toEqual({
      is: 'newMail',
      shownBy: 'presentMail',
    })
    expect(
      after({ is: 'newMail', shownBy: 'presentMail' }, { type: 'newMailConfirmed', cools: true }),
    ).toEqual({ is: 'cooling', usableFrom })
  })

  it('by attended proof waits for a second person, and cools all the same where somebody could object', () => {
    const attended = { is: 'newMail', shownBy: 'attended' } as const
    expect(after(attended, { type: 'newMailConfirmed', cools: true })).toEqual({ is: 'approval' })
    expect(after({ is: 'approval' }, { type: 'approved', cools: true })).toEqual({
      is: 'cooling',
      usableFrom,
    })
  })

  it('by a signature is approved by nobody, and cools whether or not anybody could object', () => {
    const signed = { is: 'newMail', shownBy: 'signature' } as const
    for (const cools of [true, false])
      expect(after(signed, { type: 'newMailConfirmed', cools })).toEqual({ is: 'cooling', usableFrom })
  })

  it('has nothing to cool where no contact was ever confirmed', () => {
    expect(after({ is: 'approval' }, { type: 'approved', cools: false })).toEqual({ is: 'done', at: now })
  })

  it('counts from the very moment the cooling time is over, and not a millisecond before (I-11)', () => {
    const cooling = { is: 'cooling', usableFrom } as const
    expect(after(cooling, { type: 'cooled' }, instant(usableFrom - 1))).toBe('notNow')
    expect(after(cooling, { type: 'cooled' }, usableFrom)).toEqual({ is: 'done', at: usableFrom })
  })

  it('is stopped from every state in which anything can still come of it, and from no other', () => {
    const stopped = states.filter((state) => after(state, { type: 'stopped', reason: 'keySet' }) !== 'notNow')
    expect(stopped).toEqual(states.filter(isLive))
    expect(stopped.map(({ is }) => is)).not.toContain('done')
  })

  it('knows four steps besides the stop, out of all pairs (ATK-28, ATK-43)', () => {
    const moves = states.flatMap((state) =>
      events
        .filter((event) => event.type !== 'stopped' && after(state, event, usableFrom) !== 'notNow')
        .map((event) => `${state.is} ${event.type}`),
    )
    expect(new Set(moves)).toEqual(
      new Set([
        'presentMail presentMailConfirmed',
        'newMail newMailConfirmed',
        'approval approved',
        'cooling cooled',
      ]),
    )
  })
})
