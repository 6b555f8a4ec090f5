import { deflateSync } from 'node:zlib'
import { bomb, hostile, timesOf, type HostileFiles } from './hostile-file.ts'
import {
  bodyOf,
  objectStream,
  onePage,
  packedPdfOf,
  page,
  pdfOf,
  streamOf,
  withTable,
  type PdfParts,
} from './pdfs.ts'

const catalog = String(onePage[1])
const flate = '/Filter /FlateDecode'
const empty = Buffer.from('q Q')

/** Loops, depths and lies about where things are (ATK-53; issue 4). */
export const hostilePdfs: HostileFiles = {
  encrypted: hostile('locked', () => pdfOf(onePage, '/Encrypt 9 0 R')),
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5].map((v) => [
      `encrypted in way ${v}`,
      hostile('locked', () => pdfOf(onePage, `/Encrypt << /Filter /Standard /V ${v} /R ${v} /P -4 >>`)),
    ]),
  ),
  'encrypted by a table that is a stream': hostile('locked', () =>
    packedPdfOf(onePage, new Map(), '/Encrypt << /Filter /Standard /V 5 >>'),
  ),
  'encrypted by an earlier table only': hostile('locked', () => savedAgain(pdfOf(onePage, '/Encrypt 9 0 R'))),
  'a form of XFA': hostile('form', () => pdfOf({ ...onePage, 4: '<< /XFA [(a) 3 0 R] >>' })),
  'a form of XFA under another spelling': hostile('form', () =>
    pdfOf({ ...onePage, 4: '<< /X#46A 3 0 R >>' }),
  ),
  'a form of XFA beside fields': hostile('form', () =>
    pdfOf({
      ...onePage,
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>',
      4: '<< /Fields [5 0 R] /NeedAppearances true /XFA [(xdp:xdp) 6 0 R] >>',
      5: '<< /FT /Tx /T (a) /V (b) >>',
      6: streamOf(Buffer.from('<xdp:xdp/>')),
    }),
  ),
  'a form of XFA in a stream of objects': hostile('form', () =>
    packed([[4, '<< /Fields [] /XFA [(a) 3 0 R] >>']]),
  ),
  'a table that leads back to itself': hostile('type', () => chained(1)),
  'tables in a ring': hostile('type', () => chained(3)),
  'a chain of 100,000 tables': hostile('deep', () => chained(100_000, false)),
  'tables that are streams, in a ring': hostile('type', () => streamRing()),
  'a page that stands in the tree twice': hostile('type', () =>
    pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>' }),
  ),
  'a tree of pages in a circle': hostile('type', () =>
    pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
  ),
  'a tree of pages in a ring of three': hostile('type', () =>
    pdfOf({ 1: catalog, ...Object.fromEntries([2, 3, 4].map((n) => [n, pagesNode(n === 4 ? 2 : n + 1)])) }),
  ),
  'a million times the same page': hostile('deep', () =>
    packed([[2, `<< /Type /Pages /Kids [${'3 0 R '.repeat(1_000_000)}] /Count 1000000 >>`]]),
  ),
  'a million pages': hostile('deep', () =>
    packed([[2, `<< /Type /Pages /Kids [${timesOf(1_000_000, (n) => `${n + 9} 0 R`).join(' ')}] >>`]]),
  ),
  'a tree of pages 100,000 levels deep': hostile('deep', () => deepTree(100_000)),
  'more pages than anybody reads': hostile('deep', () =>
    pdfOf({
      1: catalog,
      2: `<< /Type /Pages /Kids [${timesOf(101, (n) => `${n + 3} 0 R`).join(' ')}] >>`,
      ...Object.fromEntries(timesOf(101, (n) => [n + 3, page])),
    }),
  ),
  'no page at all': hostile('type', () => pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [] /Count 0 >>' })),
  'an object that is a reference to itself': hostile('type', () => pdfOf({ ...onePage, 2: '2 0 R' })),
  'streams of objects that extend each other in a ring': hostile('type', () =>
    packedPdfOf(
      {
        ...onePage,
        4: objectStream([[6, 'null']], '/Extends 5 0 R'),
        5: objectStream([[7, 'null']], '/Extends 4 0 R'),
      },
      new Map([
        [6, [4, 0]],
        [7, [5, 0]],
      ]),
    ),
  ),
  'a stream of objects that extends itself': hostile('type', () =>
    packedPdfOf({ ...onePage, 4: objectStream([[6, 'null']], '/Extends 4 0 R') }, new Map([[6, [4, 0]]])),
  ),
  'streams of objects that extend each other 2,000 times': hostile('deep', () =>
    packedPdfOf(
      {
        ...onePage,
        ...Object.fromEntries(
          timesOf(2_000, (n) => [n + 4, objectStream([[9_000 + n, '1']], `/Extends ${n + 5} 0 R`)]),
        ),
      },
      new Map(timesOf(2_000, (n) => [9_000 + n, [n + 4, 0]])),
    ),
  ),
  'a stream of objects that lies within itself': hostile('type', () =>
    packedPdfOf(onePage, new Map([[4, [4, 0]]])),
  ),
  'streams of objects that lie within each other': hostile('type', () =>
    packedPdfOf(
      onePage,
      new Map([
        [4, [5, 0]],
        [5, [4, 0]],
      ]),
    ),
  ),
  'a stream of objects whose numbers are others': hostile('type', () =>
    packedPdfOf({ ...onePage, 4: objectStream([[7, '<< /A 1 >>']]) }, new Map([[6, [4, 0]]])),
  ),
  'a stream of objects that expands': hostile('deep', () =>
    pdfOf({ ...onePage, 4: streamOf(bomb(64), `/Type /ObjStm /N 1 /First 4 ${flate}`) }),
  ),
  'a text of 50 MB in a stream of objects': hostile('deep', () =>
    packed([[4, `(${' '.repeat(50_000_000)})`]]),
  ),
  'a name of 50 MB in a stream of objects': hostile('deep', () =>
    packed([[4, `/${'N'.repeat(50_000_000)}`]]),
  ),
  'a name of 5 MB that is all escapes': hostile('deep', () => packed([[4, `/${'#41'.repeat(1_700_000)}`]])),
  'a number of 4 MB that is none': hostile('deep', () => packed([[4, `${'1'.repeat(4_000_000)}x`]])),
  'a length in its own object': hostile('type', () => pdfOf({ ...onePage, 4: streamOf(empty, '', '4 0 R') })),
  'lengths that stand in each other': hostile('type', () =>
    pdfOf({ ...onePage, 4: streamOf(empty, '', '5 0 R'), 5: streamOf(empty, '', '4 0 R') }),
  ),
  'a length that is too short': hostile('type', () =>
    pdfOf({ ...onePage, 4: streamOf(Buffer.from('q Q q Q'), '', '3') }),
  ),
  'a length below zero': hostile('type', () => pdfOf({ ...onePage, 4: streamOf(empty, '', '-1') })),
  'a length beyond the end': hostile('type', () =>
    pdfOf({ ...onePage, 4: streamOf(empty, '', '999999999') }),
  ),
  'a length beyond all numbers': hostile('type', () =>
    pdfOf({ ...onePage, 4: streamOf(empty, '', '9'.repeat(400)) }),
  ),
  'a length that is a text': hostile('type', () => pdfOf({ ...onePage, 4: streamOf(empty, '', '(3)') })),
  'lists in lists in lists': hostile('deep', () => pdfOf({ ...onePage, 4: '['.repeat(1_000_000) })),
  'dictionaries in dictionaries': hostile('deep', () => pdfOf({ ...onePage, 4: '<</A'.repeat(1_000_000) })),
  'a million empty dictionaries': hostile('deep', () => packed([[4, `[${'<<>>'.repeat(1_000_000)}]`]])),
  // Fewer values than a file may have, and more than fit into the memory of a process.
  '200,000 empty dictionaries': hostile('deep', () => packed([[4, `[${'<<>>'.repeat(200_000)}]`]])),
  'a text that does not end': hostile('type', () => pdfOf({ ...onePage, 4: '('.repeat(500_000) })),
  'a table of a billion rows': hostile('type', () =>
    Buffer.from(
      '%PDF-1.7\nxref\n0 1000000000\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
    ),
  ),
  'objects in texts in objects': hostile('deep', () => nested(70_000, '(', ')')),
  // Whole but for what it costs, and so little that a reader without bounds comes to its end.
  '6,000 objects in texts in objects': hostile('deep', () => nested(6_000, '(', ')')),
  'objects in remarks': hostile('deep', () => nested(70_000, '%', '', '\n null')),
  '100,000 times the same place in a stream of objects': hostile('deep', () => samePlace(100_000)),
  'half of it': hostile('type', () => pdfOf(onePage).subarray(0, 200)),
}

