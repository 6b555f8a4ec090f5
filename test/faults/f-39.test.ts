import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startHashPool } from '../../src/adapters/hash/argon2-pool.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { answerAll, recover, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

describe('F-39: a crowd of beginners', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ employers: 71 })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))

  it('waits at the door, keeps what it typed, and holds up neither who is on the way nor who signs in', async () => {
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const { beginnings } = instance.parts
    const [under, known, late] = [service.fresh(), service.fresh(), service.fresh()]
    const ana = visit(service)
    await recover(ana, under, { stopAt: 'asked' })
    const eva = visit(service)
    await eva.open('/empresa')
    const body = await eva.filled('/empresa', { ruc: late.identifier, cedula: late.document })
    const send = () => eva.ask('/empresa', { method: 'POST', body })

    // Everybody inside is being looked up by registries that take their time.
    let end: () => void = () => undefined
    const answered = new Promise<void>((done) => (end = done))
    const crowd: Promise<unknown>[] = []
    let isFull = false
    while (!isFull) {
      const one = beginnings.through(() => answered)
      crowd.push(one.catch(() => undefined))
      isFull = await Promise.race([
        one.then(
          () => false,
          () => true,
        ),
        Promise.resolve().then(() => false),
      ])
      if (crowd.length > 1_000) throw new Error('there is no end to the room')
    }
    try {
      const { status, headers, body: page } = await send()
      expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true])
      expect(page).toContain('CLV-906')
      // What was typed stands in the form again.
      const form = await eva.open('/empresa')
      expect(form.html).toContain(`value="${late.identifier}"`)

      await answerAll(ana, under)
      expect(ana.page.path).toBe('/enlace')
      const other = visit(service)
      await signIn(other, known, known.key ?? '')
      expect(other.page.path).toBe('/cuenta')
    } finally {
      end()
      await Promise.all(crowd)
    }
    // The same form, and the same human check: nothing of it was used up.
    const again = await send()
    expect([again.status, again.headers['location']]).toEqual([303, '/preguntas'])
  })
})

describe('F-39: 200 keys to be hashed at once', () => {
  it('a sign-in waits for those that run already, and for none of those that wait', async () => {
    const threads = 2
    const hasher = await startHashPool({
      secrets: { current: 'p1', byId: { p1: new Secret(new Uint8Array(32).fill(1)) } },
      concurrency: threads,
    })
    try {
      const keys = Promise.allSettled(Array.from({ length: 200 }, (_, n) => hasher.hash(`Faro+Gris${n}`)))
      expect(hasher.metrics()).toMatchObject({ running: threads, queued: { setKey: 200 - threads } })
      for (let n = 1; n <= 3; n += 1) {
        const at = hasher.metrics().total
        await hasher.verify(null, 'whoever')
        // Those on the threads, the sign-in itself, and what the other thread took up meanwhile.
        expect(hasher.metrics().total - at).toBeLessThanOrEqual(threads + 2)
      }
      // Nobody was sent away, and most wait still.
      expect(hasher.metrics()).toMatchObject({ refused: 0 })
      expect(hasher.metrics().queued.setKey).toBeGreaterThan(180)
      await hasher.close()
      await keys
    } finally {
      await hasher.close()
    }
  })
})
