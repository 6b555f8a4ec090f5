import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { instant, type Instant } from '../../../kernel/time.ts'
import type { CertificateKind, IdentityLayout, TrustEntry } from './trust.ts'

/** An entry as a file says it; its certificate is still text. */
export interface WrittenEntry extends Omit<
  TrustEntry,
  'keySha256' | 'certificate' | 'status' | 'from' | 'until'
> {
  /** PEM, or the base64 of DER. None in a file that is a template. */
  readonly certificate: string | undefined
  readonly status: 'active' | 'provisional'
  /** The certificate's own dates where the file has none. */
  readonly from: Instant | undefined
  readonly until: Instant | undefined
  readonly source: string | undefined
  /** YYYY-MM-DD. */
  readonly sourceDate: string | undefined
}

/** Where in the file, as a path of names and places from 0, and what is expected there. */
export interface FileFlaw {
  readonly where: string
  readonly expected: string
}

/** What a file has in its field `format`. */
export const trustFormat = 'clavero.trust.1'

/** Entries of a file at most; the whole of what FirmaEC ships are 70. */
export const mostEntries = 500

const kinds: readonly CertificateKind[] = [
  'person',
  'representative',
  'member',
  'officer',
  'company',
  'seal',
  'timeStamp',
]
const layouts: readonly IdentityLayout[] = ['EXT', 'SAN', 'SUBJ']
const dotted = /^(?:0|[1-9][0-9]{0,9})(?:\.(?:0|[1-9][0-9]{0,9})){1,30}$/

/**
 * Reads what an operator wrote of the authorities to trust (docs/operate/trust-store.md). Strict: a name that is not
 * known, a wrong type or a list that is too long refuses the whole file, so that a slip of the pen is never a rule left
 * out. Never throws.
 */
export function readTrustFile(text: string): Outcome<readonly WrittenEntry[], 'trustFile', FileFlaw> {
  try {
    const file = record(parsed(text), '', ['format', 'entries'])
    if (file['format'] !== trustFormat) throw new Flaw('format', `"${trustFormat}"`)
    return ok(listOf(file['entries'], 'entries', mostEntries, entryAt))
  } catch (thrown) {
    if (thrown instanceof Flaw) return refused('trustFile', { where: thrown.where, expected: thrown.message })
    throw thrown
  }
}

class Flaw extends Error {
  readonly where: string
  constructor(where: string, expected: string) {
    super(expected)
    this.where = where === '' ? 'the file' : where
  }
}

const entryNames = [
  'certificate',
  'role',
  'entity',
  'status',
  'from',
  'until',
  'layouts',
  'kinds',
  'revocation',
  'source',
  'sourceDate',
]

function entryAt(raw: unknown, at: string): WrittenEntry {
  const entry = record(raw, at, entryNames)
  const field = (name: string) => `${at}.${name}`
  const from = optional(entry['from'], (value) => instantAt(value, field('from')))
  const until = optional(entry['until'], (value) => instantAt(value, field('until')))
  if (from !== undefined && until !== undefined && from >= until)
    throw new Flaw(field('until'), 'an instant after "from"')
  return {
    certificate: optional(entry['certificate'], (value) => words(value, field('certificate'), 24_000)),
    role:
      optional(entry['role'], (value) => oneOf(value, field('role'), ['anchor', 'intermediate'])) ?? 'anchor',
    entity: words(entry['entity'], field('entity'), 200),
    status:
      optional(entry['status'], (value) => oneOf(value, field('status'), ['active', 'provisional'])) ??
      'provisional',
    from,
    until,
    layouts: listOf(entry['layouts'], field('layouts'), 8, layoutAt),
    kinds: listOf(entry['kinds'], field('kinds'), 32, kindAt),
    revocation: revocationAt(entry['revocation'], field('revocation')),
    source: optional(entry['source'], (value) => words(value, field('source'), 500)),
    sourceDate: optional(entry['sourceDate'], (value) => dayAt(value, field('sourceDate'))),
  }
}

