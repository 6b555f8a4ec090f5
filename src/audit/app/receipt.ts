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
}

const texts = ['institution', 'company', 'ruc', 'cedula', 'path', 'at', 'caseCode', 'hash'] as const

/** Canonical JSON: fields in alphabetical order, no blanks. What is signed, octet by octet. */
export const receiptJson = (facts: ReceiptFacts): string =>
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
    proofs: [...facts.proofs],
    ruc: facts.ruc,
    seq: facts.seq,
  })

/** Undefined for anything but the canonical JSON of a receipt: one receipt has one text. */
export function readReceipt(json: string): ReceiptFacts | undefined {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return undefined
  }
  return isFacts(read) && receiptJson(read) === json ? read : undefined
}

function isFacts(value: unknown): value is ReceiptFacts {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Readonly<Record<string, unknown>>
  return (
    (record['act'] === 'keySet' || record['act'] === 'keyUnblocked') &&
    texts.every((name) => typeof record[name] === 'string') &&
    Array.isArray(record['proofs']) &&
    record['proofs'].every((proof) => typeof proof === 'string') &&
    Number.isSafeInteger(record['lane']) &&
    Number.isSafeInteger(record['seq']) &&
    /^[0-9a-f]{64}$/.test(String(record['hash'])) &&
    !Number.isNaN(Date.parse(String(record['at']))) &&
    isBothOrNeither(record['attendedAt'], record['enteredAt']) &&
    (record['came'] === undefined || record['came'] === 'attorney')
  )
}

const isBothOrNeither = (...times: readonly unknown[]): boolean =>
  times.every((time) => time === undefined) ||
  times.every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))
