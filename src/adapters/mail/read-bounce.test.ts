import { expect, it } from 'vitest'
import { longestLook, readBounce } from './read-bounce.ts'

const report = (returned: string): Uint8Array =>
  Buffer.from(
    `Content-Type: multipart/report; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Subject: x

${returned}
--b--
`.replaceAll('\n', '\r\n'),
  )

it('a report is read, however long the mail is that comes back with it', async () => {
  for (const returned of ['', 'x\n'.repeat(longestLook)])
    expect(await readBounce(report(returned))).toMatchObject({ action: 'failed', reply: { status: '5.1.1' } })
})

it('any other mail says nothing', async () => {
  expect(await readBounce(Buffer.from('Subject: x\r\n\r\nstatus: 5.1.1\r\n'))).toBeUndefined()
  expect(await readBounce(Buffer.alloc(0))).toBeUndefined()
})
