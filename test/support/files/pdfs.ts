import { deflateSync } from 'node:zlib'

/** Objects by number, as they stand between `obj` and `endobj`. */
export type PdfParts = Readonly<Record<number, string | Buffer>>

const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'
export const onePage: PdfParts = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: page,
}

/** A whole PDF with a table that is right, whatever the objects say. */
export function pdfOf(parts: PdfParts, trailer = ''): Buffer {
  let file = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')
  const numbers = Object.keys(parts).map(Number)
  const size = Math.max(...numbers) + 1
  const offsets = new Map<number, number>()
  for (const number of numbers) {
    offsets.set(number, file.length)
    const body = parts[number] ?? ''
    file = Buffer.concat([
      file,
      Buffer.from(`${number} 0 obj\n`),
      Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
  }
  const rows = Array.from({ length: size }, (_, n) => {
    const offset = offsets.get(n)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  }).join('')
  const end = `xref\n0 ${size}\n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}

export const streamOf = (content: Buffer, dict = '', length = String(content.length)): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${length} ${dict} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ])

const bomb = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024))

/** Files that are refused, by what is wrong with them (ATK-52, ATK-53; issue 4). */
export const hostilePdfs: Readonly<Record<string, { readonly file: Buffer; readonly refusal: string }>> = {
  'a form of XFA': { file: pdfOf({ ...onePage, 4: '<< /XFA [(a) 3 0 R] >>' }), refusal: 'form' },
  'a form of XFA under another spelling': {
    file: pdfOf({ ...onePage, 4: '<< /X#46A 3 0 R >>' }),
    refusal: 'form',
  },
  encrypted: { file: pdfOf(onePage, '/Encrypt 9 0 R'), refusal: 'locked' },
  'a table that leads back to itself': { file: looped(), refusal: 'type' },
  'a page that stands in the tree twice': {
    file: pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>' }),
    refusal: 'type',
  },
  'a tree of pages in a circle': {
    file: pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
    refusal: 'type',
  },
  'an object that is a reference to itself': {
    file: pdfOf({ ...onePage, 2: '2 0 R' }),
    refusal: 'type',
  },
  'a length in its own object': {
    file: pdfOf({ ...onePage, 4: streamOf(Buffer.from('q Q'), '', '4 0 R') }),
    refusal: 'type',
  },
  'a length that is too short': {
    file: pdfOf({ ...onePage, 4: streamOf(Buffer.from('q Q q Q'), '', '3') }),
    refusal: 'type',
  },
  'a length beyond the end': {
    file: pdfOf({ ...onePage, 4: streamOf(Buffer.from('q Q'), '', '999999999') }),
    refusal: 'type',
  },
  'a stream that expands a thousand times': {
    file: pdfOf({ ...onePage, 4: streamOf(bomb(64), '/Filter /FlateDecode') }),
    refusal: 'deep',
  },
  'many streams that expand': {
    file: pdfOf({
      ...onePage,
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [n + 4, streamOf(bomb(20), '/Filter /FlateDecode')]),
      ),
    }),
    refusal: 'deep',
  },
  'a stream that is packed twice': {
    file: pdfOf({ ...onePage, 4: streamOf(deflateSync(bomb(8)), '/Filter [/FlateDecode /FlateDecode]') }),
    refusal: 'deep',
  },
  'a stream of objects that expands': {
    file: pdfOf({
      ...onePage,
      4: streamOf(bomb(64), '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'),
    }),
    refusal: 'deep',
  },
  'lists in lists in lists': { file: pdfOf({ ...onePage, 4: '['.repeat(500_000) }), refusal: 'deep' },
  'a text that does not end': { file: pdfOf({ ...onePage, 4: '('.repeat(500_000) }), refusal: 'type' },
  'more pages than anybody reads': {
    file: pdfOf({
      1: onePage[1] ?? '',
      2: `<< /Type /Pages /Kids [${Array.from({ length: 101 }, (_, n) => `${n + 3} 0 R`).join(' ')}] >>`,
      ...Object.fromEntries(Array.from({ length: 101 }, (_, n) => [n + 3, page])),
    }),
    refusal: 'deep',
  },
  'a picture of 60,000 points a side': {
    file: pdfOf({
      ...onePage,
      4: streamOf(Buffer.from('x'), '/Subtype /Image /Width 60000 /Height 60000'),
    }),
    refusal: 'deep',
  },
  'no page at all': {
    file: pdfOf({ ...onePage, 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    refusal: 'type',
  },
  'a page of the web behind it': {
    file: Buffer.concat([pdfOf(onePage), Buffer.from('<script>alert(1)</script>')]),
    refusal: 'type',
  },
  'a page of the web before it': {
    file: Buffer.concat([Buffer.from('<html>'), pdfOf(onePage)]),
    refusal: 'type',
  },
  'half of it': { file: pdfOf(onePage).subarray(0, 200), refusal: 'type' },
  'a table of a billion rows': {
    file: Buffer.from(
      '%PDF-1.7\nxref\n0 1000000000\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
    ),
    refusal: 'type',
  },
}

function looped(): Buffer {
  const file = pdfOf(onePage, '/Prev 0000000000')
  const text = file.toString('latin1')
  const start = /startxref\n(\d+)/.exec(text)?.[1] ?? '0'
  return Buffer.from(text.replace('/Prev 0000000000', `/Prev ${start.padStart(10, '0')}`), 'latin1')
}

/** Files that are taken, and handed out as something to keep and never to look at in the page (ATK-55). */
export const activePdfs: Readonly<Record<string, Buffer>> = {
  'a script': pdfOf({ ...onePage, 4: '<< /S /JavaScript /JS (app.alert(1)) >>' }),
  'a script under another spelling': pdfOf({ ...onePage, 4: '<< /S /J#61vaScript /#4aS (app.alert(1)) >>' }),
  'a program to start': pdfOf({ ...onePage, 4: '<< /S /Launch /F (cmd.exe) >>' }),
  'another file inside': pdfOf({ ...onePage, 4: streamOf(Buffer.from('MZ'), '/Type /EmbeddedFile') }),
  'a form that is sent out': pdfOf({ ...onePage, 4: '<< /S /SubmitForm /F (https://elsewhere.example) >>' }),
  'an address to open': pdfOf({ ...onePage, 4: '<< /S /URI /URI (https://elsewhere.example) >>' }),
}
