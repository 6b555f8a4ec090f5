import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MessageId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { createEnvelopeSender } from './envelope-sender.ts'

const sender = createEnvelopeSender('rebotes.test', new Secret(new Uint8Array(32).fill(1)))
const stranger = createEnvelopeSender('rebotes.test', new Secret(new Uint8Array(32).fill(2)))

it('names message and attempt, in whatever case it comes back, within 64 characters', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 999 }), (id, attempt) => {
      const address = sender.of(id as MessageId, attempt)
      expect(address.indexOf('@')).toBeLessThanOrEqual(64)
      expect(sender.read(address.toUpperCase())).toEqual({ messageId: id, attempt })
    }),
  )
})

it('does not know an address that another secret, or another hand, made', () => {
  const id = '0190a000-0000-7000-8000-000000000001' as MessageId
  expect(sender.read(stranger.of(id, 1))).toBeUndefined()
  const address = sender.of(id, 1)
  expect(sender.read(address.replace('.1.', '.2.'))).toBeUndefined()
  expect(sender.read(address.replace('rebotes.test', 'otro.test'))).toBeUndefined()
  expect(sender.read(address.replace(/.@/, (end) => (end[0] === '0' ? '1@' : '0@')))).toBeUndefined()
  expect(sender.read('rebote@rebotes.test')).toBeUndefined()
})
