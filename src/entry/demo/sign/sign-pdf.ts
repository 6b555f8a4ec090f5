import { plus, toIso, type Instant, hours, zones } from '../../../kernel/time.ts'
import { digestOf, type DemoDigest } from '../authority/keys.ts'
import type { Leaf } from '../authority/leaf.ts'
import {
  dictOf,
  listItems,
  NotOurs,
  readRawPdf,
  refNumber,
  withEntries,
  writeDict,
  type RawDict,
  type RawPdf,
} from './raw-pdf.ts'
import { appendRevision, type RevisionObject } from './revision.ts'
import { writeSignedData, type SignedDataWish } from './signed-data.ts'
import { stampObjects } from './stamp.ts'
import { tagsOfField } from './tags.ts'

/** How FirmaEC signs (SIGNATURES 3), and the European profile beside it. */
export type SignatureStyle = 'adbe.pkcs7.detached' | 'ETSI.CAdES.detached'

export interface SignWish {
  readonly pdf: Buffer
  readonly leaf: Leaf
  /** Written into the file as the claimed time; nobody has to believe it. */
  readonly at: Instant
  readonly signerName: string
  readonly style?: SignatureStyle
  readonly digest?: DemoDigest
  /** A box on the first page that everybody sees. */
  readonly isVisible?: boolean
  /**
   * Whether producer, date of change, metadata and tags are written again, as the library of FirmaEC does for a document
   * that has them. Yes where nothing is said.
   */
  readonly hasTraces?: boolean
  /** Entries of the signature dictionary, instead of or beside the usual ones, and objects beside them. */
  readonly entries?: Readonly<Record<string, string>>
  readonly objects?: (next: number) => readonly RevisionObject[]
  readonly cms?: Partial<SignedDataWish>
  /** Octets of the place that is kept for the signature. */
  readonly room?: number
}

/** What FirmaEC keeps free. */
export const usualRoom = 16_384

/** The file signed, in one revision behind the octets that were given; undefined for a file of another kind than ours. */
export function signPdf(wish: SignWish): Buffer | undefined {
  const prepared = prepareSigning(wish)
  return prepared && fillSignature(prepared, wish)
}

/** A file that is ready but for the signature itself: a place full of zeros. */
export interface PreparedFile {
  readonly octets: Buffer
  /** Offset of `<`, and of what follows `>`. */
  readonly gap: readonly [from: number, to: number]
}

/** The first half of signing. Undefined as for `signPdf`; never throws for what is in a file. */
export function prepareSigning(wish: SignWish): PreparedFile | undefined {
  try {
    return prepare(wish)
  } catch (fault) {
    if (fault instanceof NotOurs) return undefined
    throw fault
  }
}

/** Fields are numbered after those that there are. */
function prepare(wish: SignWish): PreparedFile | undefined {
  const pdf = readRawPdf(wish.pdf)
  const catalogNumber = refNumber(pdf?.trailer.get('Root'))
  const catalog = pdf && dictOf(pdf, catalogNumber ?? -1)
  if (pdf === undefined || catalogNumber === undefined || catalog === undefined) return undefined
  const pageNumber = firstPage(pdf, refNumber(catalog.get('Pages')))
  const page = pageNumber === undefined ? undefined : dictOf(pdf, pageNumber)
  if (pageNumber === undefined || page === undefined) return undefined
  const [signature, widget, form, tag] = [pdf.size, pdf.size + 1, pdf.size + 2, pdf.size + 3]
  const [appearance, next] = [pdf.size + 4, pdf.size + 8]
  const hasTraces = wish.hasTraces !== false
  const tags = hasTraces ? tagsOfField(pdf, { widget, page: pageNumber, tag }) : undefined
  const fields = formOf(pdf, catalog)
  const rect = wish.isVisible ? '[36 36 236 86]' : '[0 0 0 0]'
  const room = wish.room ?? usualRoom
  const objects: readonly RevisionObject[] = [
    [signature, signatureDictionary(wish, room)],
    [
      widget,
      writeDict(
        new Map([
          ['Type', '/Annot'],
          ['Subtype', '/Widget'],
          ['FT', '/Sig'],
          ['T', `(Signature${fields.names.length + 1})`],
          ['F', '132'],
          ['Rect', rect],
          ['P', `${pageNumber} 0 R`],
          ['V', `${signature} 0 R`],
          ['AP', `<< /N ${appearance} 0 R >>`],
          ...(tags === undefined ? [] : ([['StructParent', String(tags.structParent)]] as const)),
        ]),
      ),
    ],
    [
      fields.number ?? form,
      writeDict(
        withEntries(fields.dict, {
          Fields: `[${[...fields.names, `${widget} 0 R`].join(' ')}]`,
          SigFlags: '3',
        }),
      ),
    ],
    [catalogNumber, writeDict(withEntries(catalog, { AcroForm: `${fields.number ?? form} 0 R` }))],
    [pageNumber, writeDict(withEntries(page, { Annots: withItem(page.get('Annots'), `${widget} 0 R`) }))],
    ...stampObjects(appearance, wish.isVisible ? `Firmado por ${wish.signerName}` : undefined),
    ...(tags?.objects ?? []),
    ...(hasTraces ? tracesOf(pdf, catalog, wish.at) : []),
    ...(wish.objects?.(next) ?? []),
  ]
  const octets = appendRevision(pdf, { objects: lastOfEach(objects) }, 'Clavero-demonstration-1.0')
  const from = octets.indexOf(`/Contents <${'0'.repeat(64)}`, pdf.octets.length) + '/Contents '.length
  const gap = [from, from + 2 + 2 * room] as const
  writeByteRange(octets, pdf.octets.length, [0, gap[0], gap[1], octets.length - gap[1]])
  return { octets, gap }
}

