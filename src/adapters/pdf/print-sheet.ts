import type PDFDocument from 'pdfkit'
import type { StructureElement } from 'pdfkit'
import { toDate } from '../../kernel/time.ts'
import type { Sheet, SheetBlock, SheetFact, SheetItem, SheetText } from '../../platform/ui/sheet.ts'
import { sheetFonts, type FontName } from './fonts.ts'
import { latin } from './latin.ts'
import { drawQr } from './qr.ts'

/** All in points; a page of A4 is 595 by 842. */
const margin = 56
const labelWidth = 170
const qrSide = 108
const markWidth = 22
const lineGap = 2

interface Style {
  readonly font: FontName
  readonly size: number
}

const plain: Style = { font: 'plain', size: 10.5 }
const strong: Style = { font: 'strong', size: 10.5 }
const small: Style = { font: 'plain', size: 9 }
const digest: Style = { font: 'digest', size: 8 }
const headings: Readonly<Record<1 | 2, Style>> = {
  1: { font: 'strong', size: 18 },
  2: { font: 'strong', size: 13 },
}

/**
 * Draws a sheet as a tagged PDF: a screen reader meets its blocks in their order, with title and language, and
 * what is only there for the eye is marked as such. Its fonts are in it. There is no script, no form and no link in it.
 */
export async function printSheet(sheet: Sheet): Promise<Buffer> {
  const at = toDate(sheet.at)
  // Read when the first sheet is asked for: it is the heaviest package, and few processes ever need it.
  const [{ default: Document }, fonts] = await Promise.all([import('pdfkit'), sheetFonts()])
  const doc = new Document({
    size: 'A4',
    margin,
    lang: sheet.lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    // None of those that readers bring: a signed sheet looks the same wherever it is opened.
    font: fonts.plain,
    info: {
      Title: sheet.title,
      Author: sheet.author,
      Keywords: sheet.keywords ?? '',
      CreationDate: at,
      ModDate: at,
    },
  })
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font)
  const bytes = collect(doc)
  const root = doc.struct('Document', { lang: sheet.lang, title: sheet.title })
  doc.addStructure(root)
  const pen: Pen = { doc, root, y: margin, width: doc.page.width - 2 * margin }
  for (const block of sheet.blocks) drawBlock(pen, block)
  root.end()
  if (sheet.enclosed !== undefined) {
    doc.file(Buffer.from(sheet.enclosed.text), {
      name: sheet.enclosed.name,
      type: 'text/plain',
      creationDate: at,
      modifiedDate: at,
      description: sheet.title,
    })
  }
  doc.end()
  return bytes
}

interface Pen {
  readonly doc: PDFDocument
  readonly root: StructureElement
  readonly width: number
  /** Where the next thing begins, from the top of the page. */
  y: number
}

function drawBlock(pen: Pen, block: SheetBlock): void {
  switch (block.is) {
    case 'text':
      return drawText(pen, block)
    case 'heading':
      return drawHeading(pen, block.level, block.text)
    case 'facts':
      return drawFacts(pen, block.rows)
    case 'list':
      return drawList(pen, block.items, block.mark)
    case 'code':
      return drawCode(pen, block)
    case 'page':
      return turnPage(pen)
    case 'signature':
      return drawSignature(pen, block.under)
  }
}

function drawText(pen: Pen, block: SheetText): void {
  const style = block.strong ? strong : plain
  makeRoom(pen, heightOf(pen, block.text, style))
  pen.root.add(written(pen, 'P', block.text, style, { align: block.right ? 'right' : 'left' }))
  pen.y += 10
}

function drawHeading(pen: Pen, level: 1 | 2, text: string): void {
  const style = headings[level]
  // A heading never stands alone at the foot of a page.
  makeRoom(pen, heightOf(pen, text, style) + 60)
  pen.y += 6
  pen.root.add(written(pen, `H${level}`, text, style))
  pen.y += level === 1 ? 14 : 6
}

function drawFacts(pen: Pen, rows: readonly SheetFact[]): void {
  const list = pen.doc.struct('L', {})
  pen.root.add(list)
  for (const { label, values, isDigest } of rows) {
    const value = values.join('\n')
    const style = isDigest ? digest : plain
    const width = pen.width - labelWidth
    makeRoom(pen, Math.max(heightOf(pen, label, strong, labelWidth - 12), heightOf(pen, value, style, width)))
    drawRule(pen, margin, pen.width, pen.y - 5)
    const top = pen.y
    const item = pen.doc.struct('LI', {})
    list.add(item)
    item.add(written(pen, 'Lbl', label, strong, { width: labelWidth - 12 }))
    const afterLabel = pen.y
    pen.y = top
    item.add(written(pen, 'LBody', value, style, { left: margin + labelWidth, width }))
    item.end()
    pen.y = Math.max(afterLabel, pen.y) + 10
  }
  list.end()
  drawRule(pen, margin, pen.width, pen.y - 5)
  pen.y += 12
}

