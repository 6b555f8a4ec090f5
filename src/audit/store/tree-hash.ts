import { createHash } from 'node:crypto'
import { laneText, leafText, type AuditLeaf, type LaneRoot } from '../domain/leaf.ts'
import { rootOfLeaves, type Hash, type JoinHashes } from '../domain/tree.ts'

const leafMark = Uint8Array.of(0)
const nodeMark = Uint8Array.of(1)

/** SHA-256 over 0x01 and both (RFC 6962, 2.1). */
export const join: JoinHashes = (left, right) =>
  createHash('sha256').update(nodeMark).update(left).update(right).digest()

const leafOf = (text: string): Hash => createHash('sha256').update(leafMark).update(text).digest()

export const leafHash = (leaf: AuditLeaf): Hash => leafOf(leafText(leaf))
export const laneHash = (lane: LaneRoot): Hash => leafOf(laneText(lane))

/** Root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot = createHash('sha256').digest('hex')

/** Root over the roots of the lanes. */
export const rootOfLanes = (lanes: readonly LaneRoot[]): string =>
  hex(rootOfLeaves(lanes.map(laneHash), join))

export const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')