/** The second half: over everything but the gap. */
export function fillSignature({ octets, gap }: PreparedFile, wish: SignWish): Buffer {
  const digest = wish.digest ?? 'sha256'
  const cms = writeSignedData({
    leaf: wish.leaf,
    digest,
    messageDigest: digestOf(digest, octets.subarray(0, gap[0]), octets.subarray(gap[1])),
    hasSigningCertificate: wish.style === 'ETSI.CAdES.detached',
    ...wish.cms,
  })
  return withSignature({ octets, gap }, cms)
}

/** Throws RangeError for a signature that is longer than its place. */
export function withSignature({ octets, gap }: PreparedFile, cms: Buffer): Buffer {
  if (cms.length * 2 > gap[1] - gap[0] - 2) throw new RangeError('no room for the signature')
  const signed = Buffer.from(octets)
  signed.write(cms.toString('hex'), gap[0] + 1, 'latin1')
  return signed
}

const rangeRoom = '/ByteRange [0 0000000000 0000000000 0000000000]'

/** Into the place that is kept for it in the newest revision; blanks fill what is left. */
export function writeByteRange(octets: Buffer, after: number, range: readonly number[]): void {
  const at = octets.indexOf(rangeRoom, after)
  octets.write(`/ByteRange [${range.join(' ')}]`.padEnd(rangeRoom.length), at, 'latin1')
}

const signatureDictionary = (wish: SignWish, room: number): string =>
  writeDict(
    withEntries(
      new Map([
        ['Type', '/Sig'],
        ['Filter', '/Adobe.PPKLite'],
        ['SubFilter', `/${wish.style ?? 'adbe.pkcs7.detached'}`],
        ['ByteRange', rangeRoom.slice('/ByteRange '.length)],
        ['Contents', `<${'0'.repeat(2 * room)}>`],
        ['M', `(${pdfDate(wish.at)})`],
        ['Name', `(${wish.signerName})`],
        ['Reason', '(Firmado digitalmente)'],
        ['Location', '()'],
      ]),
      wish.entries ?? {},
    ),
  )

/** ISO 32000-1, 7.9.4, by the clock of mainland Ecuador. */
const pdfDate = (at: Instant): string =>
  `D:${toIso(plus(at, hours(zones.mainland.offsetHours)))
    .slice(0, 19)
    .replaceAll(/[-:T]/g, '')}-05'00'`

function firstPage(pdf: RawPdf, root: number | undefined): number | undefined {
  let number = root
  for (let depth = 0; number !== undefined && depth < 16; depth += 1) {
    const node = dictOf(pdf, number)
    if (node?.get('Type') === '/Page') return number
    number = refNumber(listItems(node?.get('Kids') ?? '[]')[0])
  }
  return undefined
}

/** The form that there is, as an object or inside the catalog, and its fields. */
function formOf(pdf: RawPdf, catalog: RawDict) {
  const number = refNumber(catalog.get('AcroForm'))
  const dict: RawDict = (number === undefined ? undefined : dictOf(pdf, number)) ?? new Map<string, string>()
  return { number, dict, names: listItems(dict.get('Fields') ?? '[]') }
}

const withItem = (list: string | undefined, item: string): string =>
  `[${[...listItems(list ?? '[]'), item].join(' ')}]`

/** Producer, date and metadata, under the numbers that they have. */
function tracesOf(pdf: RawPdf, catalog: RawDict, at: Instant): readonly RevisionObject[] {
  const infoNumber = refNumber(pdf.trailer.get('Info'))
  const info = infoNumber === undefined ? undefined : dictOf(pdf, infoNumber)
  const metadataNumber = refNumber(catalog.get('Metadata'))
  const producer = 'Clavero demonstration signer'
  const metadata =
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF>' +
    '</x:xmpmeta><?xpacket end="w"?>'
  return [
    ...(infoNumber === undefined || info === undefined
      ? []
      : ([
          [
            infoNumber,
            writeDict(withEntries(info, { Producer: `(${producer})`, ModDate: `(${pdfDate(at)})` })),
          ],
        ] as const)),
    ...(metadataNumber === undefined
      ? []
      : ([
          [
            metadataNumber,
            `<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n${metadata}\nendstream`,
          ],
        ] as const)),
  ]
}

/** An object that is written twice is written as it is last; the first place of it stays. */
const lastOfEach = (objects: readonly RevisionObject[]): readonly RevisionObject[] => [...new Map(objects)]
