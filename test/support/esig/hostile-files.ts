import {
  appended,
  dictText,
  exchanged,
  gapOf,
  numbersOf,
  rawOf,
  signedAs,
  signedOver,
  stream,
  table,
  withByteRange,
  type Hostile,
  type HostileKit,
} from './hostile-kit.ts'
import { subscriber } from './signing.ts'

const forgery = table('signature forgery')
const revision = table('appended revision')
const wrapping = table('wrapping')
const shadow = table('shadow')
const certification = table('certification')
const spoof = table('dictionary spoof')

const ranged =
  (value: string) =>
  ({ good, issued }: HostileKit): Buffer =>
    withByteRange(good, issued.length, value)

function withContents({ good, issued }: HostileKit, write: (room: number) => string): Buffer {
  const [from, to] = gapOf(good, issued.length)
  const copy = Buffer.from(good)
  copy.write(write(to - from).padEnd(to - from), from, 'latin1')
  return copy
}

const flipped = (file: Buffer, at: number): Buffer => {
  const copy = Buffer.from(file)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

export const forgeries: readonly Hostile[] = [
  forgery('nothing signed at all', 'NO_SIGNATURE', ({ issued }) => issued),
  forgery('only a picture of a signature', 'CHANGED_AFTER_SIGNING', ({ issued }) =>
    appended(issued, ({ pdf, page }) => [
      [pdf.size, `<< /Type /Annot /Subtype /Stamp /Rect [36 36 236 86] /Contents (Firmado) >>`],
      [page, dictText(pdf, page, { Annots: `[${pdf.size} 0 R]` })],
    ]),
  ),
  forgery('no ByteRange', 'BYTERANGE_INVALID', ({ good, issued }) =>
    exchanged(good, issued.length, /\/ByteRange [^\n]*/, ''),
  ),
  forgery('ByteRange null', 'BYTERANGE_INVALID', ranged('null')),
  forgery('ByteRange of zeros', 'BYTERANGE_INVALID', ranged('[0 0 0 0]')),
  forgery('ByteRange with a negative number', 'BYTERANGE_INVALID', (kit) => {
    const [from, to] = gapOf(kit.good, kit.issued.length)
    return ranged(`[0 -${from} ${to} ${kit.good.length - to}]`)(kit)
  }),
  forgery('ByteRange beyond all numbers', 'BYTERANGE_INVALID', (kit) =>
    ranged('[0 4294967295 99999999999999999999 1]')(kit),
  ),
  forgery('ByteRange that is a name', 'BYTERANGE_INVALID', ranged('/All')),
  forgery('ByteRange of fractions', 'BYTERANGE_INVALID', (kit) => {
    const [from, to] = gapOf(kit.good, kit.issued.length)
    return ranged(`[0 ${from}.5 ${to} ${kit.good.length - to}]`)(kit)
  }),
  forgery('ByteRange that does not begin at the beginning', 'BYTERANGE_INVALID', (kit) => {
    const [from, to] = gapOf(kit.good, kit.issued.length)
    return ranged(`[1 ${from - 1} ${to} ${kit.good.length - to}]`)(kit)
  }),
  forgery('no Contents', 'BYTERANGE_INVALID', ({ good, issued }) =>
    exchanged(good, issued.length, /\/Contents <[0-9a-f]*>/, ''),
  ),
  forgery('Contents null', 'BYTERANGE_INVALID', (kit) => withContents(kit, () => 'null')),
  forgery('Contents empty', 'BYTERANGE_INVALID', (kit) => withContents(kit, () => '<>')),
  forgery('Contents of zeros', 'CMS_MALFORMED', (kit) =>
    withContents(kit, (room) => `<${'0'.repeat(room - 2)}>`),
  ),
  forgery('Contents of noise', 'CMS_MALFORMED', (kit) =>
    withContents(kit, (room) => `<${'f7'.repeat((room - 2) / 2)}>`),
  ),
  forgery('Contents in brackets', 'BYTERANGE_INVALID', (kit) =>
    withContents(kit, (room) => `(${'0'.repeat(room - 2)})`),
  ),
  forgery('Contents with blanks inside', 'BYTERANGE_INVALID', (kit) => {
    const copy = Buffer.from(kit.good)
    const [, to] = gapOf(copy, kit.issued.length)
    copy.write('  ', to - 41, 'latin1')
    return copy
  }),
  forgery('signature of another request', 'HASH_MISMATCH', (kit) => {
    const foreign = kit.signing.sign(kit.other)
    const [from, to] = gapOf(foreign, kit.other.length)
    return withContents(kit, () => foreign.toString('latin1', from, to))
  }),
  forgery('one letter of the issued text', 'NOT_THE_ISSUED_DOCUMENT', ({ good }) =>
    flipped(good, good.indexOf('/Contents') + 40),
  ),
  forgery('one digit of the claimed time', 'HASH_MISMATCH', ({ good, issued }) =>
    flipped(good, good.indexOf('/M (D:', issued.length) + 7),
  ),
]

export const appendedRevisions: readonly Hostile[] = [
  revision('a page', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf, page, pages }) => [
      [pdf.size, `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 595 842] >>`],
      [pages, dictText(pdf, pages, { Kids: `[${page} 0 R ${pdf.size} 0 R]`, Count: '2' })],
    ]),
  ),
  revision('the page without its content', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ content }) => [[content, stream('BT ET')]]),
  ),
  revision('an annotation over the text', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf, page }) => [
      [pdf.size, `<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (Otro texto) >>`],
      [page, dictText(pdf, page, { Annots: `[${pdf.size} 0 R]` })],
    ]),
  ),
  revision('a field and its value', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf, form }) => [
      [pdf.size, '<< /FT /Tx /T (monto) /V (9999) >>'],
      [form, dictText(pdf, form, { Fields: `[${pdf.size} 0 R]` })],
    ]),
  ),
  revision('long-term data, as "LTV" appends it', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf, catalog }) => [
      [pdf.size, '<< /Type /DSS /Certs [] >>'],
      [catalog, dictText(pdf, catalog, { DSS: `${pdf.size} 0 R` })],
    ]),
  ),
  revision('a second catalog', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf, pages }) => [[pdf.size, `<< /Type /Catalog /Pages ${pages} 0 R >>`]], {
      trailer: { Root: `${numbersOf(good).pdf.size} 0 R` },
    }),
  ),
  revision('another title', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ info }) => [[info, '<< /Title (Otra) >>']]),
  ),
  revision('a revision of nothing', 'CHANGED_AFTER_SIGNING', ({ good }) => appended(good, () => [])),
  revision('a comment behind the end', 'PDF_UNREADABLE', ({ good }) =>
    Buffer.concat([good, Buffer.from('% nothing\n')]),
  ),
  revision('another end', 'PDF_UNREADABLE', ({ good }) => Buffer.concat([good, Buffer.from('%%EOF\n')])),
  revision('a whole second file', 'PDF_UNREADABLE', ({ good, other }) => Buffer.concat([good, other])),
  revision('the table turned back to the issued file', 'PDF_UNREADABLE', ({ good, issued }) =>
    Buffer.concat([good, Buffer.from(`startxref\n${rawOf(issued).start}\n%%EOF\n`)]),
  ),
]

