import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { parseOptions } from '@node-rs/argon2'
import type { Secret } from '../../kernel/secret.ts'
import { HashQueueFull } from '../../keys/app/hash-queue-full.ts'
import { longestInput, normalKey, type HashLane, type KeyHasher } from '../../keys/app/ports.ts'
import type { Argon2Parameters, HashAnswer, HashWork, ThreadData } from './argon2-work.ts'
import { LaneQueue } from './lane-queue.ts'
import { PoolThread } from './pool-thread.ts'

/** The floor: a policy of the operator may raise each of these, never lower it (DESIGN 2, RELIABILITY 8). */
export const argon2Floor: Argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const shortestSecret = 32
/** Bytes. The library makes 16. */
const shortestSalt = 16

export interface HashPoolOptions {
  /**
   * Secrets outside the database, at least 32 bytes each, by id (letters and digits). New hashes use
   * `current`; the others are kept as long as hashes made with them are stored.
   */
  readonly secrets: { readonly current: string; readonly byId: Readonly<Record<string, Secret<Uint8Array>>> }
  /** Hashing threads. Default: the number of cores. */
  readonly concurrency?: number
  /** The most that may wait in each lane. Default 256. */
  readonly room?: number
  readonly parameters?: Argon2Parameters
  /** How far hashing steps back behind the event loop and the database, 0 to 19, Linux only. Default 10. */
  readonly niceness?: number
}

export interface HashPoolMetrics {
  readonly queued: Readonly<Record<HashLane, number>>
  readonly running: number
  /** Hashes and comparisons done since the start. */
  readonly total: number
  readonly refused: number
  /** Processor time of the hashing threads, as they measured it. */
  readonly cpuSeconds: number
}

export interface HashPool extends KeyHasher {
  metrics(): HashPoolMetrics
  /** Work that waits is refused; work that runs is broken off. */
  close(): Promise<void>
}

interface Waiting {
  readonly work: HashWork
  readonly resolve: (result: string | boolean) => void
  readonly reject: (fault: Error) => void
}

/**
 * Hashes employer keys with argon2id on threads of its own, so that a flood of keys holds up neither
 * files and name look-ups, which share the runtime's pool, nor the event loop (RELIABILITY 2).
 *
 * The secret is argon2's own secret input (RFC 9106 §3.1, `K`): a stolen database gives nothing to
 * guess against, and no construction of ours stands between key and hash. A stored hash is
 * `{secret id}:{PHC string}`, so that secrets can be exchanged one sign-in at a time.
 */
