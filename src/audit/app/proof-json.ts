import type { LaneRoot } from '../domain/leaf.ts'
import type { GrownHead, InclusionProof, SignedHead } from './tree-head.ts'

/** The fields of a proof in alphabetical order, as they are signed within a receipt. */
export const proofJson = ({ head, lanes, micros, path, size, subject }: InclusionProof) => ({
  head: headJson(head),
  lanes: [...lanes],
  micros,
  path: [...path],
  size,
  subject,
})

const headJson = ({ at, key, root, signature, size }: SignedHead) => ({ at, key, root, signature, size })

/** Of a proof, only its form: whether it proves anything is for who checks it. */
export function isProof(value: unknown): value is InclusionProof {
  if (!isFields(value)) return false
  const { head, lanes, micros, path, size, subject } = value
  return (
    isHead(head) &&
    isHashes(lanes, 4) &&
    lanes.length === 4 &&
    isHashes(path, longest) &&
    isCount(micros) &&
    isCount(size) &&
    (subject === null || typeof subject === 'string')
  )
}

/** Nobody's log has 2^53 entries. */
const longest = 53

export const isHead = (value: unknown): value is SignedHead =>
  isFields(value) &&
  typeof value['at'] === 'string' &&
  !Number.isNaN(Date.parse(value['at'])) &&
  /^[0-9a-f]{16}$/.test(String(value['key'])) &&
  isHash(value['root']) &&
  typeof value['signature'] === 'string' &&
  isCount(value['size'])

/** A head of a checkpoint file, by its form. */
export const isGrownHead = (value: unknown): value is GrownHead =>
  isFields(value) &&
  isHead(value) &&
  isCount(value['former']) &&
  isSixteen(value['lanes']) &&
  value['lanes'].every((lane, n) => isLane(lane) && lane.lane === n) &&
  isSixteen(value['proofs']) &&
  value['proofs'].every((proof) => isHashes(proof, longest * 2))

const isSixteen = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length === 16

const isLane = (value: unknown): value is LaneRoot =>
  isFields(value) && Number.isSafeInteger(value['lane']) && isCount(value['size']) && isHash(value['root'])

const isHashes = (value: unknown, most: number): value is readonly string[] =>
  Array.isArray(value) && value.length <= most && value.every(isHash)

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
