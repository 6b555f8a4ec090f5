import { inflatedLength } from './inflated-length.ts'
import { limitPoints } from './limit-points.ts'
import { inflated } from './inflated.ts'
import type { Unwritten } from './pdf-filters.ts'
import { countOf, isDict, itemsOf, type PdfDict, type PdfValue } from './pdf-values.ts'
import { refuse } from './refuse.ts'

/** A point of four colours with 16 bits each. Octets. */
const widestPoint = 8
/** Octets of a picture that was packed once more. */
const mostPacked = 8 * 1024 * 1024

/**
 * How pictures are coded (ISO 32000-1, 7.4), and how large each says that it is: what a reader draws is not always
 * what stands beside it. LZW and runs are left out: nobody makes them any more, and they grow a thousand times.
 */
const codes: ReadonlyMap<string | undefined, (octets: Buffer, parms: PdfValue) => void> = new Map([
  ['DCTDecode', judgeJpeg],
  ['JPXDecode', judgeJpeg2000],
  ['CCITTFaxDecode', (_octets: Buffer, parms: PdfValue) => judgeFax(parms)],
  ['JBIG2Decode', () => undefined],
])

/** Octets that a picture comes to when it is opened, of at most `room`; nothing for one that is coded as a picture. */
export async function pictureLength(
  dict: PdfDict,
  { octets, filters }: Unwritten,
  resolve: (value: PdfValue | undefined) => PdfValue,
  room: number,
): Promise<number> {
  const [width = 0, height = 0] = ['Width', 'Height'].map((key) => countOf(resolve(dict.entries.get(key))))
  limitPoints(width, height)
  const [first, ...rest] = filters
  if (filters.length === 0) return octets.length
  if (first === 'FlateDecode' && rest.length === 0)
    return inflatedLength([octets], Math.min(room, (width * widestPoint + 1) * height))
  const judge = codes.get(filters.at(-1))
  const isPacked = first === 'FlateDecode' && rest.length === 1
  if (judge === undefined || (rest.length > 0 && !isPacked)) return refuse('deep')
  const coded = isPacked ? inflated(octets, mostPacked) : octets
  judge(coded, resolve(dict.entries.get('DecodeParms')))
  return isPacked ? coded.length : 0
}

/** The first frame counts, wherever the segments before it lead (ITU-T T.81, B.2.2). */
function judgeJpeg(octets: Buffer): void {
  for (let at = 2; at + 9 <= octets.length && octets[at] === 0xff;) {
    const marker = octets.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return limitPoints(octets.readUInt16BE(at + 7), octets.readUInt16BE(at + 5))
    at += 2 + octets.readUInt16BE(at + 2)
  }
  refuse('type')
}

/** Begin of a code stream and its size (ITU-T T.800, A.5.1). */
const sizeMark = Buffer.from([0xff, 0x4f, 0xff, 0x51])

function judgeJpeg2000(octets: Buffer): void {
  const at = octets.indexOf(sizeMark)
  if (at === -1 || at + 16 > octets.length) refuse('type')
  limitPoints(octets.readUInt32BE(at + 8), octets.readUInt32BE(at + 12))
}

function judgeFax(parms: PdfValue): void {
  const [own] = isDict(parms) ? [parms] : itemsOf(parms).filter(isDict)
  if (own === undefined) return
  const [columns = 0, rows = 0] = ['Columns', 'Rows'].map((key) => countOf(own.entries.get(key) ?? 0))
  limitPoints(columns, rows)
}
