import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOcspClient } from '../../../adapters/signatures/ocsp-client.ts'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { readList } from '../../../adapters/signatures/read-list.ts'
import {
  makeAuthority,
  newSerial,
  type DemoAuthority,
  type IssuingAuthority,
} from '../../../entry/demo/authority/authority.ts'
import { extension } from '../../../entry/demo/authority/certificate.ts'
import { sequence } from '../../../entry/demo/authority/der-writer.ts'
import { writeLeaf, type LeafWish } from '../../../entry/demo/authority/leaf.ts'
import { writeAnswer, type AnswerWish } from '../../../entry/demo/authority/ocsp-answer.ts'
import { writeList, type ListWish } from '../../../entry/demo/authority/revocation-list.ts'
import { trustEntryOf } from '../../../entry/demo/authority/trust-entries.ts'
import { days, hours, instant, plus, type Instant } from '../../../kernel/time.ts'
import { listsInMemory } from './lists-in-memory.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { hexDigestOf } from '../../../platform/crypto/digests.ts'
import { revocationSource } from './revocation-source.ts'

const at = instant(1_800_000_000_000)
let authority: DemoAuthority
let issuer: IssuingAuthority
const open: Server[] = []
beforeAll(async () => {
  authority = await makeAuthority(at, { bits: 2_048 })
  issuer = authority.issuing.SUBJ
})
afterAll(async () => {
  for (const server of open) server.closeAllConnections()
  await Promise.all(open.map((server) => new Promise((done) => server.close(done))))
})

