import { createServer } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mailTo } from '../../../test/support/mail-transport-contract.ts'
import { startBounceIntake } from '../../adapters/mail/bounce-intake.ts'
import { createEnvelopeSender } from '../../adapters/mail/envelope-sender.ts'
import { createSmtpTransport } from '../../adapters/mail/smtp.ts'
import { createTransport } from 'nodemailer'
import { Secret } from '../../kernel/secret.ts'
import type { Mail } from '../../messaging/app/ports.ts'
import type { BounceReport } from '../../messaging/domain/bounce-report.ts'
import { reportOf } from './bounce-report.ts'
import { createInboxStore } from './inbox-store.ts'
import { codeIn, linkIn } from './mail-text.ts'
import { startSmtpInbox } from './smtp-inbox.ts'
import type { SmtpInboxOptions } from './smtp-inbox.ts'

const envelopeSender = createEnvelopeSender('rebotes.clavero.test', new Secret(new Uint8Array(32).fill(7)))
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function inboxWith(more: Partial<SmtpInboxOptions> = {}) {
  const store = createInboxStore(3)
  const inbox = await startSmtpInbox({ store, port: 0, now: () => new Date(), lateBy: 30, ...more })
  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port: inbox.port,
    tls: false,
    from: { name: { es: 'Instituto de Prueba', en: 'Test Institute' }, address: 'clave@clavero.test' },
    envelopeSender,
    domain: 'clavero.test',
  })
  closing.push(
    () => inbox.close(),
    () => transport.close(),
  )
  return { store, send: (to: string, words?: Partial<Mail>) => transport.send(mailTo(to, words)) }
}

describe('the development inbox', () => {
  it('keeps the newest, and no more than it is told', async () => {
    const { store, send } = await inboxWith()
    for (const n of [1, 2, 3, 4]) await send(`caja${n}@empresa.test`)
    expect(store.list().map(({ to }) => to)).toEqual([4, 3, 2].map((n) => `caja${n}@empresa.test`))
  })

  it('hands link and code to the tests', async () => {
    const { store, send } = await inboxWith()
    await send('ana@empresa.test', {
      text: 'Abra:\n\nCrear:\nhttps://clave.test/clave/r#abc\n\nO este código:\n\n7Q4M-2K9T\n\nhttps://clave.test/aviso\n',
    })
    const { text } = await store.next(({ to }) => to === 'ana@empresa.test')
    expect(linkIn(text)).toBe('https://clave.test/clave/r#abc')
    expect(codeIn(text)).toBe('7Q4M-2K9T')
    expect(codeIn('Código\nHMKT-QRSV\n\n7Q4M-2K9T')).toBe('HMKT-QRSV')
  })

  it('puts the mail for spam@ into the other folder', async () => {
    const { store, send } = await inboxWith()
    await send('spam@empresa.test')
    expect(store.list()[0]?.folder).toBe('junk')
  })

  it('shows the mail for doble@ twice, later', async () => {
    const { store, send } = await inboxWith()
    expect(await send('doble@empresa.test')).toMatchObject({ kind: 'accepted' })
    expect(store.list()).toHaveLength(0)
    await vi.waitFor(() => expect(store.list()).toHaveLength(2), 2_000)
  })

  it('visits every address of our own for escaner@, with HEAD and GET, and no other', async () => {
    const visits: string[] = []
    const site = createServer((request, response) => {
      visits.push(`${request.method} ${request.url}`)
      response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => site.once('listening', ready))
    closing.push(() => new Promise((closed) => site.close(closed)))
    const publicOrigin = `http://127.0.0.1:${(site.address() as { port: number }).port}`
    const { send } = await inboxWith({ publicOrigin })
    await send('escaner@empresa.test', { text: `${publicOrigin}/clave/r#abc\n\nhttp://127.0.0.1:9/otra\n` })
    await vi.waitFor(() => expect(visits.sort()).toEqual(['GET /clave/r', 'HEAD /clave/r']), 2_000)
  })
})

describe('a mail that comes back', () => {
  const intake = async () => {
    const reports: BounceReport[] = []
    const started = await startBounceIntake({
      envelopeSender,
      port: 0,
      onReport: (report) => {
        reports.push(report)
        return Promise.resolve()
      },
    })
    closing.push(() => started.close())
    return { reports, port: started.port }
  }

  it('is read, and names the attempt it belongs to (CHANNELS 3.5)', async () => {
    const { reports, port } = await intake()
    const { send } = await inboxWith({ bouncePort: port })
    expect(await send('rebote@empresa.test')).toMatchObject({ kind: 'accepted' })
    await vi.waitFor(() => expect(reports).toHaveLength(1), 3_000)
    expect(reports[0]).toMatchObject({ attempt: 1, action: 'failed', reply: { code: 550, status: '5.1.1' } })
  })

  it('changes nothing when it is sent to an address without our mark', async () => {
    const { reports, port } = await intake()
    const forged = envelopeSender.of(mailTo('x@y.test').messageId, 1).replace(/[0-9a-f]{4}@/, '0000@')
    const stranger = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    await expect(
      stranger.sendMail({ envelope: { from: '', to: [forged] }, raw: reportOf(forged, 'ana@empresa.test') }),
    ).rejects.toMatchObject({ responseCode: 550 })
    expect(reports).toEqual([])
  })

  it('that is no report is taken and dropped', async () => {
    const { reports, port } = await intake()
    const ours = envelopeSender.of(mailTo('x@y.test').messageId, 1)
    const away = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    await away.sendMail({
      envelope: { from: '', to: [ours] },
      subject: 'Estoy de vacaciones',
      text: 'Vuelvo el lunes',
    })
    expect(reports).toEqual([])
  })
})