export const wrappings: readonly Hostile[] = [
  wrapping('a gap that begins ten octets early', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from - 10, to, octets.length - to]),
  ),
  wrapping('a gap that ends ten octets late', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from, to + 10, octets.length - to - 10]),
  ),
  wrapping('a gap without its brackets', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from + 1, to - 1, octets.length - to + 1]),
  ),
  wrapping('a second run over part of the signature', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from, to - 100, octets.length - to + 100]),
  ),
  wrapping('two runs that overlap', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from] }) => [0, from, from - 100, octets.length - from + 100]),
  ),
  wrapping('runs in the wrong order', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [to, octets.length - to, 0, from]),
  ),
  wrapping('a second run that stops early', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from, to, octets.length - to - 20]),
  ),
  wrapping('a second run beyond the end', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => [0, from, to, octets.length - to + 1]),
  ),
  wrapping('a first run of nothing', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [, to] }) => [0, 0, to, octets.length - to]),
  ),
  wrapping('two numbers', 'BYTERANGE_INVALID', ranged('[0 100]')),
  wrapping('six numbers', 'BYTERANGE_INVALID', (kit) => {
    const [from, to] = gapOf(kit.good, kit.issued.length)
    return ranged(`[0 ${from} ${to} ${kit.good.length - to} 0 0]`)(kit)
  }),
  wrapping('a claimed time that may be exchanged, between the runs', 'BYTERANGE_INVALID', (kit) =>
    signedOver(kit, ({ octets, gap: [from, to] }) => {
      const later = octets.indexOf('/Name', to)
      return [0, from, later, octets.length - later]
    }),
  ),
]

