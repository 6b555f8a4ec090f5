import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeliveryStatus } from './delivery-status.ts'
import { outcomeOfFault, replyOf } from './smtp-outcome.ts'

describe('a delivery status', () => {
  it('is read per recipient, folded lines and capitals included', () => {
    const text = [
      'Reporting-MTA: dns; mx.test',
      '',
      'FINAL-RECIPIENT: rfc822; ana@empresa.test',
      'Action: Failed',
      'Status: 5.2.2 (full)',
      'Diagnostic-Code: smtp; 552 5.2.2',
      '  mailbox full',
    ].join('\r\n')
    expect(readDeliveryStatus(text)).toEqual([
      {
        action: 'failed',
        recipient: 'rfc822; ana@empresa.test',
        reply: { code: 552, status: '5.2.2', text: '5.2.2 mailbox full' },
      },
    ])
  })

  it('without a known action says nothing', () => {
    expect(readDeliveryStatus('Reporting-MTA: dns; mx.test\n\nStatus: 5.1.1\n')).toEqual([])
    expect(readDeliveryStatus('Action: failed\nStatus: 5.1.1\n')).toEqual([])
  })

  it('keeps nothing of a diagnosis that the database does not take', () => {
    const text = 'a: b\n\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 no\0such\u0001user\ud800\n'
    const [status] = readDeliveryStatus(text)
    expect(status?.reply).toEqual({ code: 550, status: '5.1.1', text: '5.1.1 no such user\ufffd' })
    const { reply } = outcomeOfFault({ code: 'EPROTOCOL', message: 'greeting=\0' }, 'mx', false) as {
      readonly reply: object
    }
    expect(reply).toEqual({ text: 'EPROTOCOL greeting=' })
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => void readDeliveryStatus(`a: b\n\naction: failed\n${text}`),
      ),
    )
  })
})

describe('a failed hand-over', () => {
  it('is what the server said, if it said something about the mail', () => {
    const fault = {
      code: 'EENVELOPE',
      response: '550 5.1.1 no',
      responseCode: 550,
      permanent: true,
      command: 'RCPT TO',
    }
    expect(outcomeOfFault(fault, 'mx', false)).toMatchObject({ kind: 'refused', permanent: true })
    expect(outcomeOfFault({ ...fault, command: 'DATA', code: 'EMESSAGE' }, 'mx', true)).toMatchObject({
      kind: 'refused',
    })
  })

  it('is unreachable when only our session was refused: that says nothing about the address', () => {
    const fault = {
      code: 'EAUTH',
      response: '535 5.7.8 no',
      responseCode: 535,
      permanent: true,
      command: 'AUTH PLAIN',
    }
    expect(outcomeOfFault(fault, 'mx', false)).toMatchObject({ kind: 'unreachable' })
    expect(
      outcomeOfFault(
        { code: 'EPROTOCOL', response: '554 no', responseCode: 554, permanent: true, command: 'CONN' },
        'mx',
        false,
      ),
    ).toMatchObject({
      kind: 'unreachable',
    })
  })

  it('is unknown exactly when the whole mail was out and no answer came', () => {
    expect(outcomeOfFault({ code: 'ECONNECTION' }, 'mx', true)).toMatchObject({ kind: 'unknown' })
    expect(outcomeOfFault({ code: 'ECONNECTION' }, 'mx', false)).toMatchObject({ kind: 'unreachable' })
    expect(
      outcomeOfFault({ response: '421 bye', responseCode: 421, command: 'DATA' }, 'mx', true),
    ).toMatchObject({ kind: 'unknown' })
    expect(outcomeOfFault(undefined, 'mx', false)).toMatchObject({ kind: 'unreachable' })
  })

  it('joins the lines of a reply', () => {
    expect(replyOf('550-5.7.26 This mail\r\n550 5.7.26 is unauthenticated')).toEqual({
      code: 550,
      status: '5.7.26',
      text: '5.7.26 This mail 5.7.26 is unauthenticated',
    })
  })
})
