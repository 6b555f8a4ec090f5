import type PDFDocument from 'pdfkit'
import { encodeQR } from 'qr'

/** ISO/IEC 18004 at level M: 15 % of the code may be lost. Without the border, for the page's white is the quiet zone. */
export const qrModules = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((line) => line.slice(1, -1))

/** Draws the code into a square of `width` points. */
export function drawQr(doc: PDFDocument, text: string, left: number, top: number, width: number): void {
  const modules = qrModules(text)
  const side = width / modules.length
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
