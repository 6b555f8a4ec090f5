import { readBounce } from '../../../src/adapters/mail/read-bounce.ts'
import { readDeliveryStatus } from '../../../src/adapters/mail/delivery-status.ts'
import { createEnvelopeSender } from '../../../src/adapters/mail/envelope-sender.ts'
import { outcomeOfFault, replyOf } from '../../../src/adapters/mail/smtp-outcome.ts'
import { addressesIn, codeIn, linkIn } from '../../../src/entry/demo/mail-text.ts'
import type { MessageId } from '../../../src/kernel/ids.ts'
import { Secret } from '../../../src/kernel/secret.ts'
import { causeOf, statusIn } from '../../../src/messaging/domain/delivery-cause.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const senders = createEnvelopeSender('avisos.issp.example', new Secret(Buffer.alloc(32, 'b')))
const marked = senders.of('01936f3c-0000-7000-8000-0123456789ab' as MessageId, 2)

const status = [
  'Reporting-MTA: dns; mx.test',
  '',
  'Final-Recipient: rfc822; ana@empresa.test',
  'Action: failed',
  'Status: 5.2.2',
  'Diagnostic-Code: smtp; 552 5.2.2',
  '  mailbox full',
  '',
].join('\r\n')

export const report = [
  'From: <>',
  `To: ${marked}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'It did not arrive.',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  status,
  '--b',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Subject: =?utf-8?Q?=C3=B1?=',
  '--b--',
  '',
].join('\r\n')

const replies = [
  '550 5.1.1 no such user',
  '452-4.2.2 mailbox\r\n452 4.2.2 quota exceeded',
  '554 5.7.26 DMARC',
  '421 bye',
]

/** Readers of what mail servers say and of what comes back. */
export const mailTargets: readonly Target[] = [
  {
    name: 'readBounce',
    file: 'adapters/mail/read-bounce.ts',
    seeds: [report, report.replaceAll('message/rfc822', 'message/delivery-status'), 'Subject: x\r\n\r\nbody'],
    // The intake takes no more.
    longest: 262_144,
    share: 0.01,
    async call(text: string) {
      const read = await readBounce(octetsOf(text))
      if (read !== undefined) causeOf(read.reply)
    },
  },
  {
    name: 'readDeliveryStatus',
    file: 'adapters/mail/delivery-status.ts',
    seeds: [status, status.replaceAll('\r\n', '\n')],
    longest: 70_000,
    share: 0.2,
    call(text: string) {
      for (const { reply } of readDeliveryStatus(text)) {
        mustBeStorable(reply.text)
        causeOf(reply)
      }
    },
  },
  {
    name: 'replyOf',
    file: 'adapters/mail/smtp-outcome.ts',
    seeds: replies,
    longest: 70_000,
    call(text: string) {
      const reply = replyOf(text)
      must(reply.status === undefined || /^[245]\.\d{1,3}\.\d{1,3}$/.test(reply.status), 'no status')
      causeOf(reply)
    },
  },
  {
    name: 'outcomeOfFault',
    file: 'adapters/mail/smtp-outcome.ts',
    seeds: [
      { code: 'EENVELOPE', response: '550 5.1.1 no', responseCode: 550, permanent: true, command: 'RCPT TO' },
      { code: 'ETIMEDOUT', message: 'x' },
    ],
    free: true,
    call: (fault: unknown) => mustBeStorable(outcomeOfFault(fault, 'mx.test', true)),
  },
  {
    name: 'causeOf',
    file: 'messaging/domain/delivery-cause.ts',
    seeds: ['5.1.1 no such user', 'mailbox quota exceeded', 'DKIM', 'suppressed', 'mailbox'],
    longest: 70_000,
    call: (text: string) => [statusIn(text), causeOf({ text }), causeOf({ code: 550, text })],
  },
  {
    name: 'createEnvelopeSender',
    file: 'adapters/mail/envelope-sender.ts',
    seeds: [marked, marked.toUpperCase()],
    longest: 1_024,
    call(address: string) {
      const read = senders.read(address)
      if (read === undefined) return
      const same = senders.of(read.messageId, read.attempt)
      must(same.toLowerCase() === address.toLowerCase(), 'another address than ours')
    },
  },
  {
    name: 'addressesIn',
    file: 'entry/demo/mail-text.ts',
    seeds: ['x\nhttps://clave.example/clave/abcdefghijkl#abc\n7Q4M-2K9T\n'],
    longest: 70_000,
    share: 0.2,
    call: (text: string) => [addressesIn(text), linkIn(text), codeIn(text)],
  },
]