function layoutAt(raw: unknown, at: string): WrittenEntry['layouts'][number] {
  const written = record(raw, at, ['layout', 'arc', 'cedulaField', 'rucField'])
  const layout = oneOf(written['layout'], `${at}.layout`, layouts)
  const number = (name: string, usual: number): number => {
    const value = written[name] ?? usual
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 99)
      throw new Flaw(`${at}.${name}`, 'a whole number from 1 to 99')
    return value as number
  }
  const arc = optional(written['arc'], (value) => oid(value, `${at}.arc`)) ?? ''
  if ((layout === 'SUBJ') !== (arc === ''))
    throw new Flaw(`${at}.arc`, 'an arc for EXT and SAN, and none for SUBJ')
  return { layout, arc, cedulaField: number('cedulaField', 1), rucField: number('rucField', 11) }
}

function kindAt(raw: unknown, at: string): WrittenEntry['kinds'][number] {
  const written = record(raw, at, ['policy', 'kind'])
  return { policy: oid(written['policy'], `${at}.policy`), kind: oneOf(written['kind'], `${at}.kind`, kinds) }
}

function revocationAt(raw: unknown, at: string): WrittenEntry['revocation'] {
  const written = record(raw, at, ['mode', 'crlUrls', 'ocspUrls', 'allowedHosts'])
  const addresses = (name: string) =>
    listOf(written[name] ?? [], `${at}.${name}`, 16, (value, where) => address(value, where))
  return {
    mode: oneOf(written['mode'], `${at}.mode`, ['crl', 'ocsp', 'ocspThenCrl'] as const),
    crlUrls: addresses('crlUrls'),
    ocspUrls: addresses('ocspUrls'),
    allowedHosts: listOf(written['allowedHosts'] ?? [], `${at}.allowedHosts`, 16, host),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Flaw('', 'JSON')
  }
}

function record(raw: unknown, at: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Flaw(at, 'an object')
  const unknown = Object.keys(raw).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Flaw(at, `no name but ${names.join(', ')}`)
  return raw as Readonly<Record<string, unknown>>
}

function listOf<T>(
  raw: unknown,
  at: string,
  most: number,
  read: (value: unknown, at: string) => T,
): readonly T[] {
  if (!Array.isArray(raw) || raw.length > most) throw new Flaw(at, `a list of at most ${most}`)
  return raw.map((value, index) => read(value, `${at}.${index}`))
}

const optional = <T>(raw: unknown, read: (value: unknown) => T): T | undefined =>
  raw === undefined ? undefined : read(raw)

function words(raw: unknown, at: string, most: number): string {
  const text = typeof raw === 'string' ? raw.normalize('NFC').trim() : ''
  if (text.length < 1 || text.length > most) throw new Flaw(at, `a text of 1 to ${most} characters`)
  return text
}

function oneOf<T extends string>(raw: unknown, at: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === raw)
  if (found === undefined) throw new Flaw(at, `one of ${allowed.join(', ')}`)
  return found
}

function oid(raw: unknown, at: string): string {
  if (typeof raw !== 'string' || !dotted.test(raw)) throw new Flaw(at, 'an object identifier with dots')
  return raw
}

function address(raw: unknown, at: string): string {
  // What it leads to is looked at when it is asked; here only its shape.
  if (
    typeof raw !== 'string' ||
    raw.length > 500 ||
    !/^https?:\/\/[a-z0-9.-]+(?::[0-9]{1,5})?(?:\/[!-~]*)?$/i.test(raw)
  )
    throw new Flaw(at, 'an address that begins with http:// or https://')
  return raw
}

function host(raw: unknown, at: string): string {
  if (typeof raw !== 'string' || !/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(raw))
    throw new Flaw(at, 'the name of a host')
  return raw.toLowerCase()
}

function instantAt(raw: unknown, at: string): Instant {
  const value =
    typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(raw)
      ? Date.parse(raw)
      : Number.NaN
  if (Number.isNaN(value)) throw new Flaw(at, 'a day (YYYY-MM-DD) or an instant (YYYY-MM-DDThh:mm:ssZ)')
  return instant(value)
}

function dayAt(raw: unknown, at: string): string {
  if (typeof raw !== 'string') throw new Flaw(at, 'a day, YYYY-MM-DD')
  const day = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? Date.parse(raw) : Number.NaN
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== raw)
    throw new Flaw(at, 'a day, YYYY-MM-DD')
  return raw
}
