import { createHash } from 'node:crypto'
import type { SignatureCode } from '../../../src/proofs/signatures/domain/codes.ts'
import type { TrustEntry } from '../../../src/proofs/signatures/domain/trust.ts'
import { digestOf, newEcKey, newRsaKey, type KeyPair } from '../../../src/entry/demo/authority/keys.ts'
import {
  writeLeaf,
  type Leaf,
  type LeafKindName,
  type LeafWish,
} from '../../../src/entry/demo/authority/leaf.ts'
import { dictOf, readRawPdf, refNumber, type RawPdf } from '../../../src/entry/demo/sign/raw-pdf.ts'
import {
  appendRevision,
  type RevisionObject,
  type RevisionWish,
} from '../../../src/entry/demo/sign/revision.ts'
import {
  fillSignature,
  prepareSigning,
  withSignature,
  type PreparedFile,
  type SignWish,
} from '../../../src/entry/demo/sign/sign-pdf.ts'
import { writeSignedData, type SignedDataWish } from '../../../src/entry/demo/sign/signed-data.ts'
import { issuedPdf } from './issued-pdf.ts'
import { listBase, subscriber, type Signing } from './signing.ts'

/** The classes of SIGNATURES 11. */
export type HostileClass =
  | 'signature forgery'
  | 'appended revision'
  | 'wrapping'
  | 'shadow'
  | 'certification'
  | 'dictionary spoof'
  | 'CMS'
  | 'algorithm'
  | 'certificate'
  | 'signer'
  | 'time'
  | 'resources'

/** One way to be wrong, and what has to be said of it. */
export interface Hostile {
  readonly class: HostileClass
  readonly what: string
  readonly code: SignatureCode
  make(kit: HostileKit): Buffer
  readonly circumstances?: Circumstances
}

/** What else is different when the file comes in. */
export interface Circumstances {
  /** Days after it was signed. */
  readonly days?: number
  readonly trust?: (trust: readonly TrustEntry[]) => readonly TrustEntry[]
}

/** What every variant is made from: one issued file, another one, and the first of them well signed. */
export interface HostileKit {
  readonly signing: Signing
  readonly issued: Buffer
  readonly other: Buffer
  readonly good: Buffer
  /** Keys that nobody should have, and one of somebody else. */
  readonly keys: Readonly<Record<'weak' | 'p521' | 'other', KeyPair>>
}

export async function makeKit(signing: Signing): Promise<HostileKit> {
  const [issued, other, weak, p521, another] = await Promise.all([
    issuedPdf(),
    issuedPdf('9B01-55D2'),
    newRsaKey(1_024),
    newEcKey('P-521'),
    newRsaKey(2_048),
  ])
  return { signing, issued, other, good: signing.sign(issued), keys: { weak, p521, other: another } }
}

/** What the service keeps of a file that it issued. */
export const issuedOf = (issued: Buffer) => ({
  length: issued.length,
  sha256: createHash('sha256').update(issued).digest('hex'),
})

export const table =
  (kind: HostileClass) =>
  (
    what: string,
    code: SignatureCode,
    make: (kit: HostileKit) => Buffer,
    circumstances?: Circumstances,
  ): Hostile => ({ class: kind, what, code, make, ...(circumstances && { circumstances }) })

/** The issued file signed with something of one's own in the CMS. */
export const signedWith = (
  { signing, issued }: HostileKit,
  cms: Partial<SignedDataWish>,
  more: Partial<SignWish> = {},
  kind: LeafKindName = 'good',
): Buffer => signing.sign(issued, kind, { ...more, cms })

const wishOf = ({ signing, issued }: HostileKit, more: Partial<SignWish>): SignWish => ({
  pdf: issued,
  leaf: signing.leaf('good'),
  at: signing.at,
  signerName: subscriber.name,
  ...more,
})

export function prepared(kit: HostileKit, more: Partial<SignWish> = {}): PreparedFile {
  const file = prepareSigning(wishOf(kit, more))
  if (file === undefined) throw new Error('not prepared')
  return file
}

/** Well signed over whatever the file says when `change` is done with it: only its shape is wrong. */
export function signedAs(
  kit: HostileKit,
  change: (file: PreparedFile) => Buffer,
  more: Partial<SignWish> = {},
): Buffer {
  const before = prepared(kit, more)
  return fillSignature({ octets: change(before), gap: before.gap }, wishOf(kit, more))
}

