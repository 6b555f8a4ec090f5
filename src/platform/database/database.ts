import pg from 'pg'
import type { Tx } from '../../kernel/transaction.ts'
import { inOneWrite } from './one-write.ts'
import { openReader } from './reader.ts'
import type { Statement } from './statement.ts'

/** What a store may do: run a named statement and read rows, or count them. */
export interface Queries {
  many<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
  /** The first row, if there is one. */
  first<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row | undefined>
  /** How many rows moved: for a conditional write this number *is* the answer. */
  run(statement: Statement<unknown>, values?: readonly unknown[]): Promise<number>
}

/** Queries inside one transaction. A function that must not run outside one asks for this type. */
export interface Transaction extends Queries, Tx {}

/** What a use case handed down as an opaque transaction, as the stores need it. Every one was made below. */
export const queriesOf = (tx: Tx): Queries => tx as Transaction

export interface Database extends Queries {
  /** Commits when `work` returns, rolls back when it throws. Nothing slow belongs inside. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Connections for acts; one more serves all reading. */
  readonly max?: number
  readonly applicationName?: string
}

// Counts and identities are bigint in PostgreSQL; every one of ours fits a double.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date is a calendar day, not an instant: keep the text, so that no time zone can shift it.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

type Ask = (statement: Statement<unknown>, values: readonly unknown[]) => Promise<pg.QueryResult>

const asQuery = ({ name, text }: Statement<unknown>, values: readonly unknown[]): pg.QueryConfig => ({
  name,
  text,
  values: values as unknown[],
})

const queriesVia = (ask: Ask): Queries => ({
  async many<Row>(statement: Statement<Row>, values: readonly unknown[] = []) {
    return (await ask(statement, values)).rows as Row[]
  },
  async first<Row>(statement: Statement<Row>, values: readonly unknown[] = []) {
    return (await ask(statement, values)).rows[0] as Row | undefined
  },
  async run(statement: Statement<unknown>, values: readonly unknown[] = []) {
    return (await ask(statement, values)).rowCount ?? 0
  },
})

export function openDatabase(options: DatabaseOptions): Database {
  const connection: pg.ClientConfig = {
    connectionString: options.url,
    application_name: options.applicationName ?? 'clavero',
    // Idle transactions hold locks that others wait for; a lost client must not (F-28).
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
    // Every statement goes by key: one plan serves all values and is made once a connection, and a plan
    // made while a table was nearly empty has to be right when it is full.
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
  }
  // Pipelined: statements of one transaction that do not need each other's answers travel together.
  const pool = new pg.Pool({ ...connection, max: options.max ?? 10, pipeline: true })
  const reader = openReader(connection)
  // An idle connection that the server closes is normal life (F-05); the next query opens another.
  pool.on('error', () => undefined)
  // A connection that breaks while it is held says so to its query, and again as an event nobody awaits.
  pool.on('connect', (client) => void client.on('error', () => undefined))

  return {
    ...queriesVia((statement, values) => (statement.reads ? reader : pool).query(asQuery(statement, values))),
    pool,
    transaction: (work) => withRetries(() => once(work)),
    async close() {
      await Promise.all([pool.end(), reader.close()])
    },
  }

  async function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    let isOver = false
    try {
      const hold = inOneWrite(client)
      hold()
      const begun = client.query('begin')
      // When the connection breaks, the first statement says so; this one need not say it again.
      begun.catch(() => undefined)
      const queries = queriesVia((statement, values) => {
        // One of several things done at once has failed, and another still goes on: not outside of this.
        if (isOver) return Promise.reject(new Error(`${statement.name} comes after its transaction`))
        hold()
        return client.query(asQuery(statement, values))
      })
      const result = await work({ ...queries, inTransaction: true })
      isOver = true
      await Promise.all([begun, client.query('commit')])
      return result
    } catch (fault) {
      isOver = true
      await client.query('rollback').catch((lost: Error) => {
        broken = lost
      })
      throw fault
    } finally {
      client.release(broken)
    }
  }
}

/** Deadlock and serialization failure: PostgreSQL undid the whole transaction, so it may simply run again (F-07). */
const repeatable = new Set(['40P01', '40001'])
const mostTries = 4

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (fault) {
      const code = typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : ''
      if (!repeatable.has(code) || tries === mostTries) throw fault
      await new Promise((done) => setTimeout(done, 10 * 2 ** tries))
    }
  }
}