/** One page, and objects of a stream of objects beside it. */
function packed(objects: readonly (readonly [number, string])[]): Buffer {
  const plain: PdfParts = { ...onePage, 8: objectStream(objects) }
  const taken = new Set(objects.map(([n]) => n))
  const parts = Object.fromEntries(Object.entries(plain).filter(([n]) => !taken.has(Number(n))))
  return packedPdfOf(parts, new Map(objects.map(([n], index) => [n, [8, index]])))
}

const pagesNode = (kid: number): string => `<< /Type /Pages /Kids [${kid} 0 R] /Count 1 >>`

function deepTree(levels: number): Buffer {
  const last = levels + 10
  const nodes = timesOf(levels, (n): readonly [number, string] => [
    n + 10,
    n + 11 === last ? page : `<</Type/Pages/Kids[${n + 11} 0 R]>>`,
  ])
  return packedPdfOf(
    { 1: catalog, 2: pagesNode(10), 8: objectStream(nodes) },
    new Map(nodes.map(([n], index) => [n, [8, index]])),
  )
}

/** What was saved once more without a change. */
function savedAgain(file: Buffer): Buffer {
  const start = /startxref\n(\d+)/.exec(file.toString('latin1'))?.[1] ?? ''
  const end = `xref\n0 0\ntrailer\n<< /Size 4 /Root 1 0 R /Prev ${start} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}

/** So many tables, each leading to the one before, and the first to the last when they are a ring. */
function chained(tables: number, isRing = true): Buffer {
  const head = '%PDF-1.7\n'
  const row = (prev: number) =>
    `xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev ${String(prev).padStart(9, '0')} >>\n`
  const { length } = row(0)
  const last = head.length + (tables - 1) * length
  const rows = timesOf(tables, (n) => row(n > 0 ? head.length + (n - 1) * length : isRing ? last : 0))
  return Buffer.from(`${head}${rows.join('')}startxref\n${last}\n%%EOF\n`)
}

/** A table that is a stream and leads back to itself. */
function streamRing(): Buffer {
  const file = packedPdfOf(onePage, new Map(), '/Prev 0000000000').toString('latin1')
  const start = /startxref\n(\d+)/.exec(file)?.[1] ?? '0'
  return Buffer.from(file.replace('/Prev 0000000000', `/Prev ${start.padStart(10, '0')}`), 'latin1')
}

/** Objects that begin one within the other, so that whoever reads each of them reads the rest of the file each time. */
function nested(objects: number, open: string, close: string, end = ''): Buffer {
  const { body, offsets, size } = bodyOf(onePage)
  const begin = (n: number) => `${String(n).padStart(6, '0')} 0 obj ${open}`
  const inside = timesOf(objects, (n) => begin(n + size)).join('')
  const ends = `${close} endobj `.repeat(close === '' ? 1 : objects)
  for (let n = 0; n < objects; n += 1) offsets.set(n + size, body.length + n * begin(0).length)
  return withTable(Buffer.concat([body, Buffer.from(`${inside}${end} ${ends}\n`)]), offsets, size + objects)
}

/** Every object of the stream is the same long text. */
function samePlace(objects: number): Buffer {
  const numbers = timesOf(objects, (n) => n + 10)
  const head = `${numbers.map((n) => `${n} 0`).join(' ')} `
  const content = deflateSync(Buffer.from(`${head}(${' '.repeat(5_000_000)})`))
  return packedPdfOf(
    { ...onePage, 4: streamOf(content, `/Type /ObjStm /N ${objects} /First ${head.length} ${flate}`) },
    new Map(numbers.map((n, index) => [n, [4, index]])),
  )
}
