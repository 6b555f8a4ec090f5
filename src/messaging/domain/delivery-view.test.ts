import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { deliveryView } from './delivery-view.ts'
import type { DeliveryFacts, LinkFacts } from './delivery-view.ts'

const at = instant(1_790_000_000_000)
const link: LinkFacts = {
  diesAt: instant(at + 180_000),
  secondsLeft: 170,
  isOpened: false,
  isUsed: false,
  isVoid: false,
}
const view = (facts: Partial<DeliveryFacts>) =>
  deliveryView({
    state: 'queued',
    createdAt: at,
    age: 10,
    acceptedAt: undefined,
    nextAttemptAt: undefined,
    cause: undefined,
    newerAt: undefined,
    link: undefined,
    ...facts,
  })

describe('the waiting page', () => {
  it('says that the mail is on its way until two minutes are over, then that it is put off', () => {
    for (const state of ['queued', 'sending', 'deferred'] as const) {
      expect(view({ state, age: 119.9, cause: state === 'deferred' ? 'putOff' : undefined })).toMatchObject({
        state: 'queued',
      })
      expect(view({ state, age: 120 })).toMatchObject({ state: 'deferred', code: 'CLV-142' })
    }
  })

  it('says at once that a mailbox is full', () => {
    expect(view({ state: 'deferred', cause: 'mailboxFull' })).toMatchObject({
      state: 'deferred',
      code: 'CLV-143',
    })
  })

  it('shows the clock only when it runs', () => {
    expect(view({ state: 'accepted', acceptedAt: at, link })).toMatchObject({
      state: 'accepted',
      secondsLeft: 170,
      code: undefined,
    })
    expect(view({ state: 'queued' })).not.toHaveProperty('secondsLeft')
  })

  it('sends to other folders after a minute, unless the link was opened', () => {
    expect(view({ state: 'accepted', acceptedAt: at, link, age: 60 })).toMatchObject({ code: 'CLV-146' })
    expect(
      view({ state: 'accepted', acceptedAt: at, link: { ...link, isOpened: true }, age: 60 }),
    ).toMatchObject({ code: undefined })
  })

  it('does not call accepted what nobody knows', () => {
    expect(view({ state: 'unknown', link })).toMatchObject({ state: 'unknown', secondsLeft: 170 })
  })

  it('offers the link now where the mail that went out carried none, whatever became of it', () => {
    expect(view({ state: 'accepted', acceptedAt: at })).toEqual({ state: 'answersAgain', at })
    expect(view({ state: 'unknown' })).toEqual({ state: 'answersAgain', at })
  })

  it('is expired from the last second on, whatever else ended it', () => {
    expect(view({ state: 'accepted', acceptedAt: at, link: { ...link, secondsLeft: 0 } })).toMatchObject({
      state: 'expired',
    })
    expect(view({ state: 'unknown', link: { ...link, secondsLeft: 0, isVoid: true } })).toMatchObject({
      state: 'expired',
    })
  })

  it('shows no clock of a link that is void, or that will not be sent (L-20)', () => {
    const over = { state: 'void', code: 'CLV-169' }
    expect(view({ state: 'accepted', acceptedAt: at, link: { ...link, isVoid: true } })).toEqual(over)
    expect(view({ state: 'unknown', link: { ...link, isVoid: true } })).toEqual(over)
    expect(view({ state: 'cancelled' })).toEqual(over)
  })

  it('is replaced as soon as another case asks for a link, unless it was used before (L-10)', () => {
    const newerAt = instant(at + 5_000)
    for (const state of ['queued', 'deferred', 'accepted', 'cancelled'] as const)
      expect(view({ state, newerAt, link })).toEqual({ state: 'replaced', at: newerAt, code: 'CLV-162' })
    expect(view({ state: 'accepted', newerAt, link: { ...link, isUsed: true } })).toMatchObject({
      state: 'used',
    })
  })

  it('is used once the link was used, whatever came after', () => {
    expect(view({ state: 'accepted', link: { ...link, isUsed: true, secondsLeft: -5 } })).toEqual({
      state: 'used',
      code: 'CLV-161',
    })
  })

  it('says that the mail was refused, also when that came back later', () => {
    expect(view({ state: 'rejected', cause: 'filtered' })).toMatchObject({
      state: 'rejected',
      code: 'CLV-144',
    })
    expect(view({ state: 'accepted', acceptedAt: at, link, cause: 'addressUnknown' })).toMatchObject({
      state: 'rejected',
      code: 'CLV-141',
    })
  })

  it('says that the mail answers again when the late message carried no link', () => {
    expect(view({ state: 'accepted', acceptedAt: at, age: 700 })).toEqual({ state: 'answersAgain', at })
  })
})
