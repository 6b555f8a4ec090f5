/** How the camera was held, out of what Exif says of a picture (Exif 2.32, tag 0x0112); everything else is left out. */

const tag = 0x0112
const head = 'Exif\0\0'

/** 1 to 8, or undefined when nothing readable is said. */
export function orientationOf(body: Buffer): number | undefined {
  if (body.toString('latin1', 0, 6) !== head || body.length < 14) return undefined
  const tiff = body.subarray(6)
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const isLittle = order === 'II'
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return undefined
  const count = Math.min(two(start), 100)
  for (let n = 0; n < count; n += 1) {
    const at = start + 2 + 12 * n
    if (at + 12 > tiff.length) return undefined
    if (two(at) !== tag) continue
    const value = two(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** A segment that says nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const body = Buffer.alloc(32)
  body.write(`${head}MM\0*`, 0, 'latin1')
  body.writeUInt32BE(8, 10)
  body.writeUInt16BE(1, 14)
  body.writeUInt16BE(tag, 16)
  body.writeUInt16BE(3, 18)
  body.writeUInt32BE(1, 20)
  body.writeUInt16BE(orientation, 24)
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body])
}
