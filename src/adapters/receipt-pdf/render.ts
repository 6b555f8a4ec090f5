import { encodeQR } from 'qr'
import type PDFDocument from 'pdfkit'
import type { ReceiptFacts } from '../../audit/app/receipt.ts'
import { receiptDigest } from '../signing/receipt-text.ts'
import { latin } from './latin.ts'

/** The words on the page, ready to be read: dates are formatted, placeholders filled. */
export interface ReceiptWords {
  /** Shown across the top in demonstration mode, and only there (B2). */
  readonly banner?: string | undefined
  readonly title: string
  readonly issuer: string
  /** Label and value, in the order of the page. */
  readonly rows: readonly (readonly [label: string, value: string | readonly string[]])[]
  readonly noKey: string
  readonly verify: string
  /** Says in words where the QR code leads. */
  readonly qr: string
}

export interface ReceiptPage {
  readonly facts: ReceiptFacts
  /** The signed receipt (`issueReceipt`). It travels inside the file, so that the file proves itself. */
  readonly receipt: string
  readonly words: ReceiptWords
  /** BCP 47, for screen readers. */
  readonly lang: string
  /** Public address of the case page. */
  readonly caseUrl: string
}

const margin = 56
const labelWidth = 170
const qrSide = 108

/** One tagged A4 page: a screen reader meets heading, list of facts, note and a described figure, in this order. */
export async function renderReceipt(page: ReceiptPage): Promise<Buffer> {
  const { facts, words } = page
  const at = new Date(facts.at)
  // Read when the first receipt is asked for: it is the heaviest package, and few processes ever need it.
  const { default: Document } = await import('pdfkit')
  const doc = new Document({
    size: 'A4',
    margin,
    lang: page.lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${words.title} ${facts.caseCode}`,
      Author: facts.institution,
      Keywords: page.receipt,
      CreationDate: at,
      ModDate: at,
    },
  })
  const bytes = collect(doc)
  draw(doc, page)
  doc.file(Buffer.from(`${page.receipt}\n`), {
    name: `${facts.caseCode}.txt`,
    type: 'text/plain',
    creationDate: at,
    modifiedDate: at,
    description: words.title,
  })
  doc.end()
  return bytes
}

function draw(doc: PDFDocument, { words, lang, caseUrl, receipt }: ReceiptPage): void {
  const width = doc.page.width - 2 * margin
  const root = doc.struct('Document', { lang, title: words.title })
  doc.addStructure(root)
  let y = margin

  /** Text in its place in the tree; returns nothing, moves `y` below what it wrote. */
  const write = (
    type: string,
    text: string,
    font: 'Helvetica' | 'Helvetica-Bold' | 'Courier',
    size: number,
    x = margin,
    room = width,
  ) =>
    doc.struct(type, {}, () => {
      doc.font(font).fontSize(size).fillColor('#0b0c0c').text(latin(text), x, y, { width: room, lineGap: 2 })
    })
  const below = (gap: number): void => {
    y = doc.y + gap
  }

  if (words.banner !== undefined) {
    root.add(write('P', words.banner, 'Helvetica-Bold', 11))
    below(14)
  }
  root.add(write('P', words.issuer, 'Helvetica', 11))
  below(6)
  root.add(write('H1', words.title, 'Helvetica-Bold', 22))
  below(16)

  const list = doc.struct('L', {})
  root.add(list)
  for (const [label, value] of words.rows) {
    rule(doc, y - 5, width)
    const text = typeof value === 'string' ? value : value.join('\n')
    const hash = /^[0-9a-f]{64}$/.test(text)
    const item = doc.struct('LI', {})
    list.add(item)
    item.add(write('Lbl', label, 'Helvetica-Bold', 10.5, margin, labelWidth - 12))
    const afterLabel = doc.y
    item.add(
      write(
        'LBody',
        text,
        hash ? 'Courier' : 'Helvetica',
        hash ? 8 : 10.5,
        margin + labelWidth,
        width - labelWidth,
      ),
    )
    item.end()
    y = Math.max(afterLabel, doc.y) + 10
  }
  list.end()
  rule(doc, y - 5, width)

  y += 14
  const top = y
  root.add(write('P', words.noKey, 'Helvetica-Bold', 10.5, margin, width - qrSide - 24))
  below(6)
  root.add(write('P', words.verify, 'Helvetica', 10.5, margin, width - qrSide - 24))
  below(6)
  root.add(write('P', words.qr, 'Helvetica', 10.5, margin, width - qrSide - 24))
  root.add(
    doc.struct('Figure', { alt: words.qr }, () => {
      drawQr(doc, `${caseUrl}#${receiptDigest(receipt)}`, doc.page.width - margin - qrSide, top)
    }),
  )
  root.end()
}

/** A line for the eye only: readers skip it. */
function rule(doc: PDFDocument, y: number, width: number): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .strokeColor('#b1b4b6')
    .lineWidth(0.5)
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .stroke()
  doc.endMarkedContent()
}

/** ISO/IEC 18004 at level M: 15 % of the code may be lost. Without the border, for the page's white is the quiet zone. */
export const qrModules = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((line) => line.slice(1, -1))

function drawQr(doc: PDFDocument, text: string, left: number, top: number): void {
  const modules = qrModules(text)
  const side = qrSide / modules.length
  doc.fillColor('#000000')
  for (const [row, line] of modules.entries()) {
    for (let from = 0; from < line.length; from++) {
      if (line[from] !== true) continue
      let to = from
      while (line[to] === true) to++
      // One rectangle for a run: touching squares leave hairlines on some printers.
      doc.rect(left + from * side, top + row * side, (to - from) * side, side + 0.05)
      from = to
    }
  }
  doc.fill()
}

async function collect(doc: PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
