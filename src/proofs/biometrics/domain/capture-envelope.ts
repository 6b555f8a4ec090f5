import { parseCaseCode } from '../../../kernel/case-code.ts'
import { parseId, type OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { instant, type Instant } from '../../../kernel/time.ts'
import { mostCaptureBytes } from './judge-capture.ts'
import { readExtractor, type Extractor } from './slots.ts'
import type { TemplateFormat } from './template.ts'

/**
 * What a station says that it captured (CHANNELS 1.7). The station signs the very octets of the text; they are
 * judged before anything in it is believed.
 */
export interface CaptureEnvelope {
  /** Digest of the station's public key, 64 hex digits. */
  readonly station: string
  /** The challenge that this answers. */
  readonly nonce: string
  readonly caseCode: string
  readonly officer: OfficerId
  readonly format: TemplateFormat
  readonly extractor: Extractor
  readonly template: Uint8Array
  /** By the station's own clock. Only told: the challenge is what is timed. */
  readonly capturedAt: Instant
}

/** Characters of an envelope. */
export const longestEnvelope = 8_000

const fields = ['v', 'station', 'nonce', 'case', 'officer', 'format', 'extractor', 'template', 'at'] as const
type Field = (typeof fields)[number]

/** The fields as they were sent. One more, one less or one that is no text: no envelope of ours. */
function fieldsOf(text: string): Readonly<Record<Field, string>> | undefined {
  if (text.length > longestEnvelope) return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  const entries = Object.entries(parsed)
  const isOurs =
    entries.length === fields.length &&
    entries.every(([name, value], at) => name === fields[at] && typeof value === 'string')
  // A field that was written twice leaves a text that is not what is read from it.
  return isOurs && JSON.stringify(parsed) === text ? (parsed as Record<Field, string>) : undefined
}

const isFormat = (text: string): text is TemplateFormat => text === 'ISO_19794_2' || text === 'ANSI_378'

/** Reads an envelope strictly: its fields, in their order, in one spelling. */
export function readEnvelope(text: string): Outcome<CaptureEnvelope, 'envelope'> {
  const given = fieldsOf(text)
  if (given === undefined || given.v !== '1') return refused('envelope')
  const code = parseCaseCode(given.case)
  const officer = parseId<OfficerId>(given.officer)
  const extractor = readExtractor(given.extractor)
  const template = octetsOf(given.template)
  const at = Date.parse(given.at)
  if (
    !/^[0-9a-f]{64}$/.test(given.station) ||
    !/^[A-Za-z0-9_-]{22,64}$/.test(given.nonce) ||
    !code.ok ||
    code.value !== given.case ||
    !officer.ok ||
    officer.value !== given.officer ||
    !isFormat(given.format) ||
    extractor === undefined ||
    template === undefined ||
    Number.isNaN(at) ||
    new Date(at).toISOString() !== given.at
  )
    return refused('envelope')
  return ok({
    station: given.station,
    nonce: given.nonce,
    caseCode: code.value,
    officer: officer.value,
    format: given.format,
    extractor,
    template,
    capturedAt: instant(at),
  })
}

/** Base64url in its one spelling; undefined for anything else, for nothing, and for more than a capture has. */
function octetsOf(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined
  const octets = fromBase64Url(text)
  return octets === undefined || octets.length > mostCaptureBytes ? undefined : octets
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Without `Buffer`: the domain knows no platform. */
function fromBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const octets = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xff_ff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    octets[at] = (held >> bits) & 0xff
    at += 1
  }
  // What is left over is no octet; in the one spelling it is nought.
  return (held & ((1 << bits) - 1)) === 0 ? octets : undefined
}
