import { isProof, proofJson } from './proof-json.ts'
import type { InclusionProof } from './tree-head.ts'

/**
 * What a receipt says, and nothing else: every word that is printed on it is signed. Numbers are
 * masked already, because a receipt is printed, mailed on and left lying.
 */
export interface ReceiptFacts {
  readonly institution: string
  /** A new key was set, or a block lifted and the present key kept. */
  readonly act: 'keySet' | 'keyUnblocked'
  /** Legal name as registered. */
  readonly company: string
  /** Masked (SCREENS 0.1). */
  readonly ruc: string
  /** The representative's number, masked. */
  readonly cedula: string
  readonly path: string
  /** Kinds of proof in the order they were obtained. */
  readonly proofs: readonly string[]
  /** ISO 8601, UTC, as the audit entry has it. */
  readonly at: string
  readonly caseCode: string
  /** Where the person was attended on paper: when, and when that was entered. ISO 8601, UTC; both or neither (F-41). */
  readonly attendedAt?: string
  readonly enteredAt?: string
  /** Where the representative sent another, with a power (SCREENS S-07). */
  readonly came?: 'attorney'
  /** Place of the entry in the log: lane 0–15, place from 1, SHA-256 in hex. */
  readonly lane: number
  readonly seq: number
  readonly hash: string
  /** That the entry is in the log under a signed head; receipts of before the tree have none. */
  readonly proof?: InclusionProof
}

/** Who acted, as far as a receipt may say: somebody nothing was proven about, the person, an officer or operator, the service. */
export const receiptActors = ['visitor', 'person', 'institution', 'service'] as const

/** The receipt of any other act that concerns an employer: what the log says of it, with the proof that it does. */
export interface ActReceiptFacts {
  readonly form: 'act'
  readonly institution: string
  /** A name of the log's own list of acts; a newer installation may know more of them. */
  readonly act: string
  readonly by: (typeof receiptActors)[number]
  readonly company: string
  /** Masked. */
  readonly ruc: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly caseCode: string | null
  readonly lane: number
  readonly seq: number
  readonly hash: string
  readonly proof: InclusionProof
}

export type AnyReceiptFacts = ReceiptFacts | ActReceiptFacts

const texts = ['institution', 'company', 'ruc', 'cedula', 'path', 'at', 'caseCode', 'hash'] as const

/** Canonical JSON: fields in alphabetical order, no blanks. What is signed, octet by octet. */
export const receiptJson = (facts: AnyReceiptFacts): string =>
  'form' in facts ? actJson(facts) : caseJson(facts)

const actJson = (facts: ActReceiptFacts): string =>
  JSON.stringify({
    act: facts.act,
    at: facts.at,
    by: facts.by,
    caseCode: facts.caseCode,
    company: facts.company,
    form: facts.form,
    hash: facts.hash,
    institution: facts.institution,
    lane: facts.lane,
    proof: proofJson(facts.proof),
    ruc: facts.ruc,
    seq: facts.seq,
  })

const caseJson = (facts: ReceiptFacts): string =>
  JSON.stringify({
    act: facts.act,
    at: facts.at,
    // What is not there is left out: a receipt of before has the text that it had.
    attendedAt: facts.attendedAt,
    came: facts.came,
    caseCode: facts.caseCode,
    cedula: facts.cedula,
    company: facts.company,
    enteredAt: facts.enteredAt,
    hash: facts.hash,
    institution: facts.institution,
    lane: facts.lane,
    path: facts.path,
    proof: facts.proof && proofJson(facts.proof),
    proofs: [...facts.proofs],
    ruc: facts.ruc,
    seq: facts.seq,
  })

/** Undefined for anything but the canonical JSON of a receipt: one receipt has one text. */
export function readReceipt(json: string): AnyReceiptFacts | undefined {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return undefined
  }
  return (isCaseFacts(read) || isActFacts(read)) && receiptJson(read) === json ? read : undefined
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isPlaced = (fields: Fields): boolean =>
  Number.isSafeInteger(fields['lane']) &&
  Number.isSafeInteger(fields['seq']) &&
  /^[0-9a-f]{64}$/.test(String(fields['hash'])) &&
  !Number.isNaN(Date.parse(String(fields['at'])))

function isCaseFacts(value: unknown): value is ReceiptFacts {
  if (!isFields(value) || value['form'] !== undefined) return false
  const { act, proofs, proof, came, attendedAt, enteredAt } = value
  return (
    (act === 'keySet' || act === 'keyUnblocked') &&
    texts.every((name) => typeof value[name] === 'string') &&
    Array.isArray(proofs) &&
    proofs.every((each) => typeof each === 'string') &&
    isPlaced(value) &&
    isBothOrNeither(attendedAt, enteredAt) &&
    (came === undefined || came === 'attorney') &&
    (proof === undefined || isProof(proof))
  )
}

function isActFacts(value: unknown): value is ActReceiptFacts {
  if (!isFields(value) || value['form'] !== 'act') return false
  const { by, caseCode, proof } = value
  return (
    ['institution', 'act', 'company', 'ruc', 'at', 'hash'].every((name) => typeof value[name] === 'string') &&
    receiptActors.some((actor) => actor === by) &&
    (caseCode === null || typeof caseCode === 'string') &&
    isPlaced(value) &&
    isProof(proof)
  )
}

const isBothOrNeither = (...times: readonly unknown[]): boolean =>
  times.every((time) => time === undefined) ||
  times.every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))
