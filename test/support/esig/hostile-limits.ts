import { deflateSync } from 'node:zlib'
import { octetString, sequence } from '../../../src/entry/demo/authority/der-writer.ts'
import { oids } from '../../../src/entry/demo/authority/identifiers.ts'
import { attribute } from '../../../src/entry/demo/sign/signed-data.ts'
import {
  appended,
  numbersOf,
  rawOf,
  signedWith,
  stream,
  table,
  type Hostile,
  type HostileKit,
} from './hostile-kit.ts'

const heavy = table('resources')

const nested = (depth: number): Buffer => {
  let value: Buffer = octetString(Buffer.alloc(1))
  for (let n = 0; n < depth; n += 1) value = sequence(value)
  return value
}

const withEntry = (entry: string) => (kit: HostileKit) =>
  kit.signing.sign(kit.issued, 'good', { entries: { Location: entry } })

/** A table as a stream that opens to far more than it is. */
function tableBomb({ good }: HostileKit): Buffer {
  const { pdf } = numbersOf(good)
  const at = good.length
  const packed = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
  const head = `${pdf.size} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [0 9586980] /Size ${pdf.size + 1} /Root ${pdf.trailer.get('Root')} /Prev ${pdf.start} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([
    good,
    Buffer.from(head),
    packed,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ])
}

export const heavyFiles: readonly Hostile[] = [
  heavy('nothing', 'FILE_EMPTY', () => Buffer.alloc(0)),
  heavy('more than five megabytes', 'FILE_TOO_LARGE', ({ good }) =>
    Buffer.concat([good, Buffer.alloc(6_000_000)]),
  ),
  heavy('a signature with a megabyte of padding', 'FILE_TOO_LARGE', ({ signing, issued }) =>
    signing.sign(issued, 'good', { room: 600_000 }),
  ),
  heavy(
    'lists in lists without an end',
    'PDF_UNREADABLE',
    withEntry(`${'['.repeat(5_000)}${']'.repeat(5_000)}`),
  ),
  heavy(
    'dictionaries in dictionaries without an end',
    'PDF_UNREADABLE',
    withEntry(`${'<</A '.repeat(3_000)}1${'>>'.repeat(3_000)}`),
  ),
  heavy('a name of a hundred thousand letters', 'PDF_UNREADABLE', withEntry(`/${'A'.repeat(100_000)}`)),
  heavy('values in a CMS in one another without an end', 'CMS_MALFORMED', (kit) =>
    signedWith(kit, { unsigned: [attribute(oids.timeStampToken, nested(2_000))] }),
  ),
  heavy('eleven certificates', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, {
      certificates: Array.from({ length: 11 }, () => kit.signing.leaf('good').certificate),
    }),
  ),
  heavy('a table that leads to itself', 'PDF_UNREADABLE', ({ good }) =>
    appended(good, () => [], { trailer: { Prev: String(good.length + 1) } }),
  ),
  heavy('a table of four milliards of rows', 'PDF_UNREADABLE', ({ good }) => {
    const { trailer, start } = rawOf(good)
    const at = good.length
    return Buffer.concat([
      good,
      Buffer.from(
        `xref\n0 4294967295\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root ${trailer.get('Root')} /Prev ${start} >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    ])
  }),
  heavy('a table that opens to a thousand times its size', 'PDF_UNREADABLE', tableBomb),
  heavy('three hundred revisions', 'PDF_UNREADABLE', ({ good }) => {
    let file = good
    for (let n = 0; n < 300; n += 1) file = appended(file, () => [])
    return file
  }),
  heavy('a stamp that is drawn with itself', 'CHANGED_AFTER_SIGNING', (kit) =>
    kit.signing.sign(kit.issued, 'good', {
      objects: (next) => {
        const { size } = rawOf(kit.issued)
        return [
          [next, stream('q /a Do Q', `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /A ${next} 0 R`)],
          [
            size + 4,
            stream(
              'q /a Do Q',
              `/Type /XObject /Subtype /Form /Resources << /XObject << /a ${next} 0 R >> >>`,
            ),
          ],
        ]
      },
    }),
  ),
  heavy('a reference that leads to itself', 'PDF_UNREADABLE', (kit) =>
    kit.signing.sign(kit.issued, 'good', {
      objects: () => [[rawOf(kit.issued).size + 2, `${rawOf(kit.issued).size + 2} 0 R`]],
    }),
  ),
]
