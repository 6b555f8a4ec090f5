import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { floodHashes } from '../support/hash-flood.ts'
import type { Member } from '../support/members.ts'
import { newKeys, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Answered, type Visitor } from '../support/visitor.ts'

const pool = 2
const hashRoom = 2
/** Of the pool of hashing threads that every test has. */
const threads = 2
const key = newKeys['as-described']

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 71, instances: 2, pool, hashRoom })
})
afterAll(() => service.stop())

/** Somebody on P-12 whose key is typed; `send` may be pressed as often as one likes. */
async function atTheKey(): Promise<{ company: Member; ana: Visitor; send: () => Promise<Answered> }> {
  const company = service.fresh()
  const ana = visit(service, { instance: 0 })
  await recover(ana, company, { stopAt: 'opened' })
  const body = await ana.filled('/clave/nueva', { clave: key })
  return { company, ana, send: () => ana.ask('/clave/nueva', { method: 'POST', body }) }
}

async function signsIn(): Promise<void> {
  const company = service.fresh()
  const ana = visit(service, { instance: 0 })
  await signIn(ana, company, company.key ?? '')
  expect(ana.page.path).toBe('/cuenta')
}

const put = ({ status, headers, body }: Answered) => [
  status,
  Number(headers['retry-after']) >= 1,
  /CLV-\d{3}/.exec(body)?.[0],
]

describe('F-08: every connection of an instance is taken by what is slow', () => {
  afterEach(() => void service.faultLines())

  it('a key is put off with 503 and Retry-After, nothing is lost, and signing in does not notice', async () => {
    const { company, ana, send } = await atTheKey()
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const { db } = instance.parts.installation
    const holder = await service.db.pool.connect()
    await holder.query('select pg_advisory_lock(8)')
    const taken = await Promise.all(Array.from({ length: pool }, () => db.pool.connect()))
    for (const client of taken) await client.query('set statement_timeout = 0')
    // They last as long as this test wants, however slow the machine is.
    const sleeping = Promise.all(taken.map((client) => client.query('select pg_advisory_lock_shared(8)')))
    try {
      await signsIn()
      // Whoever waits for a connection is told after five seconds.
      expect(put(await send())).toEqual([503, true, 'CLV-907'])
      await signsIn()
      expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 1, consumed: 0 })
    } finally {
      await holder.query('select pg_advisory_unlock(8)')
      holder.release()
      await sleeping
      // With a lock and without a limit: like no other connections any more.
      for (const client of taken) client.release(true)
    }
    const again = await send()
    expect([again.status, again.headers['location']]).toEqual([303, '/clave/lista'])
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, state: 'completed' })
    await signIn(ana, company, key)
    expect(ana.page.path).toBe('/cuenta')
  })
})

describe('F-08: more keys are to be hashed than can be served in time', () => {
  afterEach(() => expect(service.faultLines()).toEqual([]))

  it('a key is put off with 503 and Retry-After, link and case are kept, and the same form goes through afterwards', async () => {
    const { company, ana, send } = await atTheKey()
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const { hasher } = instance.parts.installation
    const refused = hasher.metrics().refused
    const flood = floodHashes(hasher, threads + hashRoom)
    try {
      for (let n = 0; n < 3; n += 1) expect(put(await send())).toEqual([503, true, 'CLV-906'])
      expect(hasher.metrics().refused).toBe(refused + 3)
      // The lane of sign-ins is another one.
      await signsIn()
      expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 1, consumed: 0 })
    } finally {
      await flood.stop()
    }
    const again = await send()
    expect([again.status, again.headers['location']]).toEqual([303, '/clave/lista'])
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, state: 'completed' })
    await signIn(ana, company, key)
    expect(ana.page.path).toBe('/cuenta')
  })

  it('the same key sent again waits in the lane of keys, and never before a sign-in', async () => {
    const { company, send } = await atTheKey()
    expect((await send()).status).toBe(303)
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const flood = floodHashes(instance.parts.installation.hasher, threads + hashRoom)
    try {
      expect(put(await send())).toEqual([503, true, 'CLV-906'])
      await signsIn()
    } finally {
      await flood.stop()
    }
    expect((await send()).status).toBe(303)
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
  })
})
