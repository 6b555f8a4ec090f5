import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { mailsTo, newest, nextMail } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-01', 'a link that points at the attacker’s host', (scene) => {
  it('asking for the link under another name sends none, and other names beside ours change nothing in it', async () => {
    const { company, ana } = await scene.at('answered')
    const { origin } = scene.service
    const port = new URL(origin).port
    const body = await ana.filled('/enlace', scene.profile === 'standards' ? { tiempo: 'short' } : {})
    const send = (headers: Readonly<Record<string, string>>) =>
      ana.copy().ask('/enlace', { method: 'POST', body, headers })
    // prettier-ignore
    for (const host of ['evil.test', `evil.test:${port}`, `localhost.:${port}`, `localhost:${port}.evil.test`, 'localhost:80@evil.test']) {
      const answer = await send({ host })
      expect([host, [400, 421].includes(answer.status)]).toEqual([host, true])
      expect(answer.body).not.toContain('evil.test')
    }
    for (const origin of ['https://evil.test', 'null'])
      expect((await send({ origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(mailsTo(ana, company, ana.t('m01.subject'))).toEqual([])
    const since = newest(ana)
    const answer = await send({
      'x-forwarded-host': 'evil.test',
      'x-host': 'evil.test',
      'x-original-url': 'https://evil.test/',
      forwarded: 'host=evil.test;proto=https',
      referer: 'https://evil.test/',
    })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/enlace/enviado'])
    const mail = await nextMail(ana, company, since)
    const addresses = `${mail.text}\n${mail.html ?? ''}`.match(/https?:\/\/[^\s"'<>]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter((one) => !one.startsWith(`${origin}/`))).toEqual([])
    expect(JSON.stringify(mail)).not.toContain('evil.test')
  })

  it('nobody is answered under another name than the configured one', async () => {
    const { port } = new URL(scene.service.origin)
    // prettier-ignore
    const names = ['evil.test', `evil.test:${port}`, `localhost.:${port}`, `localhost:${port}.evil.test`, `localhost:${Number(port) + 1}`, `localhost:80@evil.test`, `LOCALHOST.EVIL:${port}`, '127.0.0.1']
    for (const host of names) {
      for (const path of ['/', '/empresa', '/no-hay', '/clave/abcdefghijkl']) {
        const answer = await visit(scene.service).ask(path, { headers: { host } })
        expect([host, path, answer.status === 421 || answer.status === 400]).toEqual([host, path, true])
        expect(answer.body).not.toContain('evil.test')
      }
    }
  })

  it('nor by an absolute address, nor with two names', async () => {
    const { host, port } = new URL(scene.service.origin)
    const rest = 'Connection: close\r\n\r\n'
    const absolute = await raw(port, `GET http://evil.test/ HTTP/1.1\r\nHost: ${host}\r\n${rest}`)
    expect(absolute).toMatch(/^HTTP\/1\.1 (?:200|400|404|421) /)
    expect(absolute).not.toContain('evil.test')
    for (const text of [
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.test\r\n${rest}`,
      `GET / HTTP/1.1\r\nHost: evil.test\r\nHost: ${host}\r\n${rest}`,
      `GET / HTTP/1.1\r\n${rest}`,
      `GET / HTTP/1.1\r\nHost:\r\n${rest}`,
    ]) {
      const answer = await raw(port, text)
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
      expect(answer).not.toContain('evil.test')
    }
  })
})

const raw = (port: string, text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (part) => (answer += String(part)))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
