import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { writes } from '../support/addresses.ts'
import { attack } from '../support/attack.ts'
import { identify, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-37', 'requests the user did not make', (scene) => {
  it('no page of anybody else sends a form of ours, though it has every cookie and every number', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await signIn(ana, company, company.key ?? '')
    const body = await ana.open('/preguntas').then(() => ana.filled('/preguntas'))
    const before = await standingOf(service, company)
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'x' },
      { 'sec-fetch-site': '', origin: 'null' },
    ]
    for (const path of writes) {
      for (const headers of foreign) {
        const answer = await ana.ask(path, { method: 'POST', body, headers })
        expect([path, headers, answer.status, /CLV-908/.test(answer.body)]).toEqual([
          path,
          headers,
          403,
          true,
        ])
      }
    }
    expect(await standingOf(service, company)).toEqual(before)
  })

  it('nor does a page of ours that another browser was shown: its number is not this browser’s', async () => {
    const { service } = scene
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const attacker = visit(service)
    await recover(attacker, mine, { stopAt: 'answered' })
    const owner = visit(service)
    await recover(owner, theirs, { stopAt: 'answered' })
    const { f = '' } = await attacker.filled('/enlace')
    const body = {
      ...(await owner.filled('/enlace', scene.profile === 'standards' ? { tiempo: 'short' } : {})),
      f,
    }
    expect((await owner.copy().ask('/enlace', { method: 'POST', body })).status).toBe(403)
    expect(await standingOf(service, theirs)).toMatchObject({ links: 0, state: 'ready' })
  })

  it('an old browser that names only its origin is judged by that', async () => {
    const { service } = scene
    const ana = visit(service)
    await identify(ana, service.fresh())
    const body = String(new URLSearchParams(await ana.filled('/preguntas')))
    const { host, port } = new URL(service.origin)
    const status = (origin: string) =>
      new Promise<number>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1')
        const cookie = [...ana.cookies].map((pair) => pair.join('=')).join('; ')
        socket.write(
          `POST /preguntas HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
        )
        socket.once('data', (part) => resolve(Number(String(part).split(' ', 2)[1])))
        socket.on('error', reject)
      })
    for (const origin of [
      'null',
      'https://evil.test',
      `http://evil.test:${port}`,
      `${service.origin}.evil.test`,
      'x',
    ])
      expect([origin, await status(origin)]).toEqual([origin, 403])
    expect(await status(service.origin)).toBe(303)
  })

  it('over https every cookie is ours alone, closed to scripts and to other sites', async () => {
    const secure = await startService({ scheme: 'https', profile: scene.profile })
    try {
      const company = secure.fresh()
      const ana = visit(secure)
      await recover(ana, company, { stopAt: 'asked' })
      await ana.open('/entrar')
      const body = await ana.filled('/entrar', { ruc: company.identifier, clave: company.key ?? '' })
      const { headers } = await ana.ask('/entrar', { method: 'POST', body })
      const cookies = [headers['set-cookie'] ?? []].flat()
      expect(cookies.length).toBeGreaterThan(0)
      for (const cookie of cookies)
        expect(cookie).toMatch(/^__Host-clv-\w+=[^;]*; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
      expect([...ana.cookies.keys()].every((name) => name.startsWith('__Host-'))).toBe(true)
      expect(String(headers['strict-transport-security'])).toMatch(/^max-age=\d{8}/)
    } finally {
      await secure.stop()
    }
  })
})
