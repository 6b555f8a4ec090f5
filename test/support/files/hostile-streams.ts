import { deflateSync } from 'node:zlib'
import { bomb, hostile, timesOf, type HostileFiles } from './hostile-file.ts'
import { bodyOf, onePage, pdfOf, streamOf, withTable } from './pdfs.ts'
import { jpegOf } from './pictures.ts'

const flate = '/Filter /FlateDecode'
const picture = '/Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8'
const withStream = (content: Buffer, dict: string): Buffer =>
  pdfOf({ ...onePage, 4: streamOf(content, dict) })
const hex = (content: Buffer): Buffer => Buffer.from(`${content.toString('hex')}>`)

/** What becomes more than anybody reads when it is opened (ATK-53; issue 4). */
export const hostileStreams: HostileFiles = {
  'a stream that expands a thousand times': hostile('deep', () => withStream(bomb(64), flate)),
  'many streams that expand': hostile('deep', () =>
    pdfOf({ ...onePage, ...Object.fromEntries(timesOf(40, (n) => [n + 4, streamOf(bomb(20), flate)])) }),
  ),
  'a stream that is packed twice': hostile('deep', () =>
    withStream(deflateSync(bomb(8)), '/Filter [/FlateDecode /FlateDecode]'),
  ),
  'a stream that is packed 50 times': hostile('deep', () => {
    const packed = timesOf(50, () => 0).reduce((content) => deflateSync(content), Buffer.alloc(1_000_000))
    return withStream(packed, `/Filter [${'/FlateDecode '.repeat(50)}]`)
  }),
  'a picture that is packed 50 times': hostile('deep', () =>
    withStream(bomb(1), `${picture} /Filter [${'/FlateDecode '.repeat(50)}]`),
  ),
  'a bomb behind hexadecimal digits': hostile('deep', () =>
    withStream(hex(bomb(64)), '/Filter [/ASCIIHexDecode /FlateDecode]'),
  ),
  'a bomb behind hexadecimal digits and LZW': hostile('deep', () =>
    withStream(hex(lzwBomb()), '/Filter [/ASCIIHexDecode /LZWDecode]'),
  ),
  'a picture behind hexadecimal digits and LZW': hostile('deep', () =>
    withStream(hex(lzwBomb()), `${picture} /Filter [/ASCIIHexDecode /LZWDecode]`),
  ),
  'a stream of runs': hostile('deep', () =>
    withStream(Buffer.alloc(1_000_000, 0x81), '/Filter /RunLengthDecode'),
  ),
  'a picture of runs': hostile('deep', () =>
    withStream(Buffer.alloc(1_000_000, 0x81), `${picture} /Filter /RunLengthDecode`),
  ),
  'a small picture that expands': hostile('deep', () => withStream(bomb(64), `${picture} ${flate}`)),
  'many pictures that expand': hostile('deep', () =>
    pdfOf({
      ...onePage,
      ...Object.fromEntries(
        timesOf(40, (n) => [n + 4, streamOf(bomb(55), `/Subtype /Image /Width 7500 /Height 7500 ${flate}`)]),
      ),
    }),
  ),
  'a picture of 60,000 points a side': hostile('deep', () =>
    withStream(Buffer.from('x'), '/Subtype /Image /Width 60000 /Height 60000'),
  ),
  'a small picture that is a JPEG of 60,000 points a side': hostile('deep', () =>
    withStream(jpegOf(60_000, 60_000), `${picture} /Filter /DCTDecode`),
  ),
  'a packed picture that is a JPEG of 60,000 points a side': hostile('deep', () =>
    withStream(deflateSync(jpegOf(60_000, 60_000)), `${picture} /Filter [/FlateDecode /DCTDecode]`),
  ),
  'a small picture that is a JPEG 2000 of 60,000 points a side': hostile('deep', () =>
    withStream(jpeg2000(60_000), `${picture} /Filter /JPXDecode`),
  ),
  'a small fax of 2,000,000 points a line': hostile('deep', () =>
    withStream(
      Buffer.alloc(9),
      `${picture} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2000000 >>`,
    ),
  ),
  'a stream whose content is elsewhere': hostile('type', () =>
    withStream(Buffer.from('q Q'), '/F (https://elsewhere.example)'),
  ),
  'a packed stream whose content is elsewhere': hostile('type', () =>
    withStream(deflateSync(Buffer.from('q Q')), `${flate} /F << /FS /URL /F (https://elsewhere.example) >>`),
  ),
  '30,000 small streams': hostile('harmless', () => {
    const small = streamOf(deflateSync(Buffer.from('q Q')), flate)
    return pdfOf({ ...onePage, ...Object.fromEntries(timesOf(30_000, (n) => [n + 4, small])) })
  }),
  'streams that lie over each other': hostile('type', overlapping),
}

/** As short as LZW gets: a code that stands for ever more of the same. Whether it is whole is of no matter here. */
const lzwBomb = (): Buffer => Buffer.from(timesOf(100_000, (n) => (n * 7) & 0xff))

/** The head of a code stream of JPEG 2000 (ITU-T T.800, A.5.1), and no points. */
function jpeg2000(side: number): Buffer {
  const head = Buffer.alloc(44)
  head.writeUInt32BE(0xff4fff51, 0)
  head.writeUInt16BE(41, 4)
  head.writeUInt32BE(side, 8)
  head.writeUInt32BE(side, 12)
  return head
}

/** Each stream begins in the one before, and all of them end at the same place. */
function overlapping(): Buffer {
  const [streams, width, tail] = [300, 60, 'q Q '.repeat(10_000)]
  const { body, offsets, size } = bodyOf(onePage)
  const heads = timesOf(streams, (n) => {
    offsets.set(n + size, body.length + n * width)
    const length = (streams - 1 - n) * width + tail.length
    return `${n + size} 0 obj << /Length ${length} >>`.padEnd(width - 7) + 'stream\n'
  })
  const all = Buffer.from(`${heads.join('')}${tail}\nendstream endobj\n`)
  return withTable(Buffer.concat([body, all]), offsets, size + streams)
}
