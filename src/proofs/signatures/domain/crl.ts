import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { methodFor, strict, type Leniency } from './algorithms.ts'
import type { SignatureCrypto, SignatureVerifier } from './crypto.ts'
import { endOf, entryOf, mostEntryBytes, valueBetween, type CrlEntry } from './crl-entry.ts'
import { crlExtensionsOf, type CrlExtensions } from './crl-extensions.ts'
import { context, sameOctets, tags, type Der } from './der.ts'
import {
  algorithmOf,
  bitOctetsOf,
  countOf,
  explicitOf,
  hold,
  reading,
  timeOf,
  type Algorithm,
} from './fields.ts'
import { nameOf, type Name } from './names.ts'

/** Why octets are no list that can be used. `short`: they ended before it did. `rest`: they did not end with it. */
export type CrlFlaw =
  | 'tooLong'
  | 'short'
  | 'rest'
  | 'notACrl'
  | 'badVersion'
  | 'badAlgorithm'
  | 'algorithmsDiffer'
  | 'weakMethod'
  | 'unknownMethod'
  | 'badName'
  | 'badTime'
  | 'badEntry'
  | 'unknownCriticalEntry'
  | 'foreignEntry'
  | 'badExtension'
  | 'repeatedExtension'
  | 'unknownCritical'
  | 'badSignature'
  | 'signature'

/** What a list says of itself, once its signature was found to be good. */
export interface CrlFacts extends CrlExtensions {
  readonly issuer: Name
  readonly thisUpdate: Instant
  /** None in lists that RFC 5280 does not know: they are never current. */
  readonly nextUpdate: Instant | undefined
  readonly entries: number
}

/** A list that comes in pieces. */
export interface CrlScan {
  /** Takes the next octets. False as soon as the list cannot be used: nothing more need be fetched. */
  push(octets: Uint8Array): boolean
  /** After the last octets. What was told of entries counts only if this is ok. */
  end(): Outcome<CrlFacts, CrlFlaw>
}

/** Octets of a list, and of a value before or behind its entries. */
export const mostCrlBytes = 128 * 1024 * 1024
const mostValueBytes = 65_536

export interface CrlScanOptions {
  readonly crypto: SignatureCrypto
  /** SubjectPublicKeyInfo of whoever has to have signed it. */
  readonly publicKey: Uint8Array
  readonly leniency?: Leniency
  /** Told each entry as it comes, before the signature is known. Nothing of the list is kept here. */
  readonly onEntry: (entry: CrlEntry) => void
}

/**
 * Reads a list of revoked certificates (RFC 5280, 5) while it comes, in one pass: its entries go to a callback, what was
 * signed goes to the verifier of the signature, and one value at a time is held. Never throws, but for what `onEntry`
 * throws.
 */
export function createCrlScan(options: CrlScanOptions): CrlScan {
  const input = createInput()
  const steps = scan(input, options)
  let outcome: Outcome<CrlFacts, CrlFlaw> | undefined

  const advance = (): Outcome<CrlFacts, CrlFlaw> | undefined => {
    const went = reading<IteratorResult<void, CrlFacts>, CrlFlaw>(() => {
      hold(input.taken() <= mostCrlBytes, 'tooLong')
      return steps.next()
    })
    if (!went.ok) return went
    if (went.value.done !== true) return undefined
    return input.left() > 0 ? refused('rest') : ok(went.value.value)
  }

  return {
    push(octets) {
      if (octets.length === 0 || outcome?.ok === false) return outcome?.ok !== false
      input.push(octets)
      const before = outcome
      // So it stays if `onEntry` throws: what was broken off is no list.
      outcome = refused('short')
      outcome = before === undefined ? advance() : refused('rest')
      return outcome?.ok !== false
    },
    end: () => outcome ?? refused('short'),
  }
}

/** The octets that are there and not yet used, and what was signed of those that were. */
interface Input {
  octets: Uint8Array
  at: number
  push(more: Uint8Array): void
  left(): number
  /** Octets handed in since the beginning. */
  taken(): number
  /** Where `at` stands, counted from the beginning of the list. */
  place(): number
  /** From here on everything that is passed goes to the verifier, until `unsign`. */
  sign(): void
  signTo(verifier: SignatureVerifier): void
  unsign(): void
}

function createInput(): Input {
  let taken = 0
  let signedFrom: number | undefined
  let verifier: SignatureVerifier | undefined
  /** Hands on what was passed since the last time; before the verifier is there, nothing may be let go. */
  const flush = (): void => {
    if (signedFrom === undefined || verifier === undefined) return
    if (signedFrom < input.at) verifier.update(input.octets.subarray(signedFrom, input.at))
    signedFrom = input.at
  }
  const input: Input = {
    octets: new Uint8Array(),
    at: 0,
    push(more) {
      taken += more.length
      flush()
      const keep = Math.min(signedFrom ?? input.at, input.at)
      const joined = new Uint8Array(input.octets.length - keep + more.length)
      joined.set(input.octets.subarray(keep))
      joined.set(more, input.octets.length - keep)
      input.octets = joined
      input.at -= keep
      if (signedFrom !== undefined) signedFrom -= keep
    },
    left: () => input.octets.length - input.at,
    taken: () => taken,
    place: () => taken - input.left(),
    sign: () => void (signedFrom = input.at),
    signTo: (by) => void (verifier = by),
    unsign() {
      flush()
      signedFrom = undefined
    },
  }
  return input
}

