import { createServer } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailTo, mailTransportContract } from '../../../test/support/mail-transport-contract.ts'
import { createInboxStore } from '../../entry/demo/inbox-store.ts'
import { startSmtpInbox } from '../../entry/demo/smtp-inbox.ts'
import type { SmtpInbox } from '../../entry/demo/smtp-inbox.ts'
import type { EmailAddress } from '../../kernel/email-address.ts'
import { Secret } from '../../kernel/secret.ts'
import type { MailTransport } from '../../messaging/app/ports.ts'
import { createEnvelopeSender } from './envelope-sender.ts'
import { createSmtpTransport } from './smtp.ts'
import type { SmtpOptions } from './smtp.ts'

const store = createInboxStore()
const envelopeSender = createEnvelopeSender('rebotes.clavero.test', new Secret(new Uint8Array(32).fill(7)))
let inbox: SmtpInbox
const open: MailTransport[] = []

function connect(more: Partial<SmtpOptions> = {}): MailTransport {
  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port: inbox.port,
    tls: false,
    from: {
      name: {
        es: 'Instituto de Seguridad Social de Prueba – Clave de empleador',
        en: 'Test Institute – Employer key',
      },
      address: 'clave@clavero.test',
    },
    envelopeSender,
    domain: 'clavero.test',
    organization: 'Instituto de Seguridad Social de Prueba',
    timeout: 1_500,
    breaker: { silencesToClose: 100 },
    ...more,
  })
  open.push(transport)
  return transport
}

let transport: MailTransport
beforeAll(async () => {
  inbox = await startSmtpInbox({ store, port: 0, now: () => new Date(), lateBy: 50 })
  transport = connect()
})
afterAll(async () => {
  for (const one of open) await one.close()
  await inbox.close()
})

mailTransportContract('smtp', () => ({ transport, arrived: (to) => store.list(to) }))

describe('what leaves over SMTP', () => {
  it('has fixed sender, one recipient, a Message-ID of ours and says that no person wrote it', async () => {
    const mail = mailTo('cabeceras@empresa.test')
    await transport.send(mail)
    const [arrived] = store.list('cabeceras@empresa.test')
    expect(arrived?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'message-id': `<${mail.messageId}.1@clavero.test>`,
      organization: 'Instituto de Seguridad Social de Prueba',
      to: 'cabeceras@empresa.test',
    })
    expect(arrived?.from).toBe(
      'Instituto de Seguridad Social de Prueba – Clave de empleador <clave@clavero.test>',
    )
    expect(envelopeSender.read(arrived?.envelopeFrom ?? '')).toEqual({
      messageId: mail.messageId,
      attempt: 1,
    })
  })

  it.each([
    'a@empresa.test\r\nBcc: evil@evil.test',
    'a@empresa.test, evil@evil.test',
    'a@empresa.test;evil@evil.test',
    'a@empresa.test evil@evil.test',
    '<evil@evil.test>, a@empresa.test',
  ])('is nothing at all for %j (ATK-39, ATK-41)', async (to) => {
    const before = store.list().length
    await expect(transport.send(mailTo(to))).rejects.toThrow('exactly one plain address')
    expect(store.list()).toHaveLength(before)
  })

  it('adds no header that a subject smuggles in', async () => {
    await transport.send(
      mailTo('asunto@empresa.test', { subject: 'Hola\r\nBcc: evil@evil.test\r\nX-Evil: 1' }),
    )
    const [arrived] = store.list('asunto@empresa.test')
    expect(arrived?.headers).not.toHaveProperty('bcc')
    expect(arrived?.headers).not.toHaveProperty('x-evil')
    expect(store.list('evil@evil.test')).toEqual([])
  })

  it('is signed when a DKIM key is given', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const signing = connect({
      dkim: { domain: 'clavero.test', selector: 'a1', privateKey: new Secret(privateKey) },
    })
    expect(await signing.send(mailTo('firma@empresa.test'))).toMatchObject({ kind: 'accepted' })
    expect(store.list('firma@empresa.test')[0]?.headers['dkim-signature']).toMatch(/d=clavero\.test/)
    expect(await signing.send(mailTo('corta@firma.test'))).toMatchObject({ kind: 'unknown' })
  })
})

describe('a mail server that is not there', () => {
  it('is unreachable, whether the port is closed or nobody speaks', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise((ready) => silent.once('listening', ready))
    const { port } = silent.address() as { port: number }
    expect(await connect({ port, timeout: 300 }).send(mailTo('a@empresa.test'))).toMatchObject({
      kind: 'unreachable',
    })
    await new Promise((closed) => silent.close(closed))
    expect(await connect({ port }).send(mailTo('a@empresa.test'))).toMatchObject({ kind: 'unreachable' })
  })

  it('is unreachable when the connection is cut before the mail is out', async () => {
    const cutting = createServer((socket) => {
      socket.write('220 hola\r\n')
      socket.on('data', (said) => {
        if (String(said).startsWith('EHLO')) socket.write('250 hola\r\n')
        else socket.destroy()
      })
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => cutting.once('listening', ready))
    const { port } = cutting.address() as { port: number }
    expect(await connect({ port }).send(mailTo('a@empresa.test'))).toMatchObject({ kind: 'unreachable' })
    await new Promise((closed) => cutting.close(closed))
  })

  it('refuses to speak in plain where TLS is required', async () => {
    expect(await connect({ tls: 'required' }).send(mailTo('tls@empresa.test'))).toMatchObject({
      kind: 'unreachable',
    })
    expect(store.list('tls@empresa.test')).toEqual([])
  })
})

describe('a domain that never answers', () => {
  it('is left alone after three silences while others go through', async () => {
    const careful = connect({ timeout: 1_000, breaker: { silencesToClose: 3 } })
    for (let n = 0; n < 3; n += 1)
      expect(await careful.send(mailTo('lento@muda.test'))).toMatchObject({ kind: 'unknown' })
    expect(await careful.send(mailTo('ana@muda.test'))).toMatchObject({
      kind: 'unreachable',
      reply: { text: expect.stringContaining('not tried') as string },
    })
    expect(await careful.send(mailTo('ana@viva.test'))).toMatchObject({ kind: 'accepted' })
  })
})

it('an address with capital letters is accepted as it stands', async () => {
  const to = 'Ana.Perez+Clave@Empresa.TEST' as EmailAddress
  expect(await transport.send(mailTo(to))).toMatchObject({ kind: 'accepted' })
})