export const shadows: readonly Hostile[] = [
  shadow('the request of somebody else', 'NOT_THE_ISSUED_DOCUMENT', ({ signing, other }) =>
    signing.sign(other),
  ),
  shadow('content exchanged before signing', 'CHANGED_AFTER_SIGNING', ({ signing, issued }) =>
    signing.sign(appended(issued, ({ content }) => [[content, stream('0 0 595 842 re f')]])),
  ),
  shadow('an object prepared before signing, switched on after', 'CHANGED_AFTER_SIGNING', (kit) => {
    const ready = appended(kit.issued, ({ pdf }) => [[pdf.size, stream('BT (Otra sucursal) Tj ET')]])
    return appended(kit.signing.sign(ready), ({ pdf, page }) => [
      [page, dictText(pdf, page, { Contents: `${rawOf(kit.issued).size} 0 R` })],
    ])
  }),
  shadow('an object prepared before signing and not switched on', 'CHANGED_AFTER_SIGNING', (kit) =>
    kit.signing.sign(appended(kit.issued, ({ pdf }) => [[pdf.size, stream('BT (Otra sucursal) Tj ET')]])),
  ),
  shadow('an empty field as large as the page, put there before signing', 'CHANGED_AFTER_SIGNING', (kit) =>
    kit.signing.sign(
      appended(kit.issued, ({ pdf, page, catalog }) => [
        [
          pdf.size,
          `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /F 132 /Rect [0 0 595 842] /P ${page} 0 R /AP << /N ${pdf.size + 1} 0 R >> >>`,
        ],
        [pdf.size + 1, stream('1 g 0 0 595 842 re f', '/Type /XObject /Subtype /Form /BBox [0 0 595 842]')],
        [pdf.size + 2, `<< /Fields [${pdf.size} 0 R] /SigFlags 3 >>`],
        [page, dictText(pdf, page, { Annots: `[${pdf.size} 0 R]` })],
        [catalog, dictText(pdf, catalog, { AcroForm: `${pdf.size + 2} 0 R` })],
      ]),
    ),
  ),
  shadow(
    'a stamp over the page by somebody who signed before',
    'MULTIPLE_SIGNATURES',
    ({ signing, issued }) => signing.sign(signing.sign(issued, 'good-ext', { isVisible: true })),
  ),
  shadow('somebody without authority signed before', 'UNTRUSTED_CA', ({ signing, issued }) =>
    signing.sign(signing.sign(issued, 'impostor')),
  ),
  shadow('somebody without authority signed after', 'UNTRUSTED_CA', ({ signing, issued }) =>
    signing.sign(signing.sign(issued), 'impostor'),
  ),
  shadow('letters that look like others, by a font of later', 'CHANGED_AFTER_SIGNING', ({ good }) =>
    appended(good, ({ pdf }) => [
      [
        [...pdf.offsets.keys()].find((number) => dictText(pdf, number, {}).includes('/Type0')) ?? -1,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
      ],
    ]),
  ),
  shadow('another file before the issued one', 'NOT_THE_ISSUED_DOCUMENT', ({ good, other }) =>
    Buffer.concat([other, good]),
  ),
  shadow('a line before the issued one', 'NOT_A_PDF', ({ good }) => Buffer.concat([Buffer.from('\n'), good])),
  shadow('saved by a viewer before signing', 'NOT_THE_ISSUED_DOCUMENT', ({ signing, issued }) =>
    signing.sign(Buffer.from(issued.toString('latin1').replace('(PDFKit)', '(Viewer)'), 'latin1')),
  ),
]

/** A signature that allows later changes says nothing here. */
const certified = (kit: HostileKit, level: 2 | 3): Buffer =>
  kit.signing.sign(kit.issued, 'good', {
    entries: {
      Reference: `[<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>]`,
    },
  })

export const certifications: readonly Hostile[] = [
  certification('a value filled in where filling in is allowed', 'CHANGED_AFTER_SIGNING', (kit) =>
    appended(certified(kit, 2), ({ pdf, form }) => [
      [pdf.size, '<< /FT /Tx /T (monto) /V (9999) >>'],
      [form, dictText(pdf, form, { Fields: `[${pdf.size} 0 R]` })],
    ]),
  ),
  certification('a note where notes are allowed', 'CHANGED_AFTER_SIGNING', (kit) =>
    appended(certified(kit, 3), ({ pdf, page }) => [
      [pdf.size, '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents (Nota) >>'],
      [page, dictText(pdf, page, { Annots: `[${pdf.size} 0 R]` })],
    ]),
  ),
]

/** Signed by the person, in the one revision of their signature, with something more in it than a signature. */
const signedBeside = (
  kit: HostileKit,
  objects: (numbers: ReturnType<typeof numbersOf>, next: number) => readonly (readonly [number, string])[],
): Buffer => {
  const numbers = numbersOf(kit.issued)
  return kit.signing.sign(kit.issued, 'good', { objects: (next) => objects(numbers, next) })
}

