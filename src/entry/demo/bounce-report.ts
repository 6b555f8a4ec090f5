import { createTransport } from 'nodemailer'

/** The delivery report of `rebote@` (RFC 3464): taken first, returned after. Faults are the demonstration's own. */
export async function sendReport(port: number, envelopeFrom: string, recipient: string): Promise<void> {
  const transporter = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transporter.sendMail({
      envelope: { from: '', to: [envelopeFrom] },
      raw: reportOf(envelopeFrom, recipient),
    })
  } catch {
    // The intake is off or refuses: a report that finds nobody is dropped, as mail servers do.
  } finally {
    transporter.close()
  }
}

/** RFC 3464's example, with our words. */
export const reportOf = (envelopeFrom: string, recipient: string): string =>
  [
    'From: Mail Delivery System <mailer-daemon@buzon.test>',
    `To: ${envelopeFrom}`,
    'Subject: Undelivered mail',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="parte"',
    '',
    '--parte',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered.',
    '',
    '--parte',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; buzon.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user here',
    '',
    '--parte--',
    '',
  ].join('\r\n')
