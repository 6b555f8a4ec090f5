import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  consistencyRuns,
  inclusionRuns,
  keptEvery,
  keptParent,
  keptRuns,
  rootOfLeaves,
  runHash,
  type Hash,
  type JoinHashes,
} from './tree.ts'

const sha = (mark: number, ...parts: readonly Uint8Array[]): Hash =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(mark), ...parts]))
    .digest()
const join: JoinHashes = (left, right) => sha(1, left, right)
const hex = (hash: Hash) => Buffer.from(hash).toString('hex')

/** The leaves that certificate transparency tests its own trees with, and the roots they must have. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => sha(0, Buffer.from(text, 'hex')))
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const many: readonly Hash[] = Array.from({ length: 600 }, (_, n) => sha(0, Buffer.from(String(n))))

/** What is kept of the first `size` leaves: nothing but complete subtrees of every fourth level. */
function keptOf(size: number) {
  const levels = new Map<number, readonly Hash[]>([[0, many.slice(0, size)]])
  for (let level = keptEvery; ; level += keptEvery) {
    const below = levels.get(level - keptEvery) ?? []
    const count = Math.floor(below.length / 16)
    if (count === 0) break
    levels.set(
      level,
      Array.from({ length: count }, (_, n) => keptParent(below.slice(n * 16, n * 16 + 16), join)),
    )
  }
  return (level: number, place: number): Hash => {
    const hash = levels.get(level)?.[place]
    if (hash === undefined) throw new Error(`not kept: ${level}:${place}`)
    return hash
  }
}

describe('the tree of RFC 6962', () => {
  test('has the roots that certificate transparency publishes for its test leaves', () => {
    for (const [n, root] of roots.entries())
      expect(hex(rootOfLeaves(leaves.slice(0, n + 1), join))).toBe(root)
    for (const [n, root] of roots.entries())
      expect(hex(runHash({ from: 0, to: n + 1 }, (_, place) => leaves[place] ?? sha(9), join))).toBe(root)
  })

  test('has the same root from what is kept as from all its leaves, at every size', () => {
    for (let size = 1; size <= many.length; size += 7)
      expect(hex(runHash({ from: 0, to: size }, keptOf(size), join))).toBe(
        hex(rootOfLeaves(many.slice(0, size), join)),
      )
  })

  test('reads sixteen hashes a subtree at most, so a proof in a million entries takes some hundreds', () => {
    const read = keptRuns(inclusionRuns(654_321, 1_000_000))
    expect(read.length).toBeLessThan(30)
    expect(Math.max(...read.map(({ from, to }) => to - from))).toBeLessThanOrEqual(16)
  })

  test('proves no leaf that is not there, and no larger beginning', () => {
    expect(() => inclusionRuns(5, 5)).toThrow(RangeError)
    expect(() => inclusionRuns(-1, 5)).toThrow(RangeError)
    expect(() => consistencyRuns(6, 5)).toThrow(RangeError)
    expect(() => keptParent(many.slice(0, 15), join)).toThrow(RangeError)
    expect(() => runHash({ from: 3, to: 3 }, keptOf(9), join)).toThrow(RangeError)
  })
})
