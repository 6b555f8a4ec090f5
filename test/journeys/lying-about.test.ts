import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWeb } from '../../src/entry/web.ts'
import { recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

/** The first line that comes back for octets as they are. */
function sent(octets: string): Promise<string> {
  const [instance] = service.instances
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(instance?.port ?? 0, '127.0.0.1', () => socket.write(octets))
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      socket.end()
    })
    socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
    socket.on('error', reject)
  })
}

it('serves nothing that lies about: no history, no list, no source, no map', async () => {
  const ana = visit(service)
  const lying = [
    '/.git/HEAD',
    '/.git/config',
    '/a/.git/HEAD',
    '/a/../.git/HEAD',
    '/a/..%2f.git%2fHEAD',
    '/a/%2e%2e/package.json',
    '/a/..\\..\\package.json',
    '/package.json',
    '/package-lock.json',
    '/.env',
    '/a',
    '/a/',
    '/a/manifest.json/',
    '/a/app.js.map',
    '/src/entry/web.ts',
    '/a/%00',
    '/cuenta/x.css',
    '/caso/x.js',
  ]
  for (const path of lying) {
    const { status, headers, body } = await ana.ask(path)
    // Another address is as good as none: nothing may come from it.
    expect([path, [303, 400, 404].includes(status), headers['cache-control']]).toEqual([
      path,
      true,
      'no-store',
    ])
    expect(body).not.toMatch(/refs\/heads|\[core\]|"dependencies"|sourceMappingURL|Index of/)
  }
})

it('does not answer TRACE', async () => {
  const { host } = new URL(service.origin)
  for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND'])
    expect([
      method,
      await sent(`${method} / HTTP/1.1\r\nHost: ${host}\r\nX-Word: palabra\r\n\r\n`),
    ]).not.toEqual([method, expect.stringMatching(/^HTTP\/1\.1 [23]/)])
})

it('takes no request whose end is told in two ways', async () => {
  const { host } = new URL(service.origin)
  const start = `POST /entrar HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  const twice = [
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
    'Content-Length: 4\r\nContent-Length: 5\r\n\r\nf=12',
    'Transfer-Encoding: identity\r\n\r\nf=12',
    'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    'Content-Length: +4\r\n\r\nf=12',
    'Content-Length : 4\r\n\r\nf=12',
  ]
  for (const rest of twice)
    expect([rest, await sent(start + rest)]).toEqual([rest, 'HTTP/1.1 400 Bad Request'])
  // The same without the trick is read: as a form that no page of ours sent.
  expect(await sent(`${start}Content-Length: 4\r\n\r\nf=12`)).toMatch(/^HTTP\/1\.1 4(?:00|03) /)
})

it('has no page of the demonstration, and says nothing of its insides when it breaks', async () => {
  const [instance] = service.instances
  if (instance === undefined) throw new Error('no instance')
  const words = 'relation "employer" does not exist at /opt/clavero/x.ts:1'
  const app = await buildWeb(instance.parts, [
    (more) =>
      void more.get('/roto', () => {
        throw new Error(words)
      }),
  ])
  const { host } = new URL(service.origin)
  for (const path of ['/demo', '/demo/correo', '/demo/personas', '/demo/registros'])
    expect((await app.inject({ url: path, headers: { host } })).statusCode).toBe(404)
  for (const accept of ['text/html', 'application/json']) {
    const { statusCode, body, headers } = await app.inject({ url: '/roto', headers: { host, accept } })
    expect([statusCode, headers['cache-control']]).toEqual([500, 'no-store'])
    expect(body).not.toMatch(/employer|does not exist|\.ts|\bat\b.*:\d/)
    expect(body).toContain('CLV-')
  }
  await app.close()
  // It is in the log all the same, for who has to mend it.
  expect(service.faultLines().filter((line) => line.includes('does not exist'))).toHaveLength(2)
})

it('hands a paper out as a file to keep, under a name of ours', async () => {
  const ana = visit(service)
  await recover(ana, service.fresh())
  const [, code = ''] = /(CLV-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(ana.page.words) ?? []
  for (const [kind, type] of [
    ['pdf', 'application/pdf'],
    ['json', 'application/json; charset=utf-8'],
  ]) {
    const { status, headers } = await ana.ask(`/caso/${code}/comprobante.${kind}?filename=x.html`)
    expect([
      status,
      headers['content-type'],
      headers['content-disposition'],
      headers['x-content-type-options'],
    ]).toEqual([200, type, `attachment; filename="${code}.${kind}"`, 'nosniff'])
  }
})
