import { randomInt } from 'node:crypto'
import pg from 'pg'
import { createSigner } from '../dist/adapters/signing/ed25519.js'
import { auditTree } from '../dist/audit/store/tree-store.js'
import { instant } from '../dist/kernel/time.js'
import { openDatabase } from '../dist/platform/database/database.js'
import type { Ground } from './ground.ts'
import { spreadOf, type Spread } from './statistics.ts'

/** Sizes of the log at which the tree is measured: whether a cost grows with the log is read off their figures. */
export const treeSizes = [10_000, 100_000] as const
const batch = 1_000
/** Entries between two heads, where heads are taken again and again. */
const between = 100

export interface TreeFigures {
  readonly entries: number
  /** The head over everything that came since the size before: what a first start on an old log does at once. Milliseconds. */
  readonly firstHead: number
  readonly firstEntries: number
  /** A head after `between` entries more. Milliseconds. */
  readonly head: Spread
  /** The proof of any entry under the newest head, as a receipt carries it. Milliseconds. */
  readonly proof: Spread
  /** Hashes of a proof at most. */
  readonly longestProof: number
  /** One entry added and committed; the tree adds nothing to it. Milliseconds. */
  readonly append: Spread
}

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const begun = performance.now()
  const result = await work()
  return [result, performance.now() - begun]
}

export async function measureTree({ databaseUrl }: Ground): Promise<readonly TreeFigures[]> {
  const db = openDatabase({ url: databaseUrl, max: 2, applicationName: 'clavero-bench' })
  const writer = new pg.Client({ connectionString: databaseUrl })
  await writer.connect()
  const tree = auditTree(db, createSigner(new Uint8Array(32).fill(7)))
  const now = instant(Date.now())
  const add = (count: number) =>
    writer.query(
      `insert into audit_entry (lane, act, subject, actor, instance, detail)
       select g % 16, 'caseSeen', encode(sha256(g::text::bytea), 'hex'), 'system', 'bench:1', '{}'
         from generate_series(1, $1::int) g`,
      [count],
    )
  const figures: TreeFigures[] = []
  let filled = 0
  try {
    for (const entries of treeSizes) {
      const firstEntries = entries - filled
      for (; filled < entries; filled += batch) await add(batch)
      await writer.query('vacuum analyze audit_entry')
      const [, firstHead] = await timed(() => tree.takeHead(now))
      const heads: number[] = []
      const append: number[] = []
      for (let n = 0; n < 20; n += 1) {
        for (let one = 0; one < between; one += 1) append.push((await timed(() => add(1)))[1])
        heads.push((await timed(() => tree.takeHead(now)))[1])
      }
      filled += 20 * between
      const proofs: number[] = []
      let longestProof = 0
      for (let n = 0; n < 500; n += 1) {
        const { rows } = await writer.query<{ lane: number; seq: string; hash: string }>(
          `select lane, seq, encode(hash, 'hex') as hash from audit_entry where lane = $1 and seq >= $2 order by seq limit 1`,
          [randomInt(16), randomInt(1, Math.floor(entries / 20))],
        )
        const [row] = rows
        if (row === undefined) throw new Error('no entry of the bench')
        const place = { lane: row.lane, seq: Number(row.seq), hash: row.hash }
        const [proof, took] = await timed(() => tree.prove(place, now))
        if (proof === undefined) throw new Error('an entry without a proof')
        longestProof = Math.max(longestProof, proof.path.length + proof.lanes.length)
        proofs.push(took)
      }
      figures.push({
        entries,
        firstHead,
        firstEntries,
        head: spreadOf(heads),
        proof: spreadOf(proofs),
        longestProof,
        append: spreadOf(append),
      })
    }
    return figures
  } finally {
    await writer.end()
    await db.close()
  }
}

const spread = ({ p50, p95, p99 }: Spread) => [p50, p95, p99].map((each) => each.toFixed(1)).join(' / ')

export const treeTable = (all: readonly TreeFigures[]): string =>
  all
    .map(({ entries, firstHead, firstEntries, head, proof, longestProof, append }) =>
      [
        `Tree over ${entries} entries (p50 / p95 / p99):`,
        `  the first head over ${firstEntries} of them: ${firstHead.toFixed(0)} ms`,
        `  a head after ${between} more:               ${spread(head)} ms`,
        `  the proof of any entry:                ${spread(proof)} ms, ${longestProof} hashes at most`,
        `  an entry added:                        ${spread(append)} ms`,
        '',
      ].join('\n'),
    )
    .join('')
