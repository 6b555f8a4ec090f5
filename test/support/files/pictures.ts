import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const out = Buffer.alloc(8 + named.length)
  out.writeUInt32BE(body.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), 4 + named.length)
  return out
}

/** A grey picture, with more chunks between its head and its points. */
export function pngOf(
  width: number,
  height: number,
  {
    points = deflateSync(Buffer.alloc((width + 1) * height)),
    more = [],
  }: { points?: Buffer; more?: readonly (readonly [string, Buffer])[] } = {},
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...more.map(([type, body]) => chunk(type, body)),
    chunk('IDAT', points),
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

/** A picture in structure; its points mean nothing. */
export function jpegOf(
  width: number,
  height: number,
  more: readonly (readonly [number, Buffer])[] = [],
): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more.map(([marker, body]) => segment(marker, body)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0, 4, 0xff, 0xd0, 5]),
    Buffer.from([0xff, 0xd9]),
  ])
}
