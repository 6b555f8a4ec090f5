import { deflateSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { objectStream, onePage, packedPdfOf, pdfOf } from '../../../../../test/support/files/pdfs.ts'
import { readRawPdf } from '../../../../entry/demo/sign/raw-pdf.ts'
import { appendRevision } from '../../../../entry/demo/sign/revision.ts'
import { inflate } from '../../../../adapters/signatures/inflate.ts'
import { PdfDocument } from './document.ts'
import { PdfFlaw } from './flaw.ts'
import { PdfReader, ReadingBudget } from './reader.ts'
import { textOctets } from './text.ts'
import { sameValue, type PdfValue } from './values.ts'

const read = (text: string): PdfValue =>
  new PdfReader(Buffer.from(text, 'latin1'), new ReadingBudget()).value()
const caught = (make: () => unknown): PdfFlaw | undefined => {
  try {
    make()
    return undefined
  } catch (fault) {
    if (fault instanceof PdfFlaw) return fault
    throw fault
  }
}
const flawOf = (make: () => unknown): string => caught(make)?.code ?? 'none'
/** Which of the rules it was, where more than one would notice. */
const whatOf = (make: () => unknown): string => caught(make)?.what ?? 'none'
const open = (file: Buffer | string): PdfDocument => new PdfDocument(Buffer.from(file), inflate)
const ref = (number: number, generation = 0) => ({ is: 'ref', number, generation }) as const

describe('a value', () => {
  test.each([
    ['-12.5', -12.5],
    ['.5', 0.5],
    ['null', null],
    ['/A#42C', { is: 'name', name: 'ABC' }],
    ['[1 0 R 2]', { is: 'list', items: [ref(1), 2] }],
    ['[1 2 3]', { is: 'list', items: [1, 2, 3] }],
    ['% a remark\n true', true],
  ] as const)('%s', (text, value) => {
    expect(read(text)).toEqual(value)
  })

  test.each([
    ['a key twice', '<< /A 1 /A 2 >>'],
    ['a key that is no name', '<< 1 2 >>'],
    ['a key without a value', '<< /A >>'],
    ['a list without an end', '[1 2'],
    ['a text without an end', '(a\\)'],
    ['hexadecimal that is none', '<0G>'],
    ['a word that nobody knows', 'foo'],
    ['a number that is none', '1.2.3'],
    ['a number with an exponent', '1e5'],
    ['nothing', ' '],
    ['lists too deep in one another', `${'['.repeat(40)}${']'.repeat(40)}`],
    ['a name without an end', `/${'a'.repeat(300)}`],
  ])('is refused: %s', (_what, text) => {
    expect(flawOf(() => read(text))).toBe('PDF_UNREADABLE')
  })

  it('is refused when there are more of them than any file has', () => {
    expect(flawOf(() => read(`[${'0 '.repeat(1_000_001)}]`))).toBe('PDF_UNREADABLE')
  })

  test.each([
    ['(a\\(b\\)c)', 'a(b)c'],
    ['(\\101\\7\\053)', 'A\x07+'],
    ['(a\\\nb\r\nc)', 'ab\nc'],
    ['(\\n\\t\\x)', '\n\tx'],
    ['<4142 4>', 'AB@'],
  ])('%s says the same however it is written', (text, said) => {
    expect(Buffer.from(textOctets(Buffer.from(text, 'latin1'))).toString('latin1')).toBe(said)
  })

  it('is compared by what it says', () => {
    const same = (a: string, b: string) => sameValue(read(a), read(b))
    expect(same('<< /A (B) /C [1 0 R 1.0] >>', '<< /C [1 0 R 1] /A <42> >>')).toBe(true)
    expect(same('<< /A 1 >>', '<< /A 1 /B 2 >>')).toBe(false)
    expect(same('<< /A 1 >>', '<< /B 1 >>')).toBe(false)
    expect(same('[1 0 R]', '[1 1 R]')).toBe(false)
    expect(same('[1 2]', '[1]')).toBe(false)
    expect(same('(A)', '/A')).toBe(false)
  })
})

describe('a file', () => {
  const plain = pdfOf(onePage)
  const inText = (change: (text: string) => string): Buffer =>
    Buffer.from(change(plain.toString('latin1')), 'latin1')
  const packed = packedPdfOf({ ...onePage, 4: objectStream([[6, '[1]']]) }, new Map([[6, [4, 0]]]))

  it('is read by its table, and by a table that is a stream', () => {
    for (const file of [plain, packed]) {
      const document = open(file)
      expect(document.revisions).toHaveLength(1)
      expect(
        document.dict(document.revisions[0].trailer.entries.get('Root'), 0, 'catalog').entries.has('Pages'),
      ).toBe(true)
    }
  })

  it('has all its revisions, also where one has a second table for readers of streams', () => {
    const raw = readRawPdf(plain)
    if (raw === undefined) throw new Error('no file')
    const table =
      '<< /Type /XRef /W [1 2 1] /Index [7 1] /Size 8 /Length 4 >>\nstream\n\u0001\0\u000f\0\nendstream'
    const append = (offset: number) =>
      appendRevision(raw, { objects: [[9, table]], trailer: { XRefStm: String(offset).padStart(10, '0') } })
    const { revisions } = open(append(append(0).indexOf('\n9 0 obj') + 1))
    expect(revisions.map(({ isSimple }) => isSimple)).toEqual([true, false])
    expect(revisions[1]?.places.get(7)).toEqual({ is: 'object', offset: 15, generation: 0 })
  })

  it('has objects in streams, under their own numbers only', () => {
    expect(open(packed).find(ref(6), 0)).toEqual({
      value: { is: 'list', items: [1] },
      stream: undefined,
      object: undefined,
    })
    const other = packedPdfOf({ ...onePage, 4: objectStream([[7, '[1]']]) }, new Map([[6, [4, 0]]]))
    expect(flawOf(() => open(other).find(ref(6), 0))).toBe('PDF_UNREADABLE')
    const inItself = packedPdfOf({ ...onePage, 4: '<< /Type /ObjStm >>' }, new Map([[6, [4, 0]]]))
    expect(flawOf(() => open(inItself).find(ref(6), 0))).toBe('PDF_UNREADABLE')
  })

  it('does not know an object by another generation, or one that is not there', () => {
    expect(flawOf(() => open(plain).find(ref(1, 3), 0))).toBe('PDF_UNREADABLE')
    expect(open(plain).find(ref(99), 0)).toBeUndefined()
    expect(open(plain).resolve(ref(99), 0)).toBeNull()
  })

  test.each<readonly [string, string, () => Buffer]>([
    ['something behind its end', 'PDF_UNREADABLE', () => Buffer.concat([plain, Buffer.from('x')])],
    ['no end', 'PDF_UNREADABLE', () => inText((text) => text.replace('%%EOF', '%%EO'))],
    [
      'a start that leads nowhere',
      'PDF_UNREADABLE',
      () => inText((text) => text.replace(/startxref\s+\d+/, 'startxref 3')),
    ],
    [
      'a start behind its end',
      'PDF_UNREADABLE',
      () => inText((text) => text.replace(/startxref\s+\d+/, 'startxref 999999')),
    ],
    [
      'a remark for a start',
      'PDF_UNREADABLE',
      () => inText((text) => text.replace(/startxref\s+/, 'startxref % 1\n')),
    ],
    ['a password', 'PDF_ENCRYPTED', () => inText((text) => text.replace('/Root', '/Encrypt 1 0 R /Root'))],
    ['a row of another shape', 'PDF_UNREADABLE', () => inText((text) => text.replace(/00000 n/, '0000 nn'))],
    [
      'a table that leads to no number',
      'PDF_UNREADABLE',
      () => inText((text) => text.replace('/Root', '/Prev (x) /Root')),
    ],
    [
      'a hidden table that is none',
      'PDF_UNREADABLE',
      () => inText((text) => text.replace('/Root', '/XRefStm 9 /Root')),
    ],
  ])('is refused with %s', (_what, code, make) => {
    expect(flawOf(() => open(make()))).toBe(code)
  })

  it('is refused with tables in a ring, and with a revision that begins elsewhere than it says', () => {
    const ring = inText((text) => text.replace('/Root', `/Prev ${/startxref\s+(\d+)/.exec(text)?.[1]} /Root`))
    expect(whatOf(() => open(ring))).toBe('prev')
    const raw = readRawPdf(plain)
    if (raw === undefined) throw new Error('no file')
    const twice = appendRevision(raw, { objects: [[3, '<< /Type /Page >>']] })
    expect(open(twice).revisions).toHaveLength(2)
    const start = twice.indexOf('startxref') + 'startxref\n'.length
    twice[start] = (twice[start] ?? 0) + 1
    expect(whatOf(() => open(twice))).toBe('startxref')
  })

  it('is refused with a stream that opens to far more than it is', () => {
    const bomb = deflateSync(Buffer.alloc(9 * 1024 * 1024))
    const head = `%PDF-1.7\n`
    const body = Buffer.concat([
      Buffer.from(
        `${head}1 0 obj\n<< /Type /XRef /W [1 2 1] /Size 2 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
      ),
      bomb,
      Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`),
    ])
    expect(whatOf(() => open(body))).toBe('flate')
  })

  it('is refused with a stream whose length lies', () => {
    const file = pdfOf({ ...onePage, 4: '<< /Length 3 >>\nstream\nabcdef\nendstream' })
    expect(flawOf(() => open(file).find(ref(4), 0))).toBe('PDF_UNREADABLE')
    const inARing = pdfOf({ ...onePage, 4: '<< /Length 4 0 R >>\nstream\nabcdef\nendstream' })
    expect(flawOf(() => open(inARing).find(ref(4), 0))).toBe('PDF_UNREADABLE')
  })
})
