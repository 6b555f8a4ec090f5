import { auditContent, genesis, laneCount, type AuditHead, type AuditRecord } from '../domain/chain.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Hash, JoinHashes } from '../domain/tree.ts'
import type { AuditReader, EntryHash } from './ports.ts'
import type { TreeHead } from './tree-head.ts'

/**
 * changed: says something else than when it was written · inserted: its successor does not know it ·
 * missing: its place is empty · truncated: the end was cut off · rewritten: agrees with itself, but not
 * with a checkpoint, so something up to `until` was changed and all that follows recomputed · misrooted: the same, against a
 * signed head of the tree, which receipts stand on.
 */
export type AuditFault = 'changed' | 'inserted' | 'missing' | 'truncated' | 'rewritten' | 'misrooted'

/** The tree once more, from the entries themselves, against heads that were found genuine before. */
export interface TreeCheck {
  readonly heads: readonly TreeHead[]
  leafHash(record: AuditRecord): Hash
  join: JoinHashes
  hex(hash: Hash): string
}

export interface AuditFinding {
  readonly fault: AuditFault
  readonly lane: number
  /** The first place that is bad; the first that may be, where `until` is given. */
  readonly seq: number
  readonly until?: number
  /** What the entry says of its time; null where none is left to say it. */
  readonly at: string | null
}

export interface AuditVerdict {
  readonly sound: boolean
  readonly entries: number
  readonly checkpoints: number
  readonly heads: readonly AuditHead[]
  /** The first bad entry of each lane that has one, earliest time first. */
  readonly findings: readonly AuditFinding[]
}

/**
 * Recomputes every hash of every lane up to the heads as they are when it begins, and holds the lanes against
 * those heads and against every checkpoint (ATK-58). What is written meanwhile is for the next check. Checkpoints must have been found genuine before; without one, a log that was
 * rewritten from some entry to its end agrees with itself and cannot be told from a true one.
 */
export async function verifyAudit(
  reader: AuditReader,
  hash: EntryHash,
  checkpoints: readonly Checkpoint[] = [],
  tree?: TreeCheck,
): Promise<AuditVerdict> {
  const heads = await reader.heads()
  const findings: AuditFinding[] = []
  let entries = 0
  for (let lane = 0; lane < laneCount; lane++) {
    const anchors = checkpoints
      .flatMap((checkpoint) => checkpoint.lanes.filter((head) => head.lane === lane && head.seq > 0))
      .sort((a, b) => a.seq - b.seq)
    const head = heads.find((each) => each.lane === lane) ?? { lane, seq: 0, hash: genesis }
    const walk = new Walk(lane, anchors, hash, tree)
    for await (const page of reader.lane(lane, head.seq)) {
      for (const record of page) walk.meet(record)
      if (walk.finding !== undefined) break
    }
    walk.end(head, await reader.beyond(lane))
    entries += walk.met
    if (walk.finding !== undefined) findings.push(walk.finding)
  }
  findings.sort((a, b) => (a.at ?? '~').localeCompare(b.at ?? '~') || a.lane - b.lane)
  return { sound: findings.length === 0, entries, checkpoints: checkpoints.length, heads, findings }
}

/** One lane from its first entry to its head; keeps only what the next entry is judged by. */
class Walk {
  finding: AuditFinding | undefined
  met = 0
  readonly #lane: number
  readonly #anchors: AuditHead[]
  readonly #hash: EntryHash
  #last: AuditRecord | undefined
  #beforeLast = genesis
  /** The entry after the newest place that a checkpoint confirms: nothing before it can be bad. */
  #unconfirmed: AuditRecord | undefined
  readonly #tree: TreeCheck | undefined
  /** Roots that heads promise, by the size of the lane. */
  readonly #roots = new Map<number, Set<string>>()
  /** Roots of the complete subtrees so far, largest first: one for each bit of their number. */
  readonly #edge: Hash[] = []

  constructor(lane: number, anchors: AuditHead[], hash: EntryHash, tree: TreeCheck | undefined) {
    this.#lane = lane
    this.#anchors = anchors
    this.#hash = hash
    this.#tree = tree
    for (const head of tree?.heads ?? []) {
      const { size, root } = head.lanes[lane] ?? { size: 0, root: '' }
      if (size > 0) this.#roots.set(size, (this.#roots.get(size) ?? new Set()).add(root))
    }
  }

  meet(record: AuditRecord): void {
    if (this.finding !== undefined) return
    this.met++
    const expected = (this.#last?.seq ?? 0) + 1
    const before = this.#last?.hash ?? genesis
    if (record.seq !== expected) return this.#found('missing', expected, record)
    const itself = this.#hash(record.prev, auditContent(record)) === record.hash
    if (record.prev !== before) {
      // A successor that is in order, or that knows the one before last, speaks against the last one.
      if (this.#last !== undefined && record.prev === this.#beforeLast)
        return this.#found('inserted', expected - 1, this.#last)
      if (this.#last !== undefined && itself) return this.#found('changed', expected - 1, this.#last)
      return this.#found('changed', expected, record)
    }
    if (!itself) return this.#found('changed', expected, record)
    this.#beforeLast = before
    this.#last = record
    this.#unconfirmed ??= record
    this.#holdAgainstCheckpoints(record)
    this.#holdAgainstHeads(record)
  }

  end(head: AuditHead, beyond: AuditRecord | undefined): void {
    if (this.finding !== undefined) return
    const seq = this.#last?.seq ?? 0
    const promised = Math.max(head.seq, this.#anchors.at(-1)?.seq ?? 0, ...this.#roots.keys())
    if (promised > seq) this.#found('truncated', seq + 1, undefined, promised)
    else if (beyond !== undefined) this.#found('inserted', beyond.seq, beyond)
    else if (this.#last !== undefined && head.hash !== this.#last.hash)
      this.#found('changed', seq, this.#last)
  }

  #holdAgainstCheckpoints(record: AuditRecord): void {
    while (this.#anchors[0]?.seq === record.seq) {
      const anchor = this.#anchors.shift()
      if (anchor?.hash !== record.hash) {
        const from = this.#unconfirmed ?? record
        return this.#found('rewritten', from.seq, from, record.seq)
      }
      this.#unconfirmed = undefined
    }
  }

  #holdAgainstHeads(record: AuditRecord): void {
    if (this.#tree === undefined || this.finding !== undefined) return
    const { leafHash, join, hex } = this.#tree
    let grown = leafHash(record)
    // A new leaf completes as many subtrees as its number has noughts at its end.
    for (let n = record.seq; n % 2 === 0; n /= 2) {
      const left = this.#edge.pop()
      if (left !== undefined) grown = join(left, grown)
    }
    this.#edge.push(grown)
    const promised = this.#roots.get(record.seq)
    if (promised === undefined) return
    const root = hex(this.#edge.reduceRight((right, left) => join(left, right)))
    if ([...promised].every((one) => one === root)) return
    this.#found('misrooted', 1, record, record.seq)
  }

  #found(fault: AuditFault, seq: number, witness: AuditRecord | undefined, until?: number): void {
    const at = witness === undefined ? null : new Date(witness.micros / 1000).toISOString()
    const range = until === undefined || until === seq ? {} : { until }
    this.finding = { fault, lane: this.#lane, seq, ...range, at }
  }
}
