import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { instant, type Instant } from '../../../kernel/time.ts'
import { childrenOf, readDer, readOid, readWhole, tags, type Der } from './der.ts'

/** Thrown while something is read, and caught by {@link reading}: it never leaves this folder. */
class Flawed extends Error {
  readonly flaw: string

  constructor(flaw: string) {
    super(flaw)
    this.flaw = flaw
  }
}

/** Ends the reading with a flaw unless it holds. */
export function hold(holds: boolean, flaw: string): asserts holds {
  if (!holds) throw new Flawed(flaw)
}

/** A reading as an outcome: what {@link hold} and the fields refuse is a refusal, and nothing else is caught. */
export function reading<T, F extends string>(read: () => T): Outcome<T, F> {
  try {
    return ok(read())
  } catch (fault) {
    if (fault instanceof Flawed) return refused(fault.flaw as F)
    throw fault
  }
}

/** The values of a SEQUENCE or SET, taken one after the other in the order of their ASN.1. */
export interface Fields {
  /** The next value, which has to have that tag. */
  take(tag: number): Der
  /** The next value if it has that tag. */
  takeIf(tag: number): Der | undefined
  /** The next value, whatever it is; undefined at the end. */
  takeAny(): Der | undefined
  /** Ends the reading when something is left. */
  end(): void
}

/** Of a constructed value with that tag. What does not fit ends the reading with `flaw`. */
export function fieldsOf(parent: Der, tag: number, flaw: string): Fields {
  hold(parent.tag === tag, flaw)
  const children = childrenOf(parent)
  hold(children.ok, flaw)
  let next = 0
  const takeIf = (wanted: number): Der | undefined =>
    children.value[next]?.tag === wanted ? children.value[next++] : undefined
  return {
    take(wanted) {
      const taken = takeIf(wanted)
      hold(taken !== undefined, flaw)
      return taken
    },
    takeIf,
    takeAny: () => (next < children.value.length ? children.value[next++] : undefined),
    end: () => hold(next === children.value.length, flaw),
  }
}

/** The values of a SEQUENCE OF or SET OF, from `least` to `most` of them. */
export function listOf(parent: Der, tag: number, flaw: string, least = 1, most = 1_000): readonly Der[] {
  hold(parent.tag === tag, flaw)
  const children = childrenOf(parent)
  hold(children.ok && children.value.length >= least && children.value.length <= most, flaw)
  return children.value
}

/** The one value that fills the octets. */
export function wholeOf(octets: Uint8Array, flaw: string): Der {
  const whole = readWhole(octets)
  hold(whole.ok, flaw)
  return whole.value
}

/** The value inside an EXPLICIT tag. */
export const explicitOf = (outer: Der, flaw: string): Der => wholeOf(outer.content, flaw)

/** Of an OBJECT IDENTIFIER, in dotted numbers. Anything else is refused as `flaw` (`hold`). */
export function oidOf(value: Der, flaw: string, tag: number = tags.oid): string {
  hold(value.tag === tag, flaw)
  const oid = readOid(value.content)
  hold(oid !== undefined, flaw)
  return oid
}

/** TRUE is 0xff and FALSE is 0x00 (X.690, 11.1). */
export function booleanOf(value: Der, flaw: string, tag: number = tags.boolean): boolean {
  const [octet] = value.content
  hold(value.tag === tag && value.content.length === 1 && (octet === 0 || octet === 0xff), flaw)
  return octet === 0xff
}

/** Content of an INTEGER in the fewest octets (X.690, 8.3.2), at most 32 of them: it is compared, not counted with. */
export function integerOf(value: Der, flaw: string, tag: number = tags.integer): Uint8Array {
  const [first = 0, second = 0] = value.content
  const { length } = value.content
  const isLong = length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second > 0x7f))
  hold(value.tag === tag && length > 0 && length <= 32 && !isLong, flaw)
  return value.content
}

