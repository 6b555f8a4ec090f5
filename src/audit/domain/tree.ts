/**
 * The Merkle tree of RFC 6962 (2.1) by its shape alone: which runs of leaves a root, an inclusion proof or a consistency
 * proof is made of. Every run is a row of complete subtrees, and of those only every fourth level is kept, so that a
 * proof costs a few short reads however long the log is.
 */
export type Hash = Uint8Array

/** SHA-256 over 0x01 and the two hashes. */
export type JoinHashes = (left: Hash, right: Hash) => Hash

/** Leaves from `from` up to and without `to`, counted from 0. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** Levels that are kept are multiples of it: 0 are the leaves, 4 stands for sixteen of them. */
export const keptEvery = 4

/** Hashes of one kept level, from `from` up to and without `to`. */
export interface KeptRun extends Run {
  readonly level: number
}

/** A kept hash; the reader throws for one that it has not got. */
export type KeptHash = (level: number, place: number) => Hash

/** Largest power of two that is smaller than `n`; `n` is 2 or more. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/**
 * The runs whose hashes prove that leaf `index` is in a tree of `size` leaves, from the leaf upwards. Throws RangeError
 * for a leaf that is not in it.
 */
export function inclusionRuns(index: number, size: number): readonly Run[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: Run[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  return path.reverse()
}

/**
 * The runs whose hashes prove that a tree of `older` leaves is how one of `newer` leaves began (RFC 6962, 2.1.2). Empty
 * when they are the same, or the older one is empty. Throws RangeError when the older one is larger.
 */
export function consistencyRuns(older: number, newer: number): readonly Run[] {
  if (!(older >= 0 && older <= newer)) throw new RangeError(`${older} leaves are no beginning of ${newer}`)
  if (older === 0 || older === newer) return []
  const path: Run[] = []
  let [from, to] = [0, newer]
  let isWhole = true
  while (older !== to) {
    const middle = from + split(to - from)
    if (older <= middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
      isWhole = false
    }
  }
  if (!isWhole) path.push({ from, to })
  return path.reverse()
}

/** Complete subtrees that a run is made of, largest first: `place` counts subtrees of this level. */
function subtrees({ from, to }: Run): readonly { readonly level: number; readonly place: number }[] {
  const parts = []
  let at = from
  while (at < to) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level++
    parts.push({ level, place: at / 2 ** level })
    at += 2 ** level
  }
  return parts
}

/** What has to be read to hash these runs: at most sixteen hashes a subtree. */
export const keptRuns = (runs: readonly Run[]): readonly KeptRun[] =>
  runs.flatMap(subtrees).map(({ level, place }) => {
    const width = 2 ** (level % keptEvery)
    return { level: level - (level % keptEvery), from: place * width, to: (place + 1) * width }
  })

/** The hash of a run that is not empty: its subtrees, joined from the right. */
export function runHash(run: Run, kept: KeptHash, join: JoinHashes): Hash {
  const hashes = subtrees(run).map(({ level, place }) => subtreeHash(level, place, kept, join))
  const last = hashes.pop()
  if (last === undefined) throw new RangeError('an empty run has no hash of its own')
  return hashes.reduceRight((right, left) => join(left, right), last)
}

function subtreeHash(level: number, place: number, kept: KeptHash, join: JoinHashes): Hash {
  if (level % keptEvery === 0) return kept(level, place)
  return join(
    subtreeHash(level - 1, place * 2, kept, join),
    subtreeHash(level - 1, place * 2 + 1, kept, join),
  )
}

/** The hash that is kept for sixteen of the kept level below. Throws RangeError for another number of them. */
export function keptParent(children: readonly Hash[], join: JoinHashes): Hash {
  if (children.length !== 2 ** keptEvery) throw new RangeError('sixteen hashes make one that is kept')
  return joined(children, join)
}

function joined(hashes: readonly Hash[], join: JoinHashes): Hash {
  const [first] = hashes
  if (first === undefined) throw new RangeError('nothing to join')
  if (hashes.length === 1) return first
  const middle = split(hashes.length)
  return join(joined(hashes.slice(0, middle), join), joined(hashes.slice(middle), join))
}

/** Root of a small tree that is all at hand. Throws RangeError for an empty one. */
export const rootOfLeaves = joined
