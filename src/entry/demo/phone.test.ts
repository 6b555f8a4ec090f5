import { beforeEach, describe, expect, it } from 'vitest'
import { smsSenderContract, textTo } from '../../../test/support/sms-sender-contract.ts'
import { createPhoneStore, type PhoneStore } from './phone-store.ts'

let phone: PhoneStore
beforeEach(() => {
  phone = createPhoneStore(() => new Date(0), 3)
})

smsSenderContract('the telephone of the demonstration', () => ({
  sender: phone.sender,
  arrived: (to) => phone.list(to).map(({ text }) => text),
}))

describe('the telephone of the demonstration', () => {
  it('keeps the newest few, newest first, and forgets them when it is emptied', async () => {
    for (let n = 1; n <= 4; n += 1)
      await phone.sender.send(textTo('+593990000001', { text: `message ${n}`, idempotencyKey: `${n}` }))
    expect(phone.list().map(({ text }) => text)).toEqual(['message 4', 'message 3', 'message 2'])
    phone.clear()
    expect(phone.list()).toEqual([])
  })
})
