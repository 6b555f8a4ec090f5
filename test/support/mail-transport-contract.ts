import { describe, expect, it } from 'vitest'
import type { EmailAddress } from '../../src/kernel/email-address.ts'
import type { MessageId } from '../../src/kernel/ids.ts'
import type { HandOver, Mail, MailTransport } from '../../src/messaging/app/ports.ts'
import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'

export interface TransportUnderTest {
  readonly transport: MailTransport
  /** What has arrived at an address so far. */
  arrived(to: string): readonly InboxMail[]
}

let count = 0
export const mailTo = (to: string, words: Partial<Mail> = {}): Mail => ({
  messageId: `0190a000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}` as MessageId,
  attempt: 1,
  to: to as EmailAddress,
  lang: 'es',
  subject: 'Enlace para crear la clave de su empresa',
  text: 'Pidió crear la clave.\n',
  html: '<p>Pidió crear la clave.</p>',
  ...words,
})

/** What every mail transport has to do, against the mailboxes of CHANNELS 3.8. */
export function mailTransportContract(name: string, underTest: () => TransportUnderTest): void {
  const send = (to: string, words?: Partial<Mail>): Promise<HandOver> =>
    underTest().transport.send(mailTo(to, words))

  describe(`${name} as a mail transport`, () => {
    it('reports acceptance with the reply, and the mail is there once', async () => {
      expect(await send('ana@empresa.test')).toMatchObject({ kind: 'accepted', reply: { code: 250 } })
      expect(underTest().arrived('ana@empresa.test')).toHaveLength(1)
    })

    it('reports an address that does not exist as refused for good', async () => {
      expect(await send('nadie@empresa.test')).toMatchObject({
        kind: 'refused',
        permanent: true,
        reply: { code: 550, status: '5.1.1' },
      })
    })

    it('reports a full mailbox as refused for now', async () => {
      expect(await send('lleno@empresa.test')).toMatchObject({
        kind: 'refused',
        permanent: false,
        reply: { code: 452, status: '4.2.2' },
      })
    })

    it('reports greylisting as refused for now, and the next attempt as accepted', async () => {
      expect(await send('gris@empresa.test')).toMatchObject({
        kind: 'refused',
        permanent: false,
        reply: { status: '4.7.1' },
      })
      expect(await send('gris@empresa.test')).toMatchObject({ kind: 'accepted' })
    })

    it('does not know what became of a mail whose connection was cut after the final dot', async () => {
      expect(await send('corta@empresa.test')).toMatchObject({ kind: 'unknown' })
    })

    it('does not know what became of a mail that is not answered in time', async () => {
      expect(await send('lento@empresa.test')).toMatchObject({ kind: 'unknown' })
    })

    it.each(['spam@empresa.test', 'rebote@empresa.test', 'doble@empresa.test', 'escaner@empresa.test'])(
      'takes the acceptance of %s for what it is',
      async (to) => {
        expect(await send(to)).toMatchObject({ kind: 'accepted' })
      },
    )

    it('goes on after every kind of failure', async () => {
      for (const to of ['corta@otra.test', 'nadie@otra.test', 'lleno@otra.test']) await send(to)
      expect(await send('eva@otra.test')).toMatchObject({ kind: 'accepted' })
    })

    it('keeps words that look like SMTP or markup as words', async () => {
      const text = 'uno\n.\nMAIL FROM:<evil@evil.test>\n..\n\nfin\n'
      expect(await send('punto@empresa.test', { text })).toMatchObject({ kind: 'accepted' })
      expect(underTest().arrived('punto@empresa.test')[0]?.text.trimEnd()).toBe(text.trimEnd())
    })

    it('has an answer for twenty at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send(`caja${n}@muchas.test`)))
      expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
    })
  })
}