/** Signed over other octets than all but the gap, and says so. */
export function signedOver(kit: HostileKit, rangeOf: (file: PreparedFile) => readonly number[]): Buffer {
  const before = prepared(kit)
  const range = rangeOf(before)
  const octets = withByteRange(before.octets, kit.issued.length, `[${range.join(' ')}]`)
  const [from = 0, length = 0, again = 0, rest = 0] = range
  const parts = [octets.subarray(from, from + length), octets.subarray(again, again + rest)]
  const cms = writeSignedData({
    leaf: kit.signing.leaf('good'),
    digest: 'sha256',
    messageDigest: digestOf('sha256', ...parts),
    hasSigningCertificate: false,
  })
  return withSignature({ octets, gap: before.gap }, cms)
}

/** The value of the newest `/ByteRange` exchanged, in the room that it has. */
export function withByteRange(octets: Buffer, after: number, value: string): Buffer {
  const from = octets.indexOf('/ByteRange [', after)
  const to = octets.indexOf('/Contents', from)
  const copy = Buffer.from(octets)
  copy.write(`/ByteRange ${value}`.padEnd(to - from - 1), from, 'latin1')
  return copy
}

/** The hexadecimal string of the newest signature: from `<` to behind `>`. */
export function gapOf(file: Buffer, after: number): readonly [from: number, to: number] {
  const from = file.indexOf('/Contents <', after) + '/Contents '.length
  return [from, file.indexOf('>', from) + 1]
}

/** Exchanges words of the newest revision for others in their room. */
export function exchanged(file: Buffer, after: number, words: string | RegExp, others: string): Buffer {
  const found =
    typeof words === 'string' ? words : (words.exec(file.toString('latin1', after))?.[0] ?? '\0absent')
  const at = file.indexOf(found, after)
  if (at === -1 || others.length > found.length) throw new Error(`no room for ${others}`)
  const copy = Buffer.from(file)
  copy.write(others.padEnd(found.length), at, 'latin1')
  return copy
}

export function rawOf(file: Buffer): RawPdf {
  const pdf = readRawPdf(file)
  if (pdf === undefined) throw new Error('no file of ours')
  return pdf
}

/** Numbers of what a revision may want to write again. */
export function numbersOf(file: Buffer) {
  const pdf = rawOf(file)
  const catalog = refNumber(pdf.trailer.get('Root')) ?? -1
  const of = (number: number, key: string) => refNumber(dictOf(pdf, number)?.get(key)) ?? -1
  const pages = of(catalog, 'Pages')
  const page = Number(/\[(\d+) 0 R/.exec(dictOf(pdf, pages)?.get('Kids') ?? '')?.[1])
  const info = refNumber(pdf.trailer.get('Info')) ?? -1
  const first = (number: number) => Number(/(\d+) 0 R/.exec(dictOf(pdf, number)?.get('K') ?? '')?.[1])
  return {
    pdf,
    catalog,
    pages,
    page,
    info,
    form: of(catalog, 'AcroForm'),
    content: of(page, 'Contents'),
    metadata: of(catalog, 'Metadata'),
    /** The first tag of the document’s own. */
    tag: first(first(of(catalog, 'StructTreeRoot'))),
  }
}

/** A revision behind a file, of objects that know the numbers of what is there. */
export function appended(
  file: Buffer,
  objects: (numbers: ReturnType<typeof numbersOf>) => readonly RevisionObject[],
  more: Omit<RevisionWish, 'objects'> = {},
): Buffer {
  const numbers = numbersOf(file)
  return appendRevision(numbers.pdf, { objects: objects(numbers), ...more })
}

export const dictText = (pdf: RawPdf, number: number, entries: Readonly<Record<string, string>>): string => {
  const dict = new Map([...(dictOf(pdf, number) ?? []), ...Object.entries(entries)])
  return `<< ${[...dict].map(([key, value]) => `/${key} ${value}`).join(' ')} >>`
}

export const stream = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** A certificate that differs from a good one in that alone. */
export const leafOf = ({ signing }: HostileKit, wish: Partial<LeafWish>): Leaf =>
  writeLeaf(signing.authority, { from: 'SUBJ', kind: 'person', ...wish }, subscriber, signing.at, listBase)

/** The issued file signed with such a certificate. */
export const signedBy = (kit: HostileKit, wish: Partial<LeafWish>, more: Partial<SignWish> = {}): Buffer =>
  kit.signing.sign(kit.issued, 'good', { leaf: leafOf(kit, wish), ...more })

/** The good file with another CMS in its place, made of the one that is there. */
export function withCms({ good, issued }: HostileKit, change: (cms: Buffer) => Buffer): Buffer {
  const [from, to] = gapOf(good, issued.length)
  const padded = Buffer.from(good.toString('latin1', from + 1, to - 1), 'hex')
  const cms = change(padded.subarray(0, 4 + padded.readUInt16BE(2)))
  const copy = Buffer.from(good)
  copy.write(cms.toString('hex').padEnd(to - from - 2, '0'), from + 1, 'latin1')
  return copy
}
