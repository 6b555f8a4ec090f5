import { createHash } from 'node:crypto'
import type { Checkpoint } from '../../audit/app/checkpoint.ts'
import type { SignatureCheck } from '../../audit/app/ports.ts'
import type { AnyReceiptFacts } from '../../audit/app/receipt.ts'
import type { GrownHead, SignedHead } from '../../audit/app/tree-head.ts'

/*
 * Checks what the tree of the log has made, and shares nothing with it but the standard (RFC 9162, 2.1.3.2 and 2.1.4.2): a
 * verifier that is the maker once more proves that the maker agrees with itself.
 */

/** proven: in the log under the signed head · unproven: a receipt of before the tree, which carries no proof. */
export type ProofState = 'proven' | 'unproven'

/**
 * Whether a receipt's own proof leads from what it says to a head that this key signed. Undefined: it does not, so the
 * receipt is no good, whoever signed it.
 */
export function proofOf(facts: AnyReceiptFacts, check: SignatureCheck): ProofState | undefined {
  const { proof } = facts
  if (proof === undefined) return 'unproven'
  const said = Date.parse(facts.at)
  // The receipt says milliseconds, the log microseconds.
  if (Math.abs(proof.micros / 1000 - said) > 1) return undefined
  if (!isSigned(proof.head, check)) return undefined
  const content = [facts.lane, facts.seq, proof.micros, facts.act, proof.subject, facts.caseCode, facts.hash]
  const root = climb(leaf('clavero.leaf.1', content), facts.seq - 1, proof.size, proof.path)
  if (root === undefined) return undefined
  const top = climb(leaf('clavero.lane.1', [facts.lane, proof.size, root]), facts.lane, 16, proof.lanes)
  return top === proof.head.root ? 'proven' : undefined
}

/**
 * pinned: the head of the receipt is among the heads kept outside, and each of those grew out of the one before ·
 * contradicted: a head of the same size says something else, or they did not grow · absent: none of them is its head.
 */
export type PinState = 'pinned' | 'contradicted' | 'absent'

/** Holds a receipt that was found proven against a file of checkpoints whose own signatures were found genuine. */
export function pinOf(
  facts: AnyReceiptFacts,
  checkpoints: readonly Checkpoint[],
  check: SignatureCheck,
): PinState {
  const heads = checkpoints.flatMap(({ heads: own = [] }) => own)
  if (!headsHold(heads, check)) return 'contradicted'
  const { proof } = facts
  if (proof === undefined) return 'absent'
  const { size, root } = proof.head
  const same = heads.filter((head) => head.size === size)
  if (same.some((head) => head.root !== root)) return 'contradicted'
  return same.length > 0 ? 'pinned' : 'absent'
}

/** Whether every head is signed, is over its lanes, and grew out of the one before it in the file (I-17). */
export const headsHold = (heads: readonly GrownHead[], check: SignatureCheck): boolean =>
  heads.every((head, n) => {
    const before = heads[n - 1]
    return (
      isSigned(head, check) &&
      head.size === head.lanes.reduce((sum, { size }) => sum + size, 0) &&
      head.root === overLanes(head) &&
      (before === undefined ||
        (before.size === head.size ? before.root === head.root : hasGrown(before, head)))
    )
  })

const hasGrown = (before: GrownHead, head: GrownHead): boolean =>
  head.former === before.size &&
  head.lanes.every(({ size, root }, lane) => {
    const older = before.lanes[lane]
    return older !== undefined && isBeginning(older.size, older.root, size, root, head.proofs[lane] ?? [])
  })

function isSigned(head: SignedHead, check: SignatureCheck): boolean {
  return check('clavero.head.1', `${head.at}\n${head.key}\n${head.size}\n${head.root}`, head.signature)
}

/** From a leaf to the root, by the bits of its place. Undefined when the path is too long or too short for such a tree. */
function climb(start: string, index: number, size: number, path: readonly string[]): string | undefined {
  if (!(index >= 0 && index < size)) return undefined
  let [place, last] = [BigInt(index), BigInt(size) - 1n]
  let hash = start
  for (const other of path) {
    if (last === 0n) return undefined
    if (place % 2n === 1n || place === last) {
      hash = node(other, hash)
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n]
    } else hash = node(hash, other)
    ;[place, last] = [place >> 1n, last >> 1n]
  }
  return last === 0n ? hash : undefined
}

/** RFC 9162, 2.1.4.2. */
function isBeginning(
  older: number,
  olderRoot: string,
  newer: number,
  newerRoot: string,
  proof: readonly string[],
): boolean {
  if (older > newer) return false
  if (older === newer) return olderRoot === newerRoot && proof.length === 0
  if (older === 0) return proof.length === 0
  const isPower = Number.isInteger(Math.log2(older))
  const [first, ...rest] = isPower ? [olderRoot, ...proof] : proof
  if (first === undefined) return false
  let [place, last] = [BigInt(older) - 1n, BigInt(newer) - 1n]
  while (place % 2n === 1n) [place, last] = [place >> 1n, last >> 1n]
  let [was, is] = [first, first]
  for (const other of rest) {
    if (last === 0n) return false
    if (place % 2n === 1n || place === last) {
      was = node(other, was)
      is = node(other, is)
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n]
    } else is = node(is, other)
    ;[place, last] = [place >> 1n, last >> 1n]
  }
  return was === olderRoot && is === newerRoot && last === 0n
}

function overLanes({ lanes }: GrownHead): string | undefined {
  let level = lanes.map(({ lane, size, root }) => leaf('clavero.lane.1', [lane, size, root]))
  while (level.length > 1)
    level = level.flatMap((hash, n) => (n % 2 === 0 ? [] : [node(level[n - 1] ?? '', hash)]))
  return level[0]
}

/** Netstrings under a name, written here a second time. The log is ASCII: what is not has another digest. */
const leaf = (name: string, fields: readonly (string | number | null)[]): string =>
  sha256(0, [
    Buffer.from(
      `${name},${fields.map((field) => (field === null ? '-,' : `${String(field).length}:${field},`)).join('')}`,
    ),
  ])

const node = (left: string, right: string): string =>
  sha256(1, [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')])

const sha256 = (mark: number, parts: readonly Uint8Array[]): string =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(mark), ...parts]))
    .digest('hex')
