import { describe, expect, it } from 'vitest'
import { days, instant, plus } from '../../kernel/time.ts'
import { judgeDrill, type DrillFacts, type DrillId } from './drill.ts'

const now = instant(Date.UTC(2026, 10, 24, 15))
const inDays = (count: number) => plus(now, days(count))
const nothing: DrillFacts = {
  mailbox: null,
  phone: null,
  textsOffered: false,
  registries: null,
  appointmentUntil: null,
  certificateUntil: null,
  biometricsAt: null,
  keyDueAt: null,
  now,
}
const rules = { soonDays: 60, keySoonDays: 15, onFileDays: 365 }
const stateOf = (id: DrillId, change: Partial<DrillFacts>) =>
  judgeDrill({ ...nothing, ...change }, rules).find((item) => item.id === id)?.state

describe('what would fail on the day', () => {
  it('makes no fault of what is not on file', () => {
    expect(judgeDrill({ ...nothing, textsOffered: true }, rules).map(({ state }) => state)).toEqual([
      'none',
      'none',
      'unknown',
      'unknown',
      'unknown',
      'none',
      'none',
      'none',
    ])
  })

  it.each([
    [-1, 'bad'],
    [0, 'bad'],
    [1, 'soon'],
    [59, 'soon'],
    [60, 'good'],
  ])('says of what ends in %s days that it is %s', (count, state) => {
    expect(stateOf('appointment', { appointmentUntil: inDays(count) })).toBe(state)
    expect(stateOf('certificate', { certificateUntil: inDays(count) })).toBe(state)
    expect(stateOf('biometrics', { biometricsAt: inDays(count - 365) })).toBe(state)
  })

  it.each([
    [0, 'bad'],
    [14, 'soon'],
    [15, 'good'],
  ])('says of a key that is due in %s days that it is %s: no sooner than its reminders', (count, state) => {
    expect(stateOf('key', { keyDueAt: inDays(count) })).toBe(state)
  })

  it('takes one confirmed representative for enough, and an outage for no answer', () => {
    const of = (representatives: readonly ('confirmed' | 'attended' | 'notConfirmed' | 'unknown')[]) =>
      stateOf('representative', { registries: { ruc: 'active', representatives } })
    expect([of(['notConfirmed', 'confirmed']), of(['attended']), of(['notConfirmed'])]).toEqual([
      'good',
      'soon',
      'bad',
    ])
    expect([of([]), of(['notConfirmed', 'unknown'])]).toEqual(['unknown', 'unknown'])
  })

  it('knows of a mobile only where text messages are sent', () => {
    const phone = { confirmedAt: inDays(-30), text: 'delivered' } as const
    expect([stateOf('phone', { phone, textsOffered: true }), stateOf('phone', { phone })]).toEqual([
      'good',
      undefined,
    ])
    expect(stateOf('phone', { textsOffered: true })).toBe('none')
    expect(stateOf('phone', { phone: { ...phone, text: 'failed' }, textsOffered: true })).toBe('bad')
  })
})
