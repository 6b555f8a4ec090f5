import { createTransport } from 'nodemailer'
import { afterAll, expect, it } from 'vitest'
import type { MessageId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import type { BounceReport } from '../../messaging/domain/bounce-report.ts'
import { startBounceIntake } from './bounce-intake.ts'
import { createEnvelopeSender } from './envelope-sender.ts'

const envelopeSender = createEnvelopeSender('avisos.issp.example', new Secret(new Uint8Array(32).fill(7)))
const messageId = '01900000-0000-7000-8000-000000000001' as MessageId
const reports: BounceReport[] = []
let isStoring = true
const intake = await startBounceIntake({
  envelopeSender,
  onReport: async (report) => {
    if (!isStoring) throw new Error('no database')
    reports.push(report)
  },
  port: 0,
  lmtp: true,
})
afterAll(() => intake.close())

const report = `From: MAILER-DAEMON@mail.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; nadie@empresa.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown

--b--
`.replaceAll('\n', '\r\n')

const handIn = (to: string) =>
  createTransport({
    host: '127.0.0.1',
    port: intake.port,
    lmtp: true,
    secure: false,
    ignoreTLS: true,
  } as object).sendMail({
    envelope: { from: '', to },
    raw: report,
  })

it('takes a report over LMTP, as a mail server hands it in, and nothing that is not to an address of ours', async () => {
  await handIn(envelopeSender.of(messageId, 2))
  expect(reports).toMatchObject([
    { messageId, attempt: 2, action: 'failed', reply: { code: 550, status: '5.1.1' } },
  ])
  await expect(handIn('rebote@avisos.issp.example')).rejects.toMatchObject({ responseCode: 550 })
})

it('puts a report off that could not be stored', async () => {
  isStoring = false
  expect(await handIn(envelopeSender.of(messageId, 2))).toMatchObject({
    accepted: [],
    rejectedErrors: [{ responseCode: 451 }],
  })
})