/** A number from 0; one that is beyond a million is a million, which is beyond everything that is counted here. */
export function countOf(value: Der, flaw: string, tag: number = tags.integer): number {
  const content = integerOf(value, flaw, tag)
  hold((content[0] ?? 0x80) < 0x80, flaw)
  const counted = content.reduce((sum, octet) => sum * 256 + octet, 0)
  return Math.min(counted, 1_000_000)
}

/** The octets of a BIT STRING that is filled to the last bit. */
export function bitOctetsOf(value: Der, flaw: string, tag: number = tags.bitString): Uint8Array {
  hold(value.tag === tag && value.content[0] === 0, flaw)
  return value.content.subarray(1)
}

/** Numbers of the bits that are set, of a named list of at most 16. Bits that are not used are 0 (X.690, 11.2.1). */
export function namedBitsOf(value: Der, flaw: string, tag: number = tags.bitString): ReadonlySet<number> {
  const [unused = 8, ...octets] = value.content
  hold(value.tag === tag && unused < 8 && octets.length <= 2 && (octets.length > 0 || unused === 0), flaw)
  const last = octets.at(-1) ?? 0
  hold((last & ((1 << unused) - 1)) === 0, flaw)
  const set = new Set<number>()
  for (let bit = 0; bit < octets.length * 8; bit++)
    if (((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) set.add(bit)
  return set
}

/**
 * UTCTime or GeneralizedTime as certificates write it (RFC 5280, 4.1.2.5): to the second, in UTC, with a Z. Two digits
 * of a year from 50 are of 19xx.
 */
export function timeOf(value: Der, flaw: string): Instant {
  hold(value.tag === tags.utcTime || value.tag === tags.generalizedTime, flaw)
  const at = readDerTime(value.content, value.tag === tags.utcTime)
  hold(at !== undefined, flaw)
  return at
}

/** The same from the content; undefined for what is no time. Reads hundreds of thousands, and makes no text of them. */
export function readDerTime(content: Uint8Array, isUtc: boolean): Instant | undefined {
  const start = isUtc ? 2 : 4
  if (content.length !== start + 11 || content[start + 10] !== 0x5a) return undefined
  for (let index = 0; index < start + 10; index++) {
    const octet = content[index] ?? 0
    if (octet < 0x30 || octet > 0x39) return undefined
  }
  const two = (index: number): number =>
    ((content[index] ?? 0) - 0x30) * 10 + (content[index + 1] ?? 0) - 0x30
  const year = isUtc ? two(0) + (two(0) < 50 ? 2000 : 1900) : two(0) * 100 + two(2)
  const [month, day] = [two(start), two(start + 2)]
  const [hour, minute, second] = [two(start + 4), two(start + 6), two(start + 8)]
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  if (!isDay || year < 100 || hour > 23 || minute > 59 || second > 59) return undefined
  return instant(Date.UTC(year, month - 1, day, hour, minute, second))
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

/** An AlgorithmIdentifier (RFC 5280, 4.1.1.2). */
export interface Algorithm {
  readonly oid: string
  /** DER; none where they are left out. */
  readonly parameters: Uint8Array | undefined
  /** DER of the whole. */
  readonly der: Uint8Array
}

/** Its two fields; more or others are refused as `flaw` (`hold`). */
export function algorithmOf(value: Der, flaw: string): Algorithm {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const oid = oidOf(fields.take(tags.oid), flaw)
  const parameters = fields.takeAny()?.whole
  fields.end()
  return { oid, parameters, der: value.whole }
}

/** How deep the values of these octets stand in one another; undefined for what is no DER throughout, or too deep. */
export function depthOf(value: Der, most: number): number | undefined {
  if ((value.tag & 0x20) === 0) return 1
  if (most === 1) return undefined
  let deepest = 0
  for (let at = 0; at < value.content.length;) {
    const child = readDer(value.content, at)
    const depth = child.ok ? depthOf(child.value, most - 1) : undefined
    if (!child.ok || depth === undefined) return undefined
    deepest = Math.max(deepest, depth)
    at += child.value.whole.length
  }
  return deepest + 1
}