export const spoofs: readonly Hostile[] = [
  spoof('a later revision writes the signature again', 'CHANGED_AFTER_SIGNING', ({ good, issued }) =>
    appended(good, () => [[rawOf(issued).size, '<< /Type /Sig /Filter /Adobe.PPKLite /Name (Otro) >>']]),
  ),
  spoof(
    'a later revision points the field at another signature',
    'CHANGED_AFTER_SIGNING',
    ({ good, issued }) =>
      appended(good, ({ pdf }) => {
        const field = rawOf(issued).size + 1
        return [
          [pdf.size, '<< /Type /Sig /Name (Otro) >>'],
          [field, dictText(pdf, field, { V: `${pdf.size} 0 R` })],
        ]
      }),
  ),
  spoof('two ByteRange entries', 'PDF_UNREADABLE', (kit) =>
    kit.signing.sign(kit.issued, 'good', { entries: { Location: '() /ByteRange [0 1 2 3]' } }),
  ),
  spoof('two Contents entries', 'PDF_UNREADABLE', (kit) =>
    kit.signing.sign(kit.issued, 'good', { entries: { Location: '() /Contents <00>' } }),
  ),
  spoof('a new catalog with other pages, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf, catalog }, next) => [
      [next, `<< /Type /Pages /Count 1 /Kids [${next + 1} 0 R] >>`],
      [next + 1, `<< /Type /Page /Parent ${next} 0 R /MediaBox [0 0 595 842] >>`],
      [catalog, dictText(pdf, catalog, { Pages: `${next} 0 R`, AcroForm: `${pdf.size + 2} 0 R` })],
    ]),
  ),
  spoof('other content of the page, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ content }) => [[content, stream('BT ET')]]),
  ),
  spoof('a page that is turned, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf, page }) => [
      [page, dictText(pdf, page, { Rotate: '180', Annots: `[${pdf.size + 1} 0 R]` })],
    ]),
  ),
  spoof('another annotation, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf, page }, next) => [
      [next, '<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (Otro texto) >>'],
      [page, dictText(pdf, page, { Annots: `[${pdf.size + 1} 0 R ${next} 0 R]` })],
    ]),
  ),
  spoof('an action at opening, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf, catalog }) => [
      [
        catalog,
        dictText(pdf, catalog, {
          OpenAction: '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
          AcroForm: `${pdf.size + 2} 0 R`,
        }),
      ],
    ]),
  ),
  spoof('an XFA form, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf }, next) => [
      [next, stream('<xdp:xdp/>')],
      [pdf.size + 2, `<< /Fields [${pdf.size + 1} 0 R] /SigFlags 3 /XFA ${next} 0 R >>`],
    ]),
  ),
  spoof('a second field, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ pdf }, next) => [
      [next, '<< /FT /Tx /T (monto) /V (9999) >>'],
      [pdf.size + 2, `<< /Fields [${pdf.size + 1} 0 R ${next} 0 R] /SigFlags 3 >>`],
    ]),
  ),
  spoof('metadata that stand in another file, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, ({ metadata }) => [
      [metadata, stream('', '/Type /Metadata /Subtype /XML /F (otro.xml)')],
    ]),
  ),
  spoof(
    'words for a screen reader that are not on the page, in the signed revision',
    'CHANGED_AFTER_SIGNING',
    (kit) =>
      signedBeside(kit, ({ pdf, tag }) => [[tag, dictText(pdf, tag, { ActualText: '(Otra sucursal)' })]]),
  ),
  spoof('an object that nothing needs, in the signed revision', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedBeside(kit, (_numbers, next) => [[next, stream('BT (Otra) Tj ET')]]),
  ),
  spoof('a table that leads to the table of another file', 'PDF_UNREADABLE', (kit) => {
    const { start } = rawOf(kit.issued)
    return signedAs(kit, ({ octets }) => exchanged(octets, kit.issued.length, `/Prev ${start}`, '/Prev 0'))
  }),
  spoof('a table whose row leads into the issued file', 'CHANGED_AFTER_SIGNING', (kit) => {
    const { offsets, size } = rawOf(kit.issued)
    const place = String([...offsets.values()][3] ?? 0).padStart(10, '0')
    return signedAs(kit, ({ octets }) => {
      const row = String(rawOf(octets).offsets.get(size + 1)).padStart(10, '0')
      return exchanged(octets, octets.lastIndexOf('xref\n', octets.lastIndexOf('startxref') - 1), row, place)
    })
  }),
  spoof('two revisions, the first with something else', 'CHANGED_AFTER_SIGNING', (kit) =>
    kit.signing.sign(appended(kit.issued, ({ info }) => [[info, '<< /Title (Otra) >>']])),
  ),
  spoof('a signature in a field of another kind', 'CHANGED_AFTER_SIGNING', (kit) =>
    signedAs(kit, ({ octets }) => exchanged(octets, kit.issued.length, '/FT /Sig', '/FT /Tx ')),
  ),
  spoof('a name that ends the dictionary', 'CHANGED_AFTER_SIGNING', (kit) =>
    kit.signing.sign(kit.issued, 'good', {
      entries: { Name: `(${subscriber.name})>>\nendobj\n999 0 obj\n<< /X 1` },
    }),
  ),
]
