import { expect, it } from 'vitest'
import { causeOf, codeOfCause, statusIn } from './delivery-cause.ts'
import type { DeliveryCause, SmtpReply } from './delivery-cause.ts'

// The rows of CHANNELS 3.6.
it.each<[SmtpReply, DeliveryCause, string]>([
  [{ code: 550, status: '5.1.1', text: '5.1.1 no such user' }, 'addressUnknown', 'CLV-141'],
  [{ code: 550, status: '5.1.10', text: '5.1.10 RESOLVER' }, 'addressUnknown', 'CLV-141'],
  [{ code: 550, status: '5.4.4', text: '5.4.4 no such domain' }, 'addressUnknown', 'CLV-141'],
  [{ code: 550, text: 'No such user here' }, 'addressUnknown', 'CLV-141'],
  [{ code: 554, text: 'transaction failed' }, 'refused', 'CLV-141'],
  [{ code: 451, status: '4.7.1', text: '4.7.1 greylisted' }, 'putOff', 'CLV-142'],
  [{ code: 451, text: 'try later' }, 'putOff', 'CLV-142'],
  [{ code: 452, status: '4.2.2', text: '4.2.2 full' }, 'mailboxFull', 'CLV-143'],
  [{ code: 552, status: '5.2.2', text: '5.2.2 full' }, 'mailboxFull', 'CLV-143'],
  [{ code: 452, text: 'out of space' }, 'mailboxFull', 'CLV-143'],
  [{ code: 452, status: '4.5.3', text: '4.5.3 too many recipients' }, 'putOff', 'CLV-142'],
  [{ code: 550, status: '5.7.1', text: '5.7.1 rejected by policy' }, 'filtered', 'CLV-144'],
  [{ code: 550, status: '5.7.26', text: '5.7.26 unauthenticated' }, 'ourSenderBroken', 'CLV-145'],
  [{ code: 550, status: '5.7.515', text: '5.7.515 access denied' }, 'ourSenderBroken', 'CLV-145'],
  [{ code: 550, status: '5.7.1', text: '5.7.1 SPF check failed' }, 'ourSenderBroken', 'CLV-145'],
  [{ code: 421, status: '4.7.26', text: '4.7.26 unauthenticated' }, 'ourSenderBroken', 'CLV-145'],
  [{ code: 550, status: '5.1.1', text: '5.1.1 address is on the suppression list' }, 'suppressed', 'CLV-147'],
  [{ status: '5.1.1' }, 'addressUnknown', 'CLV-141'],
  [{}, 'putOff', 'CLV-142'],
])('%j is %s, told as %s', (reply, cause, code) => {
  expect(causeOf(reply)).toBe(cause)
  expect(codeOfCause[cause]).toBe(code)
})

it('takes no longer over a reply that is long and full of one word', () => {
  const begun = performance.now()
  expect(causeOf({ code: 450, text: 'quota '.repeat(100_000) })).toBe('putOff')
  // With one search for both words it is minutes.
  expect(performance.now() - begun).toBeLessThan(5_000)
})

it('reads the status at the start of a reply only', () => {
  expect(statusIn('550 5.1.1 no')).toBe('5.1.1')
  expect(statusIn('5.7.26 no')).toBe('5.7.26')
  expect(statusIn('see 5.1.1')).toBeUndefined()
  expect(statusIn('10.1.1.1 blocked')).toBeUndefined()
})
