/** Where an export ended because it was full. What is older than this line is not in the file. */
export interface ExportCut {
  /** The last line of the file, from 1. */
  readonly line: number
  /** Of that line: ISO 8601 UTC, and its place in the log. */
  readonly at: string
  readonly lane: number
  readonly seq: number
}

/** What the seal of an exported log says, beside the digest that ties it to the file. */
export interface ExportFacts {
  readonly institution: string
  /** When it was exported: ISO 8601, UTC. */
  readonly at: string
  /** Who exported it: name, and as the log writes them. */
  readonly by: string
  readonly actor: string
  /** What was asked for; null is no filter. Days are those of the mainland, the last one whole. */
  readonly caseCode: string | null
  readonly officer: string | null
  readonly from: string | null
  readonly to: string | null
  /** Only what is older than this place, as the address of the page writes it: a part that follows another. */
  readonly before: string | null
  /** Lines of the log in the file, newest first. */
  readonly lines: number
  readonly cut: ExportCut | null
  /** Heads of all lanes, `lane:place:hash`: everything up to there was looked through, and nothing after it. */
  readonly heads: readonly string[]
}

export interface ExportSeal extends ExportFacts {
  /** SHA-256 of the file up to the seal, hex. */
  readonly digest: string
  /** Names the key that signed it. */
  readonly key: string
}

const texts = ['institution', 'at', 'by', 'actor', 'digest', 'key'] as const
const optional = ['caseCode', 'officer', 'from', 'to', 'before'] as const

/** Canonical JSON: fields in alphabetical order, no blanks. What is signed, octet by octet. */
export const sealJson = (seal: ExportSeal): string =>
  JSON.stringify({
    actor: seal.actor,
    at: seal.at,
    before: seal.before,
    by: seal.by,
    caseCode: seal.caseCode,
    cut: seal.cut && { at: seal.cut.at, lane: seal.cut.lane, line: seal.cut.line, seq: seal.cut.seq },
    digest: seal.digest,
    from: seal.from,
    heads: [...seal.heads],
    institution: seal.institution,
    key: seal.key,
    lines: seal.lines,
    officer: seal.officer,
    to: seal.to,
  })

/** Undefined for anything but the canonical JSON of a seal: one seal has one text. */
export function readSeal(json: string): ExportSeal | undefined {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return undefined
  }
  return isSeal(read) && sealJson(read) === json ? read : undefined
}

function isSeal(value: unknown): value is ExportSeal {
  if (!isRecord(value)) return false
  const { heads, lines, cut, at } = value
  return (
    texts.every((name) => typeof value[name] === 'string') &&
    optional.every((name) => value[name] === null || typeof value[name] === 'string') &&
    Array.isArray(heads) &&
    heads.every((head) => typeof head === 'string') &&
    Number.isSafeInteger(lines) &&
    !Number.isNaN(Date.parse(String(at))) &&
    (cut === null || isCut(cut))
  )
}

const isCut = (value: unknown): value is ExportCut =>
  isRecord(value) &&
  typeof value['at'] === 'string' &&
  ['line', 'lane', 'seq'].every((name) => Number.isSafeInteger(value[name]))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
