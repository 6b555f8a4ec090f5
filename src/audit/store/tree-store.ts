import { toIso, type Instant } from '../../kernel/time.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Signer } from '../app/ports.ts'
import {
  signHead,
  type AuditTree,
  type GrownHead,
  type InclusionProof,
  type TreeHead,
} from '../app/tree-head.ts'
import type { AuditLeaf, LaneRoot } from '../domain/leaf.ts'
import { consistencyRuns, inclusionRuns, runHash } from '../domain/tree.ts'
import { addNodes, hashRuns } from './tree-nodes.ts'
import { emptyRoot, hex, join, laneHash, rootOfLanes } from './tree-hash.ts'

interface HeadRow {
  readonly size: number
  readonly at: Date
  readonly sizes: readonly number[]
  readonly roots: readonly string[]
  readonly root: string
  readonly key: string
  readonly signature: string
}

// One head at a time is made; whoever waits finds that of the other.
const lockTree = statement('tree.lock', `select pg_advisory_xact_lock(hashtextextended('audit_tree', 59))`)
const readLanes = statement<{ readonly seq: number }>(
  'tree.lanes',
  `select seq from audit_lane where lane >= 0 order by lane`,
)
const columns = `size, at, sizes::float8[] as sizes, roots, root, key, signature`
const readNewest = statement<HeadRow>(
  'tree.newest',
  `select ${columns} from audit_tree_head where size > 0 order by size desc limit 1`,
)
const readBefore = statement<HeadRow>(
  'tree.before',
  `select ${columns} from audit_tree_head where size <= $1 order by size desc limit 1`,
)
const readAfter = statement<HeadRow>(
  'tree.after',
  `select ${columns} from audit_tree_head where size > $1 order by size limit $2`,
)
const addHead = statement(
  'tree.add-head',
  `insert into audit_tree_head (size, at, sizes, roots, root, key, signature) values ($1, $2, $3, $4, $5, $6, $7)`,
)
const readLeaf = statement<AuditLeaf>(
  'tree.leaf',
  `select lane, seq, (extract(epoch from at) * 1000000)::bigint as micros, act, subject, case_code as "caseCode",
          encode(hash, 'hex') as hash
     from audit_entry where lane = $1 and seq = $2`,
)

/** The tree over the log in the database, and the heads that are signed of it. */
export function auditTree(db: Database, signer: Signer): AuditTree {
  const takeHead = (now: Instant): Promise<TreeHead | undefined> =>
    db.transaction(async (tx) => {
      const own = queriesOf(tx)
      await own.first(lockTree)
      const newest = await own.first(readNewest)
      const sizes = (await own.many(readLanes)).map(({ seq }) => seq)
      const size = sizes.reduce((sum, each) => sum + each, 0)
      if (size === 0) return undefined
      if (newest !== undefined && newest.size === size) return headOf(newest)
      const lanes = await grow(own, sizes, newest)
      const facts = { at: toIso(now), key: signer.keyId, size, root: rootOfLanes(lanes) }
      const head: TreeHead = { ...signHead(facts, signer), lanes }
      await own.run(addHead, [
        size,
        new Date(now),
        sizes,
        lanes.map(({ root }) => root),
        head.root,
        head.key,
        head.signature,
      ])
      return head
    })

  return {
    takeHead,

    async newest() {
      const row = await db.first(readNewest)
      return row && headOf(row)
    },

    async prove(entry, now) {
      const leaf = await db.first(readLeaf, [entry.lane, entry.seq])
      if (leaf === undefined || leaf.hash !== entry.hash) return undefined
      const newest = await db.first(readNewest)
      const reaches = newest !== undefined && (newest.sizes[entry.lane] ?? 0) >= entry.seq
      const head = reaches ? headOf(newest) : await takeHead(now)
      return head && proofUnder(db, leaf, head)
    },

    async headsAfter(size, most) {
      const former = size === 0 ? undefined : await db.first(readBefore, [size])
      const rows = await db.many(readAfter, [size, most])
      const grown: GrownHead[] = []
      let last = former === undefined ? undefined : headOf(former)
      for (const row of rows) {
        const head = headOf(row)
        grown.push({ ...head, former: last?.size ?? 0, proofs: await growthProofs(db, last, head) })
        last = head
      }
      return grown
    },
  }
}

const headOf = ({ at, sizes, roots, ...row }: HeadRow): TreeHead => ({
  ...row,
  at: at.toISOString(),
  lanes: sizes.map((size, lane) => ({ lane, size, root: roots[lane] ?? emptyRoot })),
})

/** Adds what is complete since the newest head, and gives the root of every lane as it is now. */
async function grow(
  db: Queries,
  sizes: readonly number[],
  newest: HeadRow | undefined,
): Promise<readonly LaneRoot[]> {
  const lanes: LaneRoot[] = []
  for (const [lane, size] of sizes.entries()) {
    const former = newest?.sizes[lane] ?? 0
    const formerRoot = newest?.roots[lane]
    if (formerRoot !== undefined && size === former) {
      lanes.push({ lane, size, root: formerRoot })
      continue
    }
    await addNodes(db, lane, former, size)
    const [root] = size === 0 ? [] : await hashRuns(db, lane, [{ from: 0, to: size }])
    lanes.push({ lane, size, root: root === undefined ? emptyRoot : hex(root) })
  }
  return lanes
}

async function proofUnder(db: Queries, leaf: AuditLeaf, head: TreeHead): Promise<InclusionProof> {
  const size = head.lanes[leaf.lane]?.size ?? 0
  const path = await hashRuns(db, leaf.lane, inclusionRuns(leaf.seq - 1, size))
  const lanes = head.lanes.map(laneHash)
  const laneAt = (_: number, place: number) => lanes[place] ?? new Uint8Array(32)
  // Sixteen lanes are one kept hash: the runs over them are read from the array.
  const above = inclusionRuns(leaf.lane, lanes.length).map((run) => runHash(run, laneAt, join))
  const { at, key, size: all, root, signature } = head
  return {
    micros: leaf.micros,
    subject: leaf.subject,
    size,
    path: path.map(hex),
    lanes: above.map(hex),
    head: { at, key, size: all, root, signature },
  }
}

const growthProofs = (
  db: Queries,
  former: TreeHead | undefined,
  head: TreeHead,
): Promise<readonly (readonly string[])[]> =>
  Promise.all(
    head.lanes.map(async ({ lane, size }) =>
      (await hashRuns(db, lane, consistencyRuns(former?.lanes[lane]?.size ?? 0, size))).map(hex),
    ),
  )
