import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { toIso, type Instant } from '../../kernel/time.ts'
import { laneCount, type AuditHead } from '../domain/chain.ts'
import type { SignatureCheck, Signer } from './ports.ts'
import { isGrownHead } from './proof-json.ts'
import type { GrownHead } from './tree-head.ts'

/**
 * The heads of all lanes at one moment, signed, to be kept where nobody with rights on the database can
 * reach: it pins every entry up to there (I-17). Every five minutes is a good rhythm (RELIABILITY 11).
 */
export interface Checkpoint {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly key: string
  readonly lanes: readonly AuditHead[]
  /** Heads of the tree since the line before, each signed by itself: what receipts are held against. Lines of before have none. */
  readonly heads?: readonly GrownHead[]
}

export function makeCheckpoint(
  laneHeads: readonly AuditHead[],
  now: Instant,
  signer: Signer,
  heads?: readonly GrownHead[],
): Checkpoint {
  const lanes = [...laneHeads].sort((a, b) => a.lane - b.lane)
  if (lanes.length !== laneCount) throw new RangeError(`a checkpoint takes ${laneCount} lanes`)
  return { at: toIso(now), key: signer.keyId, lanes, ...(heads !== undefined && { heads }) }
}

/** One line of a checkpoint file. */
export function checkpointLine(checkpoint: Checkpoint, signer: Signer): string {
  const body = canonical(checkpoint)
  return `${JSON.stringify({ ...checkpoint, signature: signer.sign('clavero.checkpoint.1', body) })}\n`
}

/**
 * Reads a checkpoint file, one checkpoint a line. `unreadable`: not such a file. `forged`: the
 * signature is not this installation's. Both name the line, from 1.
 */
export function readCheckpoints(
  text: string,
  check: SignatureCheck,
): Outcome<Checkpoint[], 'unreadable' | 'forged', { readonly line: number }> {
  const checkpoints: Checkpoint[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (read === undefined) return refused('unreadable', { line: index + 1 })
    const { signature, ...checkpoint } = read
    if (!check('clavero.checkpoint.1', canonical(checkpoint), signature))
      return refused('forged', { line: index + 1 })
    checkpoints.push(checkpoint)
  }
  return checkpoints.length === 0 ? refused('unreadable', { line: 1 }) : ok(checkpoints)
}

const canonical = ({ at, key, lanes }: Checkpoint): string =>
  [at, key, ...lanes.map(({ lane, seq, hash }) => `${lane}:${seq}:${hash}`)].join('\n')

function readLine(line: string): (Checkpoint & { readonly signature: string }) | undefined {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isRecord(read)) return undefined
  const { at, key, lanes, signature, heads } = read
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
  if (typeof key !== 'string' || typeof signature !== 'string') return undefined
  if (!Array.isArray(lanes) || lanes.length !== laneCount || !lanes.every(isHead)) return undefined
  if (heads !== undefined && !(Array.isArray(heads) && heads.every(isGrownHead))) return undefined
  if (!lanes.every((head, lane) => head.lane === lane)) return undefined
  return { at, key, lanes, signature, ...(heads !== undefined && { heads }) }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isHead = (value: unknown): value is AuditHead =>
  isRecord(value) &&
  Number.isInteger(value['lane']) &&
  Number.isSafeInteger(value['seq']) &&
  Number(value['seq']) >= 0 &&
  typeof value['hash'] === 'string' &&
  /^[0-9a-f]{64}$/.test(value['hash'])
