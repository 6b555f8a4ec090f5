import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeAuthority,
  type DemoAuthority,
  type IssuingAuthority,
} from '../../entry/demo/authority/authority.ts'
import { extension } from '../../entry/demo/authority/certificate.ts'
import { integer, sequence } from '../../entry/demo/authority/der-writer.ts'
import {
  longList,
  longListSerial,
  writeList,
  type ListWish,
} from '../../entry/demo/authority/revocation-list.ts'
import { trustEntryOf } from '../../entry/demo/authority/trust-entries.ts'
import { days, hours, instant, plus } from '../../kernel/time.ts'
import type { ListReader, ListReading } from '../../proofs/signatures/app/revocation-ports.ts'
import { findSerial } from '../../proofs/signatures/domain/serial-pages.ts'
import { createListReader } from './list-reader.ts'
import { readList } from './read-list.ts'

const at = instant(1_800_000_000_000)
let authority: DemoAuthority
let issuer: IssuingAuthority
const open: Server[] = []
const readers: ListReader[] = []
beforeAll(async () => {
  authority = await makeAuthority(at, { bits: 2_048 })
  issuer = authority.issuing.SUBJ
})
afterAll(async () => {
  for (const server of open) server.closeAllConnections()
  await Promise.all(open.map((server) => new Promise((done) => server.close(done))))
  await Promise.all(readers.map((reader) => reader.close()))
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.crl`
}

function reader(options: Parameters<typeof createListReader>[0] = {}): ListReader {
  const made = createListReader({ limit: 2, ownMachine: true, ...options })
  readers.push(made)
  return made
}

const entry = (of: IssuingAuthority = issuer) => trustEntryOf(of, at, 'http://crl.example')
const list = (over: Partial<ListWish> = {}, by: Pick<IssuingAuthority, 'name' | 'keys'> = issuer) =>
  writeList(
    {
      revoked: [1, 2, 3].map((n) => ({ serial: longListSerial(n) })),
      thisUpdate: plus(at, -60),
      nextUpdate: plus(at, hours(24)),
      number: 7,
      ...over,
    },
    by,
  )
// Here, and not in the thread: what is taken and what is not is the same.
const readOctets = (octets: Uint8Array) => readList([octets], entry().certificate, at)
const asks = (url: string, from = reader()) =>
  from.read({ url, etag: undefined, lastModified: undefined }, entry(), at)
const faultOf = (reading: ListReading) => (reading.is === 'refused' ? reading.fault : reading.is)

/** One octet of a serial number. */
function changed(octets: Buffer): Buffer {
  octets.writeUInt8(0x12, octets.indexOf(longListSerial(2)))
  return octets
}
const critical = (oid: string, value: Buffer) => extension(oid, value, true)

describe('a list', () => {
  it('is fetched, read and packed, with what its address says of it', async () => {
    const octets = list()
    const url = await serve((_request, response) => {
      response.writeHead(200, { etag: '"7"', 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' }).end(octets)
    })
    const reading = await asks(url)
    if (reading.is !== 'read') throw new Error(JSON.stringify(reading))
    expect(reading).toMatchObject({
      etag: '"7"',
      lastModified: 'Mon, 02 Nov 2026 10:00:00 GMT',
      list: {
        issuerKeySha256: entry().keySha256,
        entries: 3,
        number: '7',
        thisUpdate: plus(at, -60),
        nextUpdate: plus(at, hours(24)),
      },
    })
    expect(Buffer.from(reading.list.octets).equals(octets)).toBe(true)
    const [page] = reading.list.pages
    expect(findSerial(page?.octets ?? new Uint8Array(), longListSerial(2))).toBe(plus(at, -60 - days(1)))
    expect(findSerial(page?.octets ?? new Uint8Array(), longListSerial(4))).toBeUndefined()
  })

  it('that has not changed is not sent again', async () => {
    const url = await serve((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200).end(list())
    })
    const again = await reader().read({ url, etag: '"7"', lastModified: undefined }, entry(), at)
    expect(again.is).toBe('unchanged')
  })

  it.each<[string, string, () => Uint8Array]>([
    [
      'is signed by another',
      'notSigned',
      () => list({}, { name: issuer.name, keys: authority.stranger.keys }),
    ],
    [
      'is in the name of another',
      'notSigned',
      () => list({}, { name: authority.root.name, keys: issuer.keys }),
    ],
    ['is of another authority', 'notSigned', () => list({}, authority.issuing.EXT)],
    ['was changed', 'notSigned', () => changed(list())],
    ['has ended', 'stale', () => list({ thisUpdate: plus(at, -days(9)), nextUpdate: plus(at, -days(2)) })],
    ['has not begun', 'future', () => list({ thisUpdate: plus(at, 60) })],
    ['only says what has changed', 'scope', () => list({ extensions: [critical('2.5.29.27', integer(6))] })],
    [
      'is about certificates of others',
      'scope',
      () => list({ extensions: [critical('2.5.29.28', sequence(Buffer.of(0x84, 1, 0xff)))] }),
    ],
    [
      'says what is not understood',
      'unreadable',
      () => list({ extensions: [critical('2.999.1', integer(1))] }),
    ],
    ['is cut off', 'unreadable', () => list().subarray(0, -9)],
    ['goes on behind its end', 'unreadable', () => Buffer.concat([list(), Buffer.of(0)])],
    ['is a page', 'unreadable', () => Buffer.from('<html>Not here</html>')],
    ['is empty', 'unreadable', () => Buffer.alloc(0)],
  ])('that %s is not taken: %s', async (_what, fault, octets) => {
    expect(faultOf(await readOctets(octets()))).toBe(fault)
  })

  it.each<[string, string, RequestListener]>([
    ['a redirect', 'redirect', (_, response) => void response.writeHead(301, { location: '/b' }).end()],
    ['an error', 'status', (_, response) => void response.writeHead(404).end()],
    ['too much', 'tooLarge', (_, response) => void response.end(Buffer.alloc(2_000))],
    ['silence', 'timeout', () => undefined],
  ])('is not there with %s: %s', async (_what, fault, listener) => {
    expect(faultOf(await asks(await serve(listener), reader({ limit: 0.5, most: 1_000 })))).toBe(fault)
  })

  it('is not sought inside', async () => {
    let asked = false
    const url = await serve((_, response) => {
      asked = true
      response.end(list())
    })
    expect(faultOf(await asks(url, reader({ ownMachine: false })))).toBe('inside')
    expect(asked).toBe(false)
  })
})

describe('the thread that reads lists', () => {
  const script = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`)

  it.each([
    ['throws', 'throw new Error("no")'],
    ['ends', 'process.exit(0)'],
    ['takes all memory', 'const all = []; for (;;) all.push(new Array(1e6).fill("x" + all.length))'],
  ])('harms nobody when it %s', async (_what, text) => {
    expect(faultOf(await asks('http://a.invalid/', reader({ script: script(text) })))).toBe('broken')
  })

  it('reads 200,000 entries while this one goes on', async () => {
    const octets = longList(issuer, 200_000, at)
    const one = reader({ limit: 60 })
    // Once, so that what is measured is no loading of modules.
    await one.read({ octets: list() }, entry(), at)
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 5)
    const reading = await one.read({ octets }, entry(), at)
    clearInterval(beat)
    expect(reading).toMatchObject({ is: 'read', list: { entries: 200_000 } })
    // Alone the reading takes several times as long.
    expect(longest).toBeLessThan(250)
  }, 60_000)
})
