import pg from 'pg'
import { inOneWrite } from './one-write.ts'

export interface Reader {
  query(question: pg.QueryConfig): Promise<pg.QueryResult>
  close(): Promise<void>
}

/**
 * One connection for everybody who only reads. Questions are sent without waiting for the answers to
 * earlier ones, so at a busy moment many travel together. Nothing on it can wait for anybody: plain
 * reads take no row locks, and the server refuses every write on it. Each is a transaction of its own.
 *
 * When it breaks, what was under way fails as on any connection, and the next question opens another.
 */
export function openReader(config: pg.ClientConfig): Reader {
  let current: Promise<(question: pg.QueryConfig) => Promise<pg.QueryResult>> | undefined
  let client: pg.Client | undefined

  const connect = async () => {
    const fresh = new pg.Client({
      ...config,
      options: `${config.options ?? ''} -c default_transaction_read_only=on`,
      pipeline: true,
    })
    const forget = () => {
      if (client === fresh) client = current = undefined
    }
    // Told to whoever waits for an answer; here it only must not end the process.
    fresh.on('error', forget)
    fresh.on('end', forget)
    client = fresh
    try {
      await fresh.connect()
    } catch (fault) {
      forget()
      throw fault
    }
    const hold = inOneWrite(fresh)
    return (question: pg.QueryConfig) => {
      hold()
      return fresh.query(question)
    }
  }

  return {
    async query(question) {
      current ??= connect()
      return (await current)(question)
    },
    async close() {
      await current?.catch(() => undefined)
      await client?.end()
    },
  }
}
