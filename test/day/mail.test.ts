import { describe, expect, it } from 'vitest'
import { instant, plus } from '../../src/kernel/time.ts'
import { simulatedMail } from '../support/day/mail.ts'
import { mailTo, mailTransportContract } from '../support/mail-transport-contract.ts'

const start = instant(1_900_000_000_000)

const alone = simulatedMail(() => start)
mailTransportContract('simulated mail', () => ({
  transport: alone.transport,
  arrived: (to) => alone.seen(to),
}))

describe('a simulated mail server', () => {
  function server() {
    let now = start
    const mail = simulatedMail(() => now)
    const hand = async () => (await mail.transport.send(mailTo('ana@empresa.test'))).kind
    return { mail, hand, pass: (seconds: number) => void (now = plus(now, seconds)) }
  }

  it('that greylists puts off everything from the first sight on, to the second', async () => {
    const { mail, hand, pass } = server()
    mail.treat('ana@empresa.test', { greylisted: 300 })
    expect(await hand()).toBe('refused')
    pass(299)
    expect(await hand()).toBe('refused')
    pass(1)
    expect(await hand()).toBe('accepted')
    expect(await hand()).toBe('accepted')
    expect(mail.seen('ana@empresa.test')).toHaveLength(2)
  })

  it('that is slow shows a mail later than it took it', async () => {
    const { mail, hand, pass } = server()
    mail.treat('ana@empresa.test', { delay: () => 120 })
    expect(await hand()).toBe('accepted')
    pass(119)
    expect(mail.seen('ana@empresa.test')).toEqual([])
    pass(1)
    expect(mail.seen('ana@empresa.test')).toHaveLength(1)
  })

  it('that is full takes nothing until it was emptied; one that breaks off took it all the same', async () => {
    const { mail, hand, pass } = server()
    mail.treat('ana@empresa.test', { fullUntil: plus(start, 60), isCut: () => true })
    expect(await hand()).toBe('refused')
    pass(60)
    expect(await hand()).toBe('unknown')
    expect(mail.seen('ana@empresa.test')).toHaveLength(1)
  })

  it('that does not know an address refuses it, or takes the mail and sends it back, once', async () => {
    const { mail, hand } = server()
    mail.treat('ana@empresa.test', { gone: 'refused' })
    expect(await hand()).toBe('refused')
    mail.treat('ana@empresa.test', { gone: 'returned' })
    expect(await hand()).toBe('accepted')
    expect(mail.takeReturned()).toHaveLength(1)
    expect([mail.takeReturned(), mail.seen('ana@empresa.test')]).toEqual([[], []])
  })
})
