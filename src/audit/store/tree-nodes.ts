import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AuditLeaf } from '../domain/leaf.ts'
import { keptEvery, keptParent, keptRuns, runHash, type Hash, type Run } from '../domain/tree.ts'
import { join, leafHash } from './tree-hash.ts'

const leafColumns = `e.lane, e.seq, (extract(epoch from e.at) * 1000000)::bigint as micros, e.act, e.subject,
          e.case_code as "caseCode", encode(e.hash, 'hex') as hash`
const readLeaves = statement<AuditLeaf>(
  'tree.leaves',
  `select ${leafColumns} from audit_entry e where lane = $1 and seq > $2 and seq <= $3 order by seq`,
)
const readNodes = statement<{ readonly hash: Uint8Array }>(
  'tree.nodes',
  `select hash from audit_node where lane = $1 and level = $2 and place >= $3 and place < $4 order by place`,
)
const addRow = statement(
  'tree.add-nodes',
  `insert into audit_node (lane, level, place, hash)
   select $1, $2, $3 + n - 1, h from unnest($4::bytea[]) with ordinality as added (h, n)`,
)

const width = 2 ** keptEvery
/** Kept hashes that are made at one go: 4,096 entries are read for them. */
const portion = 256

/** Keeps every subtree that became complete when the lane grew from `former` to `size` entries. */
export async function addNodes(db: Queries, lane: number, former: number, size: number): Promise<void> {
  let below = width
  for (let level = keptEvery; Math.floor(size / below) > Math.floor(former / below); level += keptEvery) {
    const end = Math.floor(size / below)
    for (let from = Math.floor(former / below); from < end; from += portion) {
      const to = Math.min(end, from + portion)
      const children = await hashesOf(db, lane, level - keptEvery, { from: from * width, to: to * width })
      const made = Array.from({ length: to - from }, (_, n) =>
        keptParent(children.slice(n * width, (n + 1) * width), join),
      )
      await db.run(addRow, [lane, level, from, made])
    }
    below *= width
  }
}

/** Hash of each run of leaves of a lane, in their order: a few short reads each. Throws when a hash is not there. */
export async function hashRuns(db: Queries, lane: number, runs: readonly Run[]): Promise<readonly Hash[]> {
  const known = new Map<string, Hash>()
  await Promise.all(
    keptRuns(runs).map(async ({ level, from, to }) => {
      const hashes = await hashesOf(db, lane, level, { from, to })
      hashes.forEach((hash, n) => known.set(`${level}:${from + n}`, hash))
    }),
  )
  const kept = (level: number, place: number): Hash => {
    const hash = known.get(`${level}:${place}`)
    if (hash === undefined) throw new Error(`the tree of lane ${lane} has no hash ${level}:${place}`)
    return hash
  }
  return runs.map((run) => runHash(run, kept, join))
}

async function hashesOf(
  db: Queries,
  lane: number,
  level: number,
  { from, to }: Run,
): Promise<readonly Hash[]> {
  const hashes =
    level === 0
      ? (await db.many(readLeaves, [lane, from, to])).map(leafHash)
      : (await db.many(readNodes, [lane, level, from, to])).map(({ hash }) => hash)
  if (hashes.length !== to - from)
    throw new Error(`the tree of lane ${lane} has a gap at level ${level}, from ${from} to ${to}`)
  return hashes
}
