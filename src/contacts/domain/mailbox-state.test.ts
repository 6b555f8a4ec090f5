import { describe, expect, it } from 'vitest'
import { days, instant, plus } from '../../kernel/time.ts'
import { mailboxState, type MailboxFacts } from './mailbox-state.ts'

const now = instant(Date.UTC(2026, 10, 24, 15))
const ago = (count: number) => plus(now, -days(count))
const facts: MailboxFacts = { confirmedAt: ago(400), undeliverableAt: null, asked: null, answeredAt: null }
const asked = (at: number, message: 'underWay' | 'arrived' | 'refused' = 'arrived') => ({
  at: ago(at),
  message,
})
const stateOf = (change: Partial<MailboxFacts>) => mailboxState({ ...facts, ...change }, 14, now).state

describe('whether a mailbox answers', () => {
  it('is not known before it was asked, and has fourteen days from then on', () => {
    expect(stateOf({})).toBe('unasked')
    expect(stateOf({ asked: asked(13) })).toBe('waiting')
    expect(stateOf({ asked: asked(14) })).toBe('silent')
  })

  it('is known from its answer, and not from one to an earlier question', () => {
    expect(stateOf({ asked: asked(20), answeredAt: ago(3) })).toBe('answers')
    expect(stateOf({ asked: asked(20), answeredAt: ago(380) })).toBe('silent')
    expect(mailboxState({ ...facts, answeredAt: ago(3) }, 14, now).lastConfirmedAt).toBe(ago(3))
  })

  it('is no, once a server said so, until it answers again', () => {
    expect(stateOf({ asked: asked(2, 'refused') })).toBe('refused')
    expect(stateOf({ undeliverableAt: ago(2) })).toBe('refused')
    expect(stateOf({ undeliverableAt: ago(2), asked: asked(1), answeredAt: ago(0.5) })).toBe('answers')
    expect(stateOf({ undeliverableAt: ago(500) })).toBe('unasked')
  })
})
