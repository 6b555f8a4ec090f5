import { describe, expect, it } from 'vitest'
import { hours, instant, plus } from '../../kernel/time.ts'
import type { EmailAddress } from '../../kernel/email-address.ts'
import type { MobileNumber } from '../../kernel/phone-number.ts'
import { advance, isLive, type ChangeEvent, type ChangeState, type Wanted } from './change.ts'

const now = instant(1_800_000_000_000)
const coolOff = hours(72)
const usableFrom = plus(now, coolOff)

const mail: Wanted = { kind: 'mail', value: 'nueva@empresa.example' as EmailAddress }
const phone: Wanted = { kind: 'phone', value: '+593990000482' as MobileNumber }
const none: Wanted = { kind: 'phone', value: null }

const states: readonly ChangeState[] = [
  { is: 'presentMail' },
  { is: 'newMail', shownBy: 'presentMail' },
  { is: 'newMail', shownBy: 'attended' },
  { is: 'newMail', shownBy: 'signature' },
  { is: 'newPhone' },
  { is: 'approval' },
  { is: 'cooling', usableFrom },
  { is: 'done', at: now },
  { is: 'ended', at: now, reason: 'withdrawn' },
]
const events: readonly ChangeEvent[] = [
  { type: 'presentMailConfirmed', wanted: mail },
  { type: 'presentMailConfirmed', wanted: phone },
  { type: 'presentMailConfirmed', wanted: none },
  { type: 'newPhoneConfirmed' },
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

describe('a change of the registered mobile', () => {
  it('asks for the mailbox on record, then the new mobile, and always for time', () => {
    expect(after({ is: 'presentMail' }, { type: 'presentMailConfirmed', wanted: phone })).toEqual({
      is: 'newPhone',
    })
    expect(after({ is: 'newPhone' }, { type: 'newPhoneConfirmed' })).toEqual({ is: 'cooling', usableFrom })
  })

  it('is over as soon as the mailbox says yes, where none is to be left', () => {
    expect(after({ is: 'presentMail' }, { type: 'presentMailConfirmed', wanted: none })).toEqual({
      is: 'done',
      at: now,
    })
  })

  it('is confirmed by no code of a mailbox, and a mailbox by none of a mobile', () => {
    expect(after({ is: 'newPhone' }, { type: 'newMailConfirmed', cools: false })).toBe('notNow')
    expect(after({ is: 'newMail', shownBy: 'presentMail' }, { type: 'newPhoneConfirmed' })).toBe('notNow')
  })
})

describe('a change of the registered mail', () => {
  it('by somebody signed in asks for the present mailbox, then the new one, then for time', () => {
    expect(after({ is: 'presentMail' }, { type: 'presentMailConfirmed', wanted: mail })).toEqual({
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

  it('knows five steps besides the stop, out of all pairs (ATK-28, ATK-43)', () => {
    const moves = states.flatMap((state) =>
      events
        .filter((event) => event.type !== 'stopped' && after(state, event, usableFrom) !== 'notNow')
        .map((event) => `${state.is} ${event.type}`),
    )
    expect(new Set(moves)).toEqual(
      new Set([
        'presentMail presentMailConfirmed',
        'newMail newMailConfirmed',
        'newPhone newPhoneConfirmed',
        'approval approved',
        'cooling cooled',
      ]),
    )
  })
})
