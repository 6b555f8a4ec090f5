import { nodeCrypto } from '../src/adapters/signatures/node-crypto.ts'
import { createCrlScan } from '../src/proofs/signatures/domain/crl.ts'
import { makeKey, makeRoot, noon } from '../test/support/esig/certificates.ts'
import { entrySays, listSays, writeEntry, writeList } from '../test/support/esig/lists.ts'
import { median } from './statistics.ts'

/** What it took to read one list of revoked certificates, its signature included. */
export interface RevocationFigures {
  readonly entries: number
  readonly octets: number
  readonly times: number
  /** Milliseconds, median and longest. */
  readonly read: number
  readonly longest: number
  /** The longest of the pieces: so long nothing else of the process goes on. Milliseconds. */
  readonly longestPiece: number
  /** Octets that the process grew by while it read. */
  readonly grown: number
}

const sizes = [50_000, 200_000] as const
/** As a connection hands them over. */
const piece = 65_536

/** Lists of an authority with a key of RSA 2048, every entry with a reason, read in pieces and counted. */
export function measureRevocation(times: number): readonly RevocationFigures[] {
  const by = makeRoot({ key: makeKey(2048) })
  return sizes.map((entries) => {
    const all = Array.from({ length: entries }, (_, n) =>
      writeEntry(1e12 + n * 7_919, noon, entrySays.reason(4)),
    )
    const list = writeList({ by, entries: [Buffer.concat(all)], extensions: [listSays.number(1)] })
    const before = process.memoryUsage().rss
    const runs = Array.from({ length: times }, () => readOnce(list, by.key.spki, entries))
    return {
      entries,
      octets: list.length,
      times,
      read: median(runs.map(({ took }) => took)),
      longest: Math.max(...runs.map(({ took }) => took)),
      longestPiece: Math.max(...runs.map(({ longestPiece }) => longestPiece)),
      grown: Math.max(0, ...runs.map(({ resident }) => resident - before)),
    }
  })
}

function readOnce(
  list: Uint8Array,
  publicKey: Uint8Array,
  entries: number,
): { readonly took: number; readonly longestPiece: number; readonly resident: number } {
  let told = 0
  let longestPiece = 0
  const begun = performance.now()
  const scan = createCrlScan({ crypto: nodeCrypto, publicKey, onEntry: () => void told++ })
  for (let from = 0; from < list.length; from += piece) {
    const pieceBegun = performance.now()
    scan.push(list.subarray(from, from + piece))
    longestPiece = Math.max(longestPiece, performance.now() - pieceBegun)
  }
  const outcome = scan.end()
  const took = performance.now() - begun
  if (!outcome.ok || told !== entries) throw new Error('the list was not read')
  return { took, longestPiece, resident: process.memoryUsage().rss }
}

export const revocationTable = (figures: readonly RevocationFigures[]): string =>
  figures
    .map(
      ({ entries, octets, times, read, longest, longestPiece, grown }) =>
        `List of ${entries} revoked certificates, ${(octets / 1e6).toFixed(1)} MB, read ${times} times: ` +
        `${read.toFixed(0)} ms (median), ${longest.toFixed(0)} ms at most;\n` +
        `  longest piece of 64 kB ${longestPiece.toFixed(1)} ms; the process grew by ${(grown / 1024 ** 2).toFixed(0)} MB\n`,
    )
    .join('')