type Steps<T> = Generator<void, T, void>

/** Passes identifier and length of the value that is next; where its content ends, counted from the beginning. */
function* enter(input: Input, tag: number): Steps<number> {
  let bounds = endOf(input.octets, input.at)
  for (; bounds === undefined; bounds = endOf(input.octets, input.at)) yield
  hold(input.octets[input.at] === tag, 'notACrl')
  const length = bounds.end - bounds.start
  input.at = bounds.start
  return input.place() + length
}

/** Where the value that is next begins and ends, once all of it is there. */
function* whole(
  input: Input,
  most: number,
  flaw: CrlFlaw,
): Steps<{ readonly start: number; readonly end: number }> {
  for (;;) {
    const bounds = endOf(input.octets, input.at)
    hold(bounds === undefined || bounds.end - input.at <= most, flaw)
    if (bounds !== undefined && bounds.end <= input.octets.length) return bounds
    yield
  }
}

/** The whole value that is next, if it stands before `end`. */
function* next(input: Input, end: number): Steps<Der | undefined> {
  if (input.place() === end) return undefined
  const bounds = yield* whole(input, mostValueBytes, 'notACrl')
  const value = valueBetween(input.octets, input.at, bounds.end)
  input.at = bounds.end
  hold(input.place() <= end, 'notACrl')
  return value
}

/** The whole value that is next and has to be there. */
function* must(input: Input, end: number): Steps<Der> {
  const value = yield* next(input, end)
  hold(value !== undefined, 'notACrl')
  return value
}

function* scan(input: Input, options: CrlScanOptions): Steps<CrlFacts> {
  const end = yield* enter(input, tags.sequence)
  hold(end <= mostCrlBytes, 'tooLong')
  input.sign()
  const signedEnd = yield* enter(input, tags.sequence)
  hold(signedEnd < end, 'notACrl')

  let value = yield* must(input, signedEnd)
  const isVersion2 = value.tag === tags.integer
  if (isVersion2) {
    hold(countOf(value, 'badVersion') === 1, 'badVersion')
    value = yield* must(input, signedEnd)
  }
  const algorithm = algorithmOf(value, 'badAlgorithm')
  const verifier = verifierOf(algorithm, options)
  input.signTo(verifier)
  const issuer = nameOf(yield* must(input, signedEnd), 'badName')
  const thisUpdate = timeOf(yield* must(input, signedEnd), 'badTime')
  let nextUpdate: Instant | undefined
  const isNext = (tag: number): boolean => input.place() < signedEnd && input.octets[input.at] === tag
  while (input.left() === 0 && input.place() < signedEnd) yield
  if (isNext(tags.utcTime) || isNext(tags.generalizedTime)) {
    nextUpdate = timeOf(yield* must(input, signedEnd), 'badTime')
    while (input.left() === 0 && input.place() < signedEnd) yield
  }
  const told = isNext(tags.sequence)
    ? yield* entriesIn(input, signedEnd, isVersion2, options.onEntry)
    : { entries: 0, isForeign: false }
  const list = yield* next(input, signedEnd)
  hold(list === undefined || (isVersion2 && list.tag === context(0, true)), 'notACrl')
  hold(input.place() === signedEnd, 'notACrl')
  input.unsign()
  const extensions = crlExtensionsOf(list && explicitOf(list, 'badExtension'))
  // Only an indirect list speaks of certificates of others (5.2.5).
  hold(extensions.scope.isIndirect || !told.isForeign, 'foreignEntry')

  hold(sameOctets((yield* must(input, end)).whole, algorithm.der), 'algorithmsDiffer')
  const signature = bitOctetsOf(yield* must(input, end), 'badSignature')
  hold(input.place() === end, 'notACrl')
  hold(verifier.isSignedBy(signature), 'signature')
  return { issuer, thisUpdate, nextUpdate, entries: told.entries, ...extensions }
}

function* entriesIn(
  input: Input,
  signedEnd: number,
  hasExtensions: boolean,
  onEntry: CrlScanOptions['onEntry'],
): Steps<{ readonly entries: number; readonly isForeign: boolean }> {
  const end = yield* enter(input, tags.sequence)
  hold(end <= signedEnd, 'notACrl')
  let entries = 0
  let issuer: Name | undefined
  while (input.place() < end) {
    const bounds = yield* whole(input, mostEntryBytes, 'badEntry')
    hold(input.octets[input.at] === tags.sequence, 'badEntry')
    const entry = entryOf(input.octets.subarray(bounds.start, bounds.end), issuer, hasExtensions)
    input.at = bounds.end
    issuer = entry.issuer
    entries++
    onEntry(entry)
  }
  hold(input.place() === end, 'notACrl')
  return { entries, isForeign: issuer !== undefined }
}

function verifierOf(
  algorithm: Algorithm,
  { crypto, publicKey, leniency = strict }: CrlScanOptions,
): SignatureVerifier {
  const method = methodFor(crypto, algorithm, publicKey, leniency)
  if (!method.ok) hold(false, method.code)
  const verifier = crypto.verifier(publicKey, method.value)
  hold(verifier !== undefined, 'unknownMethod')
  return verifier
}
