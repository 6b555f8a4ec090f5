import { randomInt } from 'node:crypto'
import pg from 'pg'
import { verifyAudit } from '../dist/audit/index.js'
import { auditReader, entryHash } from '../dist/audit/store/read.js'
import { openDatabase } from '../dist/platform/database/database.js'
import type { Ground } from './ground.ts'
import { median, spreadOf, type Spread } from './statistics.ts'

/** Entries of the activity log whose chain is checked. */
export const chainEntries = 200_000
const batch = 1_000

export interface ChainFigures {
  readonly entries: number
  /** Milliseconds of a whole check; median. */
  readonly check: number
  readonly times: number
  /** The longest statement of all checks: no transaction of a check is longer. Milliseconds. */
  readonly longestStatement: number
  /** One entry added and committed, while nothing else runs and while the chain is checked. Milliseconds. */
  readonly append: { readonly alone: Spread; readonly meanwhile: Spread }
  /** What the check said of a log in which one entry was changed, and how long it took. */
  readonly broken: { readonly changed: string; readonly said: string; readonly milliseconds: number }
}

/** Entries as a desk writes them, over all lanes, chained by the triggers of the database. */
export async function fillChain({ databaseUrl }: Ground): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let done = 0; done < chainEntries; done += batch)
      await client.query(
        `insert into audit_entry (lane, act, subject, actor, case_code, reason, instance, detail)
         select g % 16, 'caseSeen', encode(sha256(g::text::bytea), 'hex'), 'officer:' || encode(sha256('o'), 'hex'),
                'CLV-' || g, 'summary', 'bench:1', '{"n":' || g || '}'
           from generate_series($1::int, $2::int) g`,
        [done + 1, done + batch],
      )
    await client.query('vacuum analyze audit_entry')
  } finally {
    await client.end()
  }
}

export async function measureChain({ databaseUrl }: Ground, times: number): Promise<ChainFigures> {
  const db = openDatabase({ url: databaseUrl, max: 2, applicationName: 'clavero-bench' })
  const writer = new pg.Client({ connectionString: databaseUrl })
  await writer.connect()
  let longestStatement = 0
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
    const begun = performance.now()
    const result = await work()
    return [result, performance.now() - begun]
  }
  const reader = auditReader({
    ...db,
    async many(...asked) {
      const [rows, took] = await timed(() => db.many(...asked))
      longestStatement = Math.max(longestStatement, took)
      return rows
    },
  })
  const check = () => timed(() => verifyAudit(reader, entryHash))
  const append = async () => {
    const [, took] = await timed(() =>
      writer.query(
        `insert into audit_entry (lane, act, actor, instance, detail) values ($1, 'caseSeen', 'system', 'bench:1', '{}')`,
        [randomInt(16)],
      ),
    )
    return took
  }
  try {
    await check()
    const alone: number[] = []
    for (let n = 0; n < 300; n += 1) alone.push(await append())
    const took: number[] = []
    const meanwhile: number[] = []
    let entries = 0
    for (let n = 0; n < times; n += 1) {
      let isChecking = true
      const writing = (async () => {
        while (isChecking) meanwhile.push(await append())
      })()
      const [verdict, milliseconds] = await check()
      isChecking = false
      await writing
      if (!verdict.sound) throw new Error('the chain of the bench is not sound')
      entries = verdict.entries
      took.push(milliseconds)
    }
    await writer.query(`set session_replication_role = 'replica'`)
    await writer.query(`update audit_entry set reason = 'x' where lane = 7 and seq = 6000`)
    const [{ findings }, milliseconds] = await check()
    const [first] = findings
    return {
      entries,
      check: median(took),
      times,
      longestStatement,
      append: { alone: spreadOf(alone), meanwhile: spreadOf(meanwhile) },
      broken: {
        changed: 'lane 7, entry 6000',
        said: first === undefined ? 'nothing' : `${first.fault}, lane ${first.lane}, entry ${first.seq}`,
        milliseconds,
      },
    }
  } finally {
    await writer.end()
    await db.close()
  }
}

export function chainTable({
  entries,
  check,
  times,
  longestStatement,
  append,
  broken,
}: ChainFigures): string {
  const spread = ({ p50, p95, p99 }: Spread) => [p50, p95, p99].map((each) => each.toFixed(1)).join(' / ')
  return [
    `Chain of ${entries} entries, checked while entries are added: ${check.toFixed(0)} ms (median of ${times}),`,
    `  longest statement, and so longest transaction: ${longestStatement.toFixed(0)} ms`,
    `  an entry added, alone:      ${spread(append.alone)} ms (p50 / p95 / p99)`,
    `  an entry added, meanwhile:  ${spread(append.meanwhile)} ms`,
    `  with ${broken.changed} changed: ${broken.said}, after ${broken.milliseconds.toFixed(0)} ms`,
    '',
  ].join('\n')
}
