import { createHash } from 'node:crypto'
import { signedFileReader } from '../src/adapters/signatures/reader-process.ts'
import { issuedPdf } from '../test/support/esig/issued-pdf.ts'
import { makeSigning, type Signing } from '../test/support/esig/signing.ts'
import { spreadOf } from './statistics.ts'

/** What it took to judge one kind of file, without network, from the octets to the answer of the process that reads. */
export interface SignedFileFigures {
  readonly what: string
  readonly octets: number
  /** Undefined where it was accepted. */
  readonly code: string | undefined
  readonly times: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly longest: number
}

/** Milliseconds (SIGNATURES 9). */
export const signedFileTarget = { median: 10, p95: 25 }

/** A file for each place where the list of checks may end. */
const kinds = (signing: Signing, issued: Buffer, good: Buffer): readonly (readonly [string, Buffer])[] => [
  ['accepted', good],
  ['accepted, larger', signing.sign(issued, 'good', { room: 65_536 })],
  ['a key', Buffer.from('-----BEGIN PRIVATE KEY-----\n')],
  ['not ours', Buffer.from(good).fill(0x20, 20, 40)],
  ['without a signature', issued],
  ['an object too many', signing.sign(issued, 'good', { objects: (next) => [[next, '<< >>']] })],
  ['a digest that is another', otherTime(good)],
  ['an authority that nobody trusts', signing.sign(issued, 'unknown-authority')],
  ['expired', signing.sign(issued, 'expired')],
  ['a seal', signing.sign(issued, 'seal')],
]

/** The claimed time with another last digit, in what was signed. */
function otherTime(good: Buffer): Buffer {
  const file = Buffer.from(good)
  const at = good.lastIndexOf("-05'00'") - 1
  file[at] = (file[at] ?? 0) ^ 1
  return file
}

export async function measureSignedFiles(times: number): Promise<readonly SignedFileFigures[]> {
  const signing = await makeSigning()
  const issued = await issuedPdf()
  const of = { length: issued.length, sha256: createHash('sha256').update(issued).digest('hex') }
  const pool = signedFileReader()
  const figures: SignedFileFigures[] = []
  for (const [what, file] of kinds(signing, issued, signing.sign(issued))) {
    const asked = { file, issued: of, trust: signing.trust, at: signing.at }
    const took: number[] = []
    let code: string | undefined
    // The first ones make the process ready.
    for (let run = -10; run < times; run += 1) {
      const begun = performance.now()
      const read = await pool.read(asked)
      if (run >= 0) took.push(performance.now() - begun)
      code = read.ok ? read.value.signatures[0].code : read.code
    }
    const { p50, p95 } = spreadOf(took)
    figures.push({
      what,
      octets: file.length,
      code,
      times,
      median: p50,
      p95,
      longest: Math.max(...took),
    })
  }
  pool.end()
  return figures
}

export const signedFileTable = (figures: readonly SignedFileFigures[]): string =>
  figures
    .map(
      ({ what, octets, code, times, median: middle, p95, longest }) =>
        `Signed file, ${what} (${(octets / 1e3).toFixed(0)} kB, ${code ?? 'accepted'}), judged ${times} times: ` +
        `${middle.toFixed(1)} ms (median), ${p95.toFixed(1)} ms (95 %), ${longest.toFixed(0)} ms at most\n`,
    )
    .join('')
