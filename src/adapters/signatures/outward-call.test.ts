import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { isOutside } from './inner-addresses.ts'
import { askOutward, OutwardFault, type OutwardQuestion } from './outward-call.ts'

const open: Server[] = []
afterAll(() => {
  for (const server of open) server.closeAllConnections()
  return Promise.all(open.map((server) => new Promise((done) => server.close(done))))
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.crl`
}

const isOwn = (address: string) => address === '127.0.0.1'

/** What came, or why nothing did. */
const ask = async (url: string, over: Partial<OutwardQuestion> = {}): Promise<string> => {
  try {
    const octets = await askOutward({ url, limit: 0.3, most: 100, mayReach: isOwn, ...over })
    return Buffer.from(octets).toString()
  } catch (fault) {
    return fault instanceof OutwardFault ? fault.why : String(fault)
  }
}

describe('a question to an authority', () => {
  it('brings its answer, and takes no cookie along', async () => {
    const asked: unknown[] = []
    const url = await serve((request, response) => {
      asked.push([request.method, request.headers['cookie'], request.headers['content-type']])
      response.setHeader('set-cookie', 'a=1')
      response.end('list')
    })
    expect(await ask(url)).toBe('list')
    expect(await ask(url, { body: { type: 'application/ocsp-request', octets: Buffer.from('x') } })).toBe(
      'list',
    )
    expect(asked).toEqual([
      ['GET', undefined, undefined],
      ['POST', undefined, 'application/ocsp-request'],
    ])
  })

  it.each([
    [
      'an answer that announces too much',
      'tooLarge',
      (r) => r.writeHead(200, { 'content-length': '101' }).end('x'.repeat(101)),
    ],
    [
      'an answer that grows too large',
      'tooLarge',
      (r) => void (r.write('x'.repeat(60)), setTimeout(() => r.end('x'.repeat(60)), 20)),
    ],
    ['a redirect', 'redirect', (r) => r.writeHead(302, { location: '/b' }).end()],
    ['an error', 'status', (r) => r.writeHead(500).end()],
    ['a packed answer', 'status', (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end('x')],
    ['no answer in time', 'timeout', () => undefined],
    ['an answer that never ends', 'timeout', (r) => r.write('x')],
    ['a connection that breaks', 'connection', (r) => void r.destroy()],
    ['what has not changed', 'unchanged', (r) => r.writeHead(304).end()],
  ] satisfies [string, string, (response: Parameters<RequestListener>[1]) => unknown][])(
    'is over with %s: %s',
    async (_what, why, answer) => {
      expect(await ask(await serve((_request, response) => void answer(response)))).toBe(why)
    },
  )

  it.each(['ftp://a.invalid/', 'file:///etc/hosts', 'ldap://a.invalid/', 'http://a:b@127.0.0.1/', 'x'])(
    'goes nowhere for %s',
    async (url) => {
      expect(await ask(url)).toBe('address')
    },
  )

  it.each([
    '',
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://2130706433/',
    'http://localhost:1/',
    'http://10.0.0.1/',
  ])('does not go inside, by number or by name: %s', async (url) => {
    let asked = false
    const own = await serve((_request, response) => {
      asked = true
      response.end()
    })
    expect(await ask(url === '' ? own : url, { mayReach: isOutside })).toBe('inside')
    expect(asked).toBe(false)
  })
})

describe('an address', () => {
  it.each(['8.8.8.8', '190.15.128.1', '172.15.0.1', '172.32.0.1', '2800:68::1', '2a00:1450::1'])(
    '%s is of the public internet',
    (address) => {
      expect(isOutside(address)).toBe(true)
    },
  )

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isOutside(address)).toBe(false)
  })
})