export async function startHashPool(options: HashPoolOptions): Promise<HashPool> {
  const {
    secrets,
    concurrency = availableParallelism(),
    room = 256,
    parameters = argon2Floor,
    niceness = 10,
  } = options
  checkOptions(options, parameters)

  const data: ThreadData = { parameters, niceness }
  // Source and built tree differ in the ending of this very file.
  const script = new URL(`./argon2-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
  const threads = Array.from(
    { length: concurrency },
    () => new PoolThread<HashWork, HashAnswer>(script, data),
  )
  const queue = new LaneQueue<Waiting>(room)
  const counted = { total: 0, refused: 0, cpuMicroseconds: 0 }
  let closed = false

  const run = (lane: HashLane, work: HashWork): Promise<string | boolean> =>
    new Promise((resolve, reject) => {
      if (closed) reject(new Error('the hash pool is closed'))
      else if (queue.add(lane, { work, resolve, reject })) fill()
      else {
        counted.refused += 1
        reject(new HashQueueFull(secondsUntilRoom()))
      }
    })

  const fill = (): void => {
    if (threads.every(({ state }) => state === 'dead'))
      for (const { reject } of queue.clear()) reject(new Error('no hashing thread starts'))
    for (const thread of threads) {
      if (thread.state !== 'free') continue
      const waiting = queue.next()
      if (waiting === undefined) return
      void serve(thread, waiting)
    }
  }

  const serve = async (
    thread: PoolThread<HashWork, HashAnswer>,
    { work, resolve, reject }: Waiting,
  ): Promise<void> => {
    try {
      const answer = await thread.do(work)
      counted.total += 1
      counted.cpuMicroseconds += answer.cpuMicroseconds
      if ('fault' in answer) reject(new Error(`argon2: ${answer.fault}`))
      else resolve(answer.result)
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    if (!closed) fill()
  }

  const secondsUntilRoom = (): number => {
    const each = counted.total === 0 ? 0.01 : counted.cpuMicroseconds / 1e6 / counted.total
    return Math.max(1, Math.ceil(((queue.waiting('signIn') + queue.waiting('setKey')) * each) / concurrency))
  }

  const secretOf = (id: string): Uint8Array => {
    const secret = Object.hasOwn(secrets.byId, id) ? secrets.byId[id] : undefined
    if (secret === undefined) throw new Error(`no hash secret with the id ${id}`)
    return secret.reveal()
  }

  const hash = async (lane: HashLane, key: string, salt: Uint8Array | null = null): Promise<string> => {
    const work = { key, secret: secretOf(secrets.current), stored: null, salt }
    return `${secrets.current}:${String(await run(lane, work))}`
  }

  // What an unknown employer's key is compared with: of the same making, so of the same cost (ATK-15).
  const nobodys = await hash('signIn', randomBytes(32).toString('base64'))

  return {
    async hash(rawKey, former) {
      if (rawKey.length > longestInput) throw new RangeError('a key longer than any input is not hashed')
      return hash('setKey', normalKey(rawKey), former === undefined ? null : saltOf(former))
    },

    async verify(stored, rawKey, lane = 'signIn') {
      const possible = stored !== null && rawKey.length <= longestInput
      const { secretId, phc } = parts(possible ? stored : nobodys)
      const key = possible ? normalKey(rawKey) : 'nobody'
      const same = await run(lane, { key, secret: secretOf(secretId), stored: phc, salt: null })
      return same === true
    },

    isCurrent(stored) {
      const { secretId, phc } = parts(stored)
      const { memoryCost, timeCost, parallelism } = parseOptions(phc)
      return (
        secretId === secrets.current &&
        memoryCost === parameters.memoryCost &&
        timeCost === parameters.timeCost &&
        parallelism === parameters.parallelism
      )
    },

    metrics: () => ({
      queued: { signIn: queue.waiting('signIn'), setKey: queue.waiting('setKey') },
      running: threads.filter(({ state }) => state === 'busy').length,
      total: counted.total,
      refused: counted.refused,
      cpuSeconds: counted.cpuMicroseconds / 1e6,
    }),

    async close() {
      closed = true
      for (const { reject } of queue.clear()) reject(new Error('the hash pool is closed'))
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

function parts(stored: string): { readonly secretId: string; readonly phc: string } {
  const at = stored.indexOf(':')
  if (at < 1) throw new Error('a stored hash names no secret')
  return { secretId: stored.slice(0, at), phc: stored.slice(at + 1) }
}

/** The salt of `{secret id}:$argon2id$v=…$m=…$salt$hash`. */
function saltOf(stored: string): Uint8Array {
  const salt = Buffer.from(parts(stored).phc.split('$')[4] ?? '', 'base64')
  if (salt.length < shortestSalt) throw new Error('a stored hash has no salt')
  return salt
}

function checkOptions(
  { secrets, concurrency = 1, room = 1 }: HashPoolOptions,
  parameters: Argon2Parameters,
): void {
  for (const [id, secret] of Object.entries(secrets.byId)) {
    if (!/^[A-Za-z0-9]{1,32}$/.test(id))
      throw new RangeError('the id of a hash secret is 1 to 32 letters or digits')
    if (secret.reveal().length < shortestSecret)
      throw new RangeError(`hash secret ${id} is shorter than ${shortestSecret} bytes`)
  }
  if (!Object.hasOwn(secrets.byId, secrets.current))
    throw new RangeError('the current hash secret is not among the secrets')
  for (const count of [concurrency, room])
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError('concurrency and room are whole numbers from 1')
  for (const name of ['memoryCost', 'timeCost', 'parallelism'] as const)
    if (!(parameters[name] >= argon2Floor[name]))
      throw new RangeError(`argon2 ${name} is below ${argon2Floor[name]}`)
}
