import { deflateSync } from 'node:zlib'

/** Objects by number, as they stand between `obj` and `endobj`. */
export type PdfParts = Readonly<Record<number, string | Buffer>>

export const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'
export const onePage: PdfParts = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: page,
}

/** A whole PDF with a table that is right, whatever the objects say. */
export function pdfOf(parts: PdfParts, trailer = ''): Buffer {
  const { body, offsets, size } = bodyOf(parts)
  return withTable(body, offsets, size, trailer)
}

/** Objects as they are, and a table that leads to each. */
export function withTable(
  body: Buffer,
  offsets: ReadonlyMap<number, number>,
  size: number,
  trailer = '',
): Buffer {
  const rows = Array.from({ length: size }, (_, n) => {
    const offset = offsets.get(n)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  }).join('')
  const end = `xref\n0 ${size}\n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.concat([body, Buffer.from(end)])
}

export function bodyOf(parts: PdfParts) {
  const pieces = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')]
  const offsets = new Map<number, number>()
  let [length, size] = [pieces[0]?.length ?? 0, 0]
  for (const [key, part] of Object.entries(parts)) {
    const number = Number(key)
    offsets.set(number, length)
    const octets = Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1')
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), octets, Buffer.from('\nendobj\n')])
    pieces.push(object)
    length += object.length
    size = Math.max(size, number + 1)
  }
  return { body: Buffer.concat(pieces), offsets, size }
}

/** Which object lies in which stream of objects, and as the how manieth. */
export type Within = ReadonlyMap<number, readonly [container: number, index: number]>

/** A whole PDF whose table is a stream, so that objects may lie in streams of objects. */
export function packedPdfOf(parts: PdfParts, within: Within, trailer = ''): Buffer {
  const { body, offsets, size: plain } = bodyOf(parts)
  const table = Math.max(plain, ([...within.keys()].at(-1) ?? 0) + 1)
  const rows = Buffer.alloc(9 * (table + 1))
  const put = (n: number, kind: number, second: number, third: number) => {
    rows.writeUInt8(kind, 9 * n)
    rows.writeUInt32BE(second, 9 * n + 1)
    rows.writeUInt32BE(third, 9 * n + 5)
  }
  for (const [n, offset] of offsets) put(n, 1, offset, 0)
  for (const [n, [container, index]] of within) put(n, 2, container, index)
  put(table, 1, body.length, 0)
  const dict = `/Type /XRef /Size ${table + 1} /W [1 4 4] /Root 1 0 R /Filter /FlateDecode ${trailer}`
  return Buffer.concat([
    body,
    Buffer.from(`${table} 0 obj\n`),
    streamOf(deflateSync(rows), dict),
    Buffer.from(`\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ])
}

/** A stream of objects: number and text of each. */
export function objectStream(objects: readonly (readonly [number, string])[], more = ''): Buffer {
  let at = 0
  const head: string[] = []
  for (const [number, text] of objects) {
    head.push(`${number} ${at}`)
    at += text.length + 1
  }
  const first = `${head.join(' ')} `
  const content = Buffer.from(`${first}${objects.map(([, text]) => text).join(' ')} `, 'latin1')
  const dict = `/Type /ObjStm /N ${objects.length} /First ${first.length} /Filter /FlateDecode ${more}`
  return streamOf(deflateSync(content), dict)
}

export const streamOf = (content: Buffer, dict = '', length = String(content.length)): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${length} ${dict} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ])