function drawList(pen: Pen, items: readonly SheetItem[], mark: 'box' | 'number'): void {
  const list = pen.doc.struct('L', {})
  pen.root.add(list)
  const left = margin + markWidth
  const width = pen.width - markWidth
  for (const [index, { text, strong: isStrong, notes = [] }] of items.entries()) {
    const style = isStrong ? strong : plain
    const height = notes.reduce(
      (sum, note) => sum + heightOf(pen, note, small, width),
      heightOf(pen, text, style, width),
    )
    makeRoom(pen, height)
    const item = pen.doc.struct('LI', {})
    list.add(item)
    const top = pen.y
    if (mark === 'number') item.add(written(pen, 'Lbl', `${index + 1}.`, plain, { width: markWidth }))
    else
      asArtifact(pen, () =>
        pen.doc
          .strokeColor('#0b0c0c')
          .lineWidth(1)
          .rect(margin, top - 1, 11, 11)
          .stroke(),
      )
    pen.y = top
    const body = pen.doc.struct('LBody', {})
    item.add(body)
    body.add(written(pen, 'P', text, style, { left, width }))
    for (const note of notes) body.add(written(pen, 'P', note, small, { left, width }))
    body.end()
    item.end()
    pen.y += 7
  }
  list.end()
  pen.y += 4
}

function drawCode(pen: Pen, { qr, alt, beside }: Extract<SheetBlock, { is: 'code' }>): void {
  const width = pen.width - qrSide - 24
  const gap = 6
  const height = beside.reduce(
    (sum, one) => sum + heightOf(pen, one.text, one.strong ? strong : plain, width) + gap,
    0,
  )
  makeRoom(pen, Math.max(height, qrSide))
  const top = pen.y
  for (const one of beside) {
    pen.root.add(written(pen, 'P', one.text, one.strong ? strong : plain, { width }))
    pen.y += gap
  }
  const left = margin + pen.width - qrSide
  pen.root.add(pen.doc.struct('Figure', { alt: latin(alt) }, () => drawQr(pen.doc, qr, left, top, qrSide)))
  pen.y = Math.max(pen.y, top + qrSide) + 10
}

function drawSignature(pen: Pen, under: readonly string[]): void {
  const width = 260
  makeRoom(
    pen,
    under.reduce((sum, line) => sum + heightOf(pen, line, plain, width), 70),
  )
  pen.y += 58
  drawRule(pen, margin, width, pen.y, '#0b0c0c')
  pen.y += 6
  for (const line of under) pen.root.add(written(pen, 'P', line, plain, { width }))
  pen.y += 14
}

interface Place {
  readonly left?: number
  readonly width?: number
  readonly align?: 'left' | 'right'
}

/** Text in its place in the tree, and the pen below it. */
function written(
  pen: Pen,
  type: string,
  text: string,
  style: Style,
  { left = margin, width = pen.width, align = 'left' }: Place = {},
): StructureElement {
  const top = pen.y
  const height = heightOf(pen, text, style, width)
  const element = pen.doc.struct(type, {}, () => {
    pen.doc
      .font(style.font)
      .fontSize(style.size)
      .fillColor('#0b0c0c')
      .text(latin(text), left, top, { width, lineGap, align })
  })
  pen.y = top + height
  return element
}

const heightOf = ({ doc, width }: Pen, text: string, style: Style, room = width): number =>
  doc.font(style.font).fontSize(style.size).heightOfString(latin(text), { width: room, lineGap })

/** Goes on at the top of another page when this one has not that much left. */
function makeRoom(pen: Pen, height: number): void {
  if (pen.y + height > pen.doc.page.height - margin) turnPage(pen)
}

function turnPage(pen: Pen): void {
  pen.doc.addPage()
  pen.y = margin
}

/** For the eye only: readers skip it. */
function asArtifact({ doc }: Pen, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

const drawRule = (pen: Pen, left: number, width: number, y: number, colour = '#b1b4b6'): void =>
  asArtifact(pen, () =>
    pen.doc
      .strokeColor(colour)
      .lineWidth(0.5)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke(),
  )

async function collect(doc: PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
