import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { newKey } from './recovery.ts'
import type { Ground } from './ground.ts'

/** Units per second at eight at a time. */
export interface Floor {
  readonly withHash: number
  readonly withoutHash: number
}

const users = 8
/** As many hashes at once as the service computes. */
const places = 2
/** The parameters of the service (argon2-pool.ts). */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * The least that any product would have to do on this machine: one argon2id hash, one insert and one
 * update, each committed by itself on the same durable PostgreSQL. No page, no mail, no second process.
 */
export async function measureFloor(ground: Ground, seconds: number): Promise<Floor> {
  await ground.cluster.createDatabase('floor')
  const pool = new pg.Pool({ connectionString: ground.cluster.url('floor'), max: 10 })
  try {
    await pool.query(
      'create table if not exists floor (id uuid primary key, hash text not null, done_at timestamptz)',
    )
    const inPlace = takingTurns(places)
    const store = async (text: string) => {
      const id = randomUUID()
      await pool.query({
        name: 'insert',
        text: 'insert into floor (id, hash) values ($1, $2)',
        values: [id, text],
      })
      await pool.query({
        name: 'update',
        text: 'update floor set done_at = clock_timestamp() where id = $1',
        values: [id],
      })
    }
    const made = await hash(newKey, parameters)
    return {
      withHash: await rate(seconds, async () => store(await inPlace(() => hash(newKey, parameters)))),
      withoutHash: await rate(seconds, () => store(made)),
    }
  } finally {
    await pool.end()
  }
}

async function rate(seconds: number, unit: () => Promise<void>): Promise<number> {
  const lead = performance.now() + 1_000
  const end = lead + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: users }, async () => {
      for (;;) {
        await unit()
        const now = performance.now()
        if (now >= end) return
        if (now >= lead) done += 1
      }
    }),
  )
  return done / seconds
}

/** Lets so many run at once; the others wait their turn. */
function takingTurns(free: number): <T>(work: () => Promise<T>) => Promise<T> {
  let left = free
  const queue: (() => void)[] = []
  return async (work) => {
    if (left > 0) left -= 1
    else await new Promise<void>((turn) => queue.push(turn))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) left += 1
      else next()
    }
  }
}
