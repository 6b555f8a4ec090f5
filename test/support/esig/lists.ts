import { nodeCrypto } from '../../../src/adapters/signatures/node-crypto.ts'
import { plus, type Instant } from '../../../src/kernel/time.ts'
import type { Outcome } from '../../../src/kernel/outcome.ts'
import { createCrlScan, type CrlFacts, type CrlFlaw } from '../../../src/proofs/signatures/domain/crl.ts'
import type { CrlEntry } from '../../../src/proofs/signatures/domain/crl-entry.ts'
import { context, tags } from '../../../src/proofs/signatures/domain/der.ts'
import { writeDer, writeInteger, writeSequence } from '../../../src/proofs/signatures/domain/der-writer.ts'
import { writeBoolean, writeNamedBits, writeTime } from './der-values.ts'
import {
  generalName,
  implicit,
  noon,
  pointName,
  signed,
  writeExtension,
  type Holder,
} from './certificates.ts'

export interface ListSpec {
  readonly by: Holder
  readonly entries?: readonly Uint8Array[]
  readonly thisUpdate?: Instant
  readonly nextUpdate?: Instant | null
  readonly extensions?: readonly Uint8Array[]
  readonly version?: number | null
  /** What stands within as what it was signed with. */
  readonly algorithm?: Uint8Array
}

/** What is signed of a list. */
export function writeListTbs(spec: ListSpec): Uint8Array {
  const { by, entries = [], extensions = [], version = 1 } = spec
  const { thisUpdate = plus(noon, -3_600), nextUpdate = plus(noon, 3_600) } = spec
  return writeSequence(
    ...(version === null ? [] : [writeInteger(version)]),
    spec.algorithm ?? by.key.algorithm,
    by.name,
    writeTime(thisUpdate),
    ...(nextUpdate === null ? [] : [writeTime(nextUpdate)]),
    ...(entries.length === 0 ? [] : [writeSequence(...entries)]),
    ...(extensions.length === 0 ? [] : [writeDer(context(0, true), writeSequence(...extensions))]),
  )
}

export const writeList = (spec: ListSpec): Uint8Array => signed(spec.by.key, writeListTbs(spec))

export const writeEntry = (
  serial: number | Uint8Array,
  at: Instant = noon,
  ...extensions: readonly Uint8Array[]
) =>
  writeSequence(
    writeInteger(serial),
    writeTime(at),
    ...(extensions.length === 0 ? [] : [writeSequence(...extensions)]),
  )

/** Extensions of an entry. */
export const entrySays = {
  reason: (number: number) => writeExtension('2.5.29.21', writeDer(tags.enumerated, Uint8Array.of(number))),
  issuer: (name: Uint8Array) => writeExtension('2.5.29.29', writeSequence(generalName.directory(name)), true),
} as const

export interface ScopeSpec {
  readonly url?: string
  readonly only?: 'users' | 'authorities' | 'attributes'
  readonly reasons?: readonly number[]
  readonly isIndirect?: boolean
}

const yes = writeBoolean(true)

/** Extensions of a list. */
export const listSays = {
  number: (number: number) => writeExtension('2.5.29.20', writeInteger(number)),
  deltaOf: (number: number) => writeExtension('2.5.29.27', writeInteger(number), true),
  scope: ({ url, only, reasons, isIndirect = false }: ScopeSpec) =>
    writeExtension(
      '2.5.29.28',
      writeSequence(
        ...(url === undefined ? [] : [pointName(url)]),
        ...(only === 'users' ? [implicit(1, yes)] : []),
        ...(only === 'authorities' ? [implicit(2, yes)] : []),
        ...(reasons === undefined ? [] : [implicit(3, writeNamedBits(...reasons))]),
        ...(isIndirect ? [implicit(4, yes)] : []),
        ...(only === 'attributes' ? [implicit(5, yes)] : []),
      ),
      true,
    ),
} as const

export interface ScannedList {
  readonly outcome: Outcome<CrlFacts, CrlFlaw>
  readonly entries: readonly CrlEntry[]
}

/** Reads a list in pieces of that many octets; of one piece where nothing is said. */
export function scanList(octets: Uint8Array, publicKey: Uint8Array, piece = octets.length): ScannedList {
  const entries: CrlEntry[] = []
  const scan = createCrlScan({ crypto: nodeCrypto, publicKey, onEntry: (entry) => entries.push(entry) })
  for (let from = 0; from < octets.length; from += piece)
    if (!scan.push(octets.subarray(from, from + piece))) break
  return { outcome: scan.end(), entries }
}
