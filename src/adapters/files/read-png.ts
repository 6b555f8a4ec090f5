import { crc32 } from 'node:zlib'
import { mostPixels, mostSide } from '../../proofs/dossier/domain/file-limits.ts'
import { inflatedLength } from './inflated-length.ts'
import { refuse } from './refuse.ts'

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a picture is drawn from. Everything else (texts, times, where it was taken) is left out. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs'])

/** Bits of a point by colour type (PNG 11.2.2): how many samples, and which depths each may have. */
const colours: ReadonlyMap<number, { readonly samples: number; readonly depths: readonly number[] }> =
  new Map([
    [0, { samples: 1, depths: [1, 2, 4, 8, 16] }],
    [2, { samples: 3, depths: [8, 16] }],
    [3, { samples: 1, depths: [1, 2, 4, 8] }],
    [4, { samples: 2, depths: [8, 16] }],
    [6, { samples: 4, depths: [8, 16] }],
  ])

/** Reads a whole PNG strictly and writes it anew without what is not drawn. Throws `RefusedFile`. */
export async function readPng(bytes: Buffer): Promise<Buffer> {
  if (!bytes.subarray(0, 8).equals(pngSignature)) refuse('type')
  const out: Buffer[] = [pngSignature]
  const data: Buffer[] = []
  let most = 0
  let at = 8
  for (;;) {
    if (at + 12 > bytes.length) refuse('type')
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) refuse('type')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) refuse('type')
    const isFirst = at === 8
    if (isFirst !== (type === 'IHDR')) refuse('type')
    if (isFirst) most = drawnBytes(bytes.subarray(at + 8, end - 4))
    // A critical chunk that is none of ours would have to be understood to draw the picture.
    if (!kept.has(type) && /^[A-Z]/.test(type)) refuse('type')
    if (kept.has(type)) out.push(bytes.subarray(at, end))
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end - 4))
    at = end
    if (type === 'IEND') break
  }
  if (data.length === 0) refuse('type')
  await inflatedLength(data, most)
  // What stands behind the end is left out: it belongs to no picture.
  return Buffer.concat(out)
}

/** The octets that the points of a picture take at most, interlaced or not. */
function drawnBytes(header: Buffer): number {
  if (header.length !== 13) refuse('type')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, colour, ...methods] = header.subarray(8)
  const known = colours.get(colour ?? -1)
  const [compression, filter, interlace = 2] = methods
  const isSound =
    known?.depths.includes(depth ?? 0) === true && compression === 0 && filter === 0 && interlace <= 1
  if (width === 0 || height === 0 || !isSound) refuse('type')
  if (width > mostSide || height > mostSide || width * height > mostPixels) refuse('deep')
  const bits = known.samples * (depth ?? 0)
  // Seven passes of an interlaced picture have a filter octet a line, and each line its last octet.
  return Math.ceil((width * bits) / 8) * height + 16 * (height + 8)
}