const person = { cedula: '2449999016', name: 'PRUEBA EJEMPLO ANA' }
const serial = newSerial()
const leafOf = (wish: Partial<LeafWish> = {}) =>
  writeLeaf(authority, { from: 'SUBJ', kind: 'person', serial, ...wish }, person, at, 'http://crl.example')

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ocsp`
}
const responder = (octets: () => Uint8Array) => serve((_request, response) => void response.end(octets()))

const answer = (over: Partial<AnswerWish> = {}) =>
  writeAnswer({
    serial,
    issuer,
    status: 'good',
    thisUpdate: plus(at, -60),
    nextUpdate: plus(at, hours(1)),
    ...over,
  })

const listOf = (over: Partial<ListWish> = {}) =>
  writeList(
    { revoked: [], thisUpdate: plus(at, -60), nextUpdate: plus(at, hours(24)), number: 1, ...over },
    issuer,
  )

interface Scene {
  readonly mode?: TrustEntry['revocation']['mode']
  readonly lists?: readonly Uint8Array[]
  readonly ocspUrls?: readonly string[]
  readonly allowedHosts?: readonly string[]
  readonly leaf?: Partial<LeafWish>
  readonly leafOcspUrls?: readonly string[]
  readonly leafCrlUrls?: readonly string[]
  readonly now?: Instant
  readonly ownMachine?: boolean
  /** Every list is gone by the time it is looked through. */
  readonly isReplaced?: boolean
}

async function status(scene: Scene) {
  const entry = trustEntryOf(issuer, at, 'http://crl.example')
  const trusted: TrustEntry = {
    ...entry,
    revocation: {
      mode: scene.mode ?? 'ocsp',
      crlUrls: [],
      ocspUrls: scene.ocspUrls ?? [],
      allowedHosts: scene.allowedHosts ?? [],
    },
  }
  const readings = await Promise.all(
    (scene.lists ?? []).map((octets) => readList([octets], entry.certificate, at)),
  )
  const lists = listsInMemory(readings.flatMap((reading) => (reading.is === 'read' ? [reading.list] : [])))
  const kept: string[] = []
  const source = revocationSource({
    evidence: { keepAnswer: (sha256) => Promise.resolve(void kept.push(sha256)) },
    lists: scene.isReplaced === true ? { ...lists, since: () => Promise.resolve('gone') } : lists,
    ocsp: createOcspClient({ limit: 0.3, ownMachine: scene.ownMachine ?? true }),
    crypto: nodeCrypto,
    clock: () => scene.now ?? at,
  })
  const found = await source.statusOf(
    {
      chain: [leafOf(scene.leaf).certificate, issuer.certificate],
      issuer: trusted,
      crlUrls: scene.leafCrlUrls ?? [],
      ocspUrls: scene.leafOcspUrls ?? [],
    },
    at,
  )
  return { ...found, wanted: lists.wanted, kept }
}

describe('by a responder', () => {
  it('a certificate is good, with what says so', async () => {
    const octets = answer()
    const found = await status({ ocspUrls: [await responder(() => octets)] })
    expect(found).toMatchObject({
      is: 'good',
      evidence: { by: 'ocsp', thisUpdate: plus(at, -60), nextUpdate: plus(at, hours(1)) },
    })
    expect(found.is === 'good' && Buffer.from(found.octets).equals(octets)).toBe(true)
    // What a verdict will stand on is kept before there is one.
    expect(found.kept).toEqual([hexDigestOf(octets)])
  })

  it('a certificate is revoked, also when there is a list that does not say so yet', async () => {
    const since = plus(at, -days(3))
    const url = await responder(() => answer({ status: 'revoked', since }))
    expect(await status({ mode: 'ocspThenCrl', ocspUrls: [url], lists: [listOf()] })).toMatchObject({
      is: 'revoked',
      since,
    })
  })

  it('a certificate that a list in force names is revoked, whatever a responder says (SIGNATURES 8.4)', async () => {
    const url = await responder(() => answer())
    const since = plus(at, -days(2))
    const lists = [listOf({ revoked: [{ serial, since }] })]
    expect(await status({ mode: 'ocspThenCrl', ocspUrls: [url], lists })).toMatchObject({
      is: 'revoked',
      since,
      evidence: { by: 'crl' },
    })
    // An entry that asks responders alone has no list to go by.
    expect(await status({ mode: 'ocsp', ocspUrls: [url], lists })).toMatchObject({ is: 'good' })
  })

  it.each<[string, string, () => Partial<AnswerWish>]>([
    ['does not know it', 'unknownToResponder', () => ({ status: 'unknown' })],
    ['is a stranger', 'responder', () => ({ responder: authority.stranger })],
    ['speaks of another certificate', 'otherCertificate', () => ({ serial: newSerial() })],
    ['speaks of another issuer', 'otherCertificate', () => ({ issuer: authority.issuing.EXT })],
    [
      'has said it too long ago',
      'stale',
      () => ({ thisUpdate: plus(at, -days(3)), nextUpdate: plus(at, -1) }),
    ],
    ['says it of tomorrow', 'notYet', () => ({ thisUpdate: plus(at, 60), nextUpdate: plus(at, hours(1)) })],
  ])('nothing is known when it %s: %s', async (_what, gap, wish) => {
    const url = await responder(() => answer(wish()))
    expect(await status({ ocspUrls: [url] })).toMatchObject({ is: 'unknown', why: `ocsp: ${gap}`, kept: [] })
  })

  it.each<[string, string, RequestListener]>([
    ['is silent', 'timeout', () => undefined],
    ['sends elsewhere', 'redirect', (_, response) => void response.writeHead(307, { location: '/b' }).end()],
    ['is ill', 'status', (_, response) => void response.writeHead(503).end()],
    ['says too much', 'tooLarge', (_, response) => void response.end(Buffer.alloc(65_537))],
    ['says something else', 'notOcsp', (_, response) => void response.end('good')],
  ])('nothing is known when it %s: %s', async (_what, why, listener) => {
    expect(await status({ ocspUrls: [await serve(listener)] })).toMatchObject({
      is: 'unknown',
      why: `ocsp: ${why}`,
    })
  })

  it('inside nobody is asked', async () => {
    let asked = false
    const url = await serve((_, response) => {
      asked = true
      response.end(answer())
    })
    const found = await status({ ocspUrls: [url], ownMachine: false })
    expect(found).toMatchObject({ is: 'unknown', why: 'ocsp: inside' })
    expect(asked).toBe(false)
  })

  it('an address of the certificate is asked only where its host is allowed', async () => {
    const url = await responder(() => answer())
    expect(await status({ leafOcspUrls: [url], allowedHosts: ['ocsp.example'] })).toMatchObject({
      is: 'unknown',
      why: 'ocsp: no address',
    })
    expect(await status({ leafOcspUrls: [url], allowedHosts: ['127.0.0.1'] })).toMatchObject({ is: 'good' })
  })

  it('the second is asked where the first says nothing', async () => {
    const urls = [await responder(() => Buffer.from('no')), await responder(() => answer())]
    expect(await status({ ocspUrls: urls })).toMatchObject({ is: 'good' })
  })

  it('one that failed several times is left alone', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked += 1
      response.writeHead(500).end()
    })
    const client = createOcspClient({ ownMachine: true, failures: 3, pause: 60 })
    const outcomes = []
    for (let n = 0; n < 5; n++) {
      const posted = await client.post(url, new Uint8Array())
      outcomes.push(posted.ok ? 'ok' : posted.code)
    }
    expect(outcomes).toEqual(['status', 'status', 'status', 'resting', 'resting'])
    expect(asked).toBe(3)
  })
})

describe('by a list', () => {
  it('a certificate is good while a list that is current and complete does not name it', async () => {
    expect(
      await status({ mode: 'crl', lists: [listOf({ revoked: [{ serial: newSerial() }] })] }),
    ).toMatchObject({
      is: 'good',
      evidence: { by: 'crl', nextUpdate: plus(at, hours(24)) },
    })
  })

  it('a certificate that is named is revoked since then', async () => {
    const since = plus(at, -days(9))
    expect(await status({ mode: 'crl', lists: [listOf({ revoked: [{ serial, since }] })] })).toMatchObject({
      is: 'revoked',
      since,
    })
  })

  it('nothing is known without one, and the address in the certificate is asked next where it is allowed', async () => {
    const leafCrlUrls = [
      'http://crl.example/part-3.crl',
      'http://inside.example/x.crl',
      'ldap://crl.example/x',
    ]
    const found = await status({ mode: 'crl', allowedHosts: ['crl.example'], leafCrlUrls })
    expect(found).toMatchObject({
      is: 'unknown',
      why: 'crl: noList',
      wanted: ['http://crl.example/part-3.crl'],
    })
  })

  it('nothing is known once it has ended: the newest status decides, whenever the file came', async () => {
    const lists = [listOf()]
    expect(await status({ mode: 'crl', lists, now: plus(at, hours(24)) })).toMatchObject({ is: 'good' })
    expect(await status({ mode: 'crl', lists, now: plus(at, hours(24) + 1) })).toMatchObject({
      is: 'unknown',
      why: 'crl: stale',
    })
  })

  it.each<[string, string, Buffer]>([
    // RFC 5280, 5.2.5: onlyContainsCACerts.
    ['authorities alone', 'kind', sequence(Buffer.of(0x82, 1, 0xff))],
    ['another part', 'point', sequence(Buffer.from('a011a00f860d687474703a2f2f6f746865722f', 'hex'))],
    // onlySomeReasons: keyCompromise.
    ['some reasons alone', 'reasons', sequence(Buffer.from('83020640', 'hex'))],
  ])('nothing is known by one that is about %s: %s', async (_what, gap, scope) => {
    const lists = [listOf({ extensions: [extension('2.5.29.28', scope, true)] })]
    expect(await status({ mode: 'crl', lists })).toMatchObject({ is: 'unknown', why: `crl: ${gap}` })
  })

  it('nothing is known by one whose place another takes while it is looked through', async () => {
    const lists = [listOf({ revoked: [{ serial }] })]
    expect(await status({ mode: 'crl', lists, isReplaced: true })).toMatchObject({
      is: 'unknown',
      why: 'crl: noList',
    })
  })

  it('where the responder does not say, the list decides', async () => {
    const ocspUrls = [await serve(() => undefined)]
    expect(await status({ mode: 'ocspThenCrl', ocspUrls, lists: [listOf()] })).toMatchObject({
      is: 'good',
      evidence: { by: 'crl' },
    })
    expect(await status({ mode: 'ocspThenCrl', ocspUrls })).toMatchObject({
      is: 'unknown',
      why: 'ocsp: timeout; crl: noList',
    })
  })

  it('alone decides nothing where the entry asks responders alone', async () => {
    expect(await status({ mode: 'ocsp', lists: [listOf()] })).toMatchObject({ is: 'unknown' })
  })
})
