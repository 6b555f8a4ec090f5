import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const out = Buffer.alloc(8 + named.length)
  out.writeUInt32BE(body.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), 4 + named.length)
  return out
}

interface PngExtras {
  readonly points?: Buffer
  readonly more?: readonly (readonly [string, Buffer])[]
  readonly bits?: number
  readonly colour?: number
  readonly interlace?: number
  /** Parts with nothing in them. */
  readonly empties?: number
}

/** A picture, grey unless something else is said, with more chunks between its head and its points. */
export function pngOf(
  width: number,
  height: number,
  {
    points = deflateSync(Buffer.alloc((width + 1) * height)),
    more = [],
    bits = 8,
    colour = 0,
    interlace = 0,
    empties = 0,
  }: PngExtras = {},
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(bits, 8)
  head.writeUInt8(colour, 9)
  head.writeUInt8(interlace, 12)
  const nothing = chunk('IDAT', Buffer.alloc(0))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...more.map(([type, body]) => chunk(type, body)),
    chunk('IDAT', points),
    ...Array.from({ length: empties }, () => nothing),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body])

/** Exif of a telephone: how it was held, and where. */
export const exif = (orientation: number): Buffer => {
  const body = Buffer.alloc(60)
  body.write('Exif\0\0II*\0', 0, 'latin1')
  body.writeUInt32LE(8, 10)
  body.writeUInt16LE(1, 14)
  body.writeUInt16LE(0x0112, 16)
  body.writeUInt16LE(3, 18)
  body.writeUInt32LE(1, 20)
  body.writeUInt16LE(orientation, 24)
  body.write('GPS -2.17 -79.92', 40, 'latin1')
  return body
}

type Segments = readonly (readonly [number, Buffer])[]

interface JpegExtras {
  /** Before its tables, and between its scans and its end. */
  readonly before?: Segments
  readonly behind?: Segments
  readonly frame?: number
  readonly bits?: number
  readonly parts?: number
  readonly sampling?: number
  readonly scans?: readonly Buffer[]
  /** Tables with nothing in them. */
  readonly empties?: number
}

export const frameOf = (
  width: number,
  height: number,
  { bits = 8, parts = 1, sampling = 0x11 } = {},
): Buffer =>
  Buffer.from([
    bits,
    height >> 8,
    height & 0xff,
    width >> 8,
    width & 0xff,
    parts,
    ...Array.from({ length: parts }, (_, n) => [n + 1, sampling, 0]).flat(),
  ])

const table = (head: number, length: number, octet: number): Buffer =>
  Buffer.concat([Buffer.from([head]), Buffer.alloc(length, octet)])

export const scan: Buffer = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 3, 0xff, 0, 4, 0xff, 0xd0, 5]),
])

/** A picture in structure; its points mean nothing. */
export function jpegOf(
  width: number,
  height: number,
  { before = [], behind = [], frame = 0xc0, scans = [scan], empties = 0, ...form }: JpegExtras = {},
): Buffer {
  const nothing = segment(0xc4, Buffer.alloc(0))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before.map(([marker, body]) => segment(marker, body)),
    ...Array.from({ length: empties }, () => nothing),
    segment(0xdb, table(0, 64, 1)),
    segment(frame, frameOf(width, height, form)),
    segment(0xc4, table(0, 16, 0)),
    ...scans,
    ...behind.map(([marker, body]) => segment(marker, body)),
    Buffer.from([0xff, 0xd9]),
  ])
}
