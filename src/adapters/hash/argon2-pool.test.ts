import { hashSync } from '@node-rs/argon2'
import { afterEach, describe, expect, test } from 'vitest'
import { Secret } from '../../kernel/secret.ts'
import { HashQueueFull } from '../../keys/app/hash-queue-full.ts'
import { argon2Floor, startHashPool, type HashPool, type HashPoolOptions } from './argon2-pool.ts'

const secret = (fill: number, length = 32) => new Secret(new Uint8Array(length).fill(fill))
const secrets = { current: 'a1', byId: { a1: secret(1) } }

const pools: HashPool[] = []
const start = async (options: Partial<HashPoolOptions> = {}): Promise<HashPool> => {
  const pool = await startHashPool({ secrets, concurrency: 1, ...options })
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('hashing an employer key', () => {
  test('knows the key again, and no other; two hashes of one key differ', async () => {
    const pool = await start()
    const [one, two] = [await pool.hash('Kq7#mXw2'), await pool.hash('Kq7#mXw2')]
    expect(one).toMatch(/^a1:\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(two).not.toBe(one)
    expect(await pool.verify(one, 'Kq7#mXw2')).toBe(true)
    for (const near of ['kq7#mXw2', 'Kq7#mXw2 ', ' Kq7#mXw2', 'Kq7#mXw', 'Kq7#mXw2\u0000', 'Kq7#mXw2\u0000x'])
      expect(await pool.verify(one, near), JSON.stringify(near)).toBe(false)
  })

  test('with the salt of the former key a key that was used before shows itself', async () => {
    const pool = await start()
    const first = await pool.hash('Kq7#mXw2')
    const second = await pool.hash('tR!84bWz', first)
    expect(second).not.toBe(first)
    expect(await pool.hash('Kq7#mXw2', second)).toBe(first)
    expect(await pool.verify(second, 'tR!84bWz')).toBe(true)
    await expect(pool.hash('Kq7#mXw2', 'a1:$argon2id$v=19$m=19456,t=2,p=1$AAAA$x')).rejects.toThrow('no salt')
  })

  test('takes composed and decomposed accents for one key (ATK-33)', async () => {
    const pool = await start()
    expect(await pool.verify(await pool.hash('an\u0303o de la bru\u0301jula'), 'año de la brújula')).toBe(
      true,
    )
    expect(await pool.verify(await pool.hash('Ａ de la brujula'), 'A de la brujula')).toBe(false)
  })

  test('every byte counts: nothing is cut at 72 bytes nor at NUL', async () => {
    const pool = await start()
    const long = 'x'.repeat(72)
    expect(await pool.verify(await pool.hash(`${long}a`), `${long}b`)).toBe(false)
    expect(await pool.verify(await pool.hash('ab\u0000cd'), 'ab\u0000ce')).toBe(false)
  })

  test('a stolen hash says nothing without the secret', async () => {
    const stored = await (await start()).hash('Kq7#mXw2')
    const other = await start({ secrets: { current: 'a1', byId: { a1: secret(2) } } })
    expect(await other.verify(stored, 'Kq7#mXw2')).toBe(false)
  })

  test('secrets are exchanged one sign-in at a time', async () => {
    const stored = await (await start()).hash('Kq7#mXw2')
    const later = await start({ secrets: { current: 'b2', byId: { a1: secret(1), b2: secret(2) } } })
    expect(await later.verify(stored, 'Kq7#mXw2')).toBe(true)
    expect(later.isCurrent(stored)).toBe(false)
    expect(later.isCurrent(await later.hash('Kq7#mXw2'))).toBe(true)
  })

  test("a hash with weaker numbers than today's still opens, and asks to be made anew", async () => {
    const stored = await (await start()).hash('Kq7#mXw2')
    const dearer = await start({ parameters: { ...argon2Floor, timeCost: 3 } })
    expect(await dearer.verify(stored, 'Kq7#mXw2')).toBe(true)
    expect(dearer.isCurrent(stored)).toBe(false)
  })

  test('a stored hash that cannot be read is a fault, not a no', async () => {
    const pool = await start()
    const stored = await pool.hash('Kq7#mXw2')
    await expect(pool.verify('a1:nonsense', 'Kq7#mXw2')).rejects.toThrow('argon2')
    await expect(pool.verify(stored.slice(3), 'Kq7#mXw2')).rejects.toThrow()
    await expect(pool.verify(`zz${stored.slice(2)}`, 'Kq7#mXw2')).rejects.toThrow(
      'no hash secret with the id zz',
    )
    await expect(pool.verify(`toString${stored.slice(2)}`, 'Kq7#mXw2')).rejects.toThrow('no hash secret')
  })
})

describe('an unknown employer', () => {
  test('is told no after the same work as a known one (ATK-15)', async () => {
    const pool = await start()
    const stored = await pool.hash('Kq7#mXw2')
    const before = pool.metrics().total
    expect(await pool.verify(null, 'Kq7#mXw2')).toBe(false)
    expect(pool.metrics().total).toBe(before + 1)
    expect(await pool.verify(stored, 'not this')).toBe(false)
    expect(pool.metrics().total).toBe(before + 2)
  })

  test('no key opens what nobody has', async () => {
    const pool = await start()
    for (const key of ['', 'nobody', 'x'.repeat(2000)]) expect(await pool.verify(null, key)).toBe(false)
  })
})

describe('enormous keys (ATK-32)', () => {
  test('are never hashed: a defect when set, a no at the ordinary price when tried', async () => {
    const pool = await start()
    const stored = await pool.hash('Kq7#mXw2')
    await expect(pool.hash('x'.repeat(1025))).rejects.toThrow(RangeError)
    const before = pool.metrics().total
    expect(await pool.verify(stored, 'Kq7#mXw2'.padEnd(1_000_000, 'x'))).toBe(false)
    expect(pool.metrics().total).toBe(before + 1)
    const enormous = 'x'.repeat(1025)
    const smuggled = `a1:${hashSync(enormous, { ...argon2Floor, secret: secret(1).reveal() })}`
    expect(await pool.verify(smuggled, enormous)).toBe(false)
  })
})

describe('the pool', () => {
  test('never runs more than its threads, and counts what waits, runs and is done', async () => {
    const pool = await start({ concurrency: 2 })
    const before = pool.metrics()
    expect(before).toMatchObject({ queued: { signIn: 0, setKey: 0 }, running: 0, total: 1, refused: 0 })
    const seen: number[] = []
    const work = Array.from({ length: 12 }, async () => {
      await pool.hash('Kq7#mXw2')
      seen.push(pool.metrics().running)
    })
    expect(pool.metrics()).toMatchObject({ queued: { signIn: 0, setKey: 10 }, running: 2 })
    await Promise.all(work)
    expect(Math.max(...seen)).toBeLessThanOrEqual(2)
    expect(pool.metrics()).toMatchObject({ queued: { signIn: 0, setKey: 0 }, running: 0, total: 13 })
    expect(pool.metrics().cpuSeconds).toBeGreaterThan(before.cpuSeconds)
  })

  test('serves a sign-in before the keys that were already waiting', async () => {
    const pool = await start()
    const stored = await pool.hash('Kq7#mXw2')
    const order: string[] = []
    const note = (name: string) => () => order.push(name)
    await Promise.all([
      pool.hash('k0').then(note('k0, already running')),
      pool.hash('k1').then(note('k1')),
      pool.verify(stored, 'x', 'setKey').then(note('history of k1')),
      pool.verify(stored, 'x').then(note('sign-in')),
    ])
    expect(order).toEqual(['k0, already running', 'sign-in', 'k1', 'history of k1'])
  })

  test('refuses what cannot be served in time, says when to come back, and goes on with the rest', async () => {
    const pool = await start({ room: 3 })
    const work = Array.from({ length: 6 }, () => pool.hash('Kq7#mXw2'))
    const results = await Promise.allSettled(work)
    expect(results.map(({ status }) => status)).toEqual([
      ...Array<string>(4).fill('fulfilled'),
      'rejected',
      'rejected',
    ])
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(HashQueueFull)
      expect(reason.retryAfterSeconds).toBeGreaterThanOrEqual(1)
    }
    expect(pool.metrics().refused).toBe(2)
    expect(await pool.hash('Kq7#mXw2')).toContain('argon2id')
  })

  test('a full lane of keys leaves the sign-ins their own', async () => {
    const pool = await start({ room: 1 })
    const [running, waiting] = [pool.hash('k0'), pool.hash('k1')]
    await expect(pool.hash('k2')).rejects.toBeInstanceOf(HashQueueFull)
    expect(await pool.verify(null, 'x')).toBe(false)
    await Promise.all([running, waiting])
  })

  test('closing refuses what waits and breaks off what runs', async () => {
    const pool = await start()
    const work = Promise.allSettled([pool.hash('k0'), pool.hash('k1')])
    await pool.close()
    expect((await work).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(pool.hash('k2')).rejects.toThrow('closed')
  })
})

describe('a pool that must not start', () => {
  test.each<readonly [string, Partial<HashPoolOptions>]>([
    ['shorter than 32 bytes', { secrets: { current: 'a1', byId: { a1: secret(1, 31) } } }],
    ['not among the secrets', { secrets: { current: 'b2', byId: { a1: secret(1) } } }],
    ['letters or digits', { secrets: { current: 'a:1', byId: { 'a:1': secret(1) } } }],
    ['below 19456', { parameters: { ...argon2Floor, memoryCost: 8192 } }],
    ['below 2', { parameters: { ...argon2Floor, timeCost: 1 } }],
    ['whole numbers from 1', { concurrency: 0 }],
    ['whole numbers from 1', { room: 0.5 }],
  ])('%s', async (says, options) => {
    await expect(start(options)).rejects.toThrow(says)
  })
})
