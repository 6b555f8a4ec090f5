import { crc32 } from 'node:zlib'
import { inflatedLength } from './inflated-length.ts'
import { limitPoints } from './limit-points.ts'
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

/** Chunks of a picture: a usual one has a few hundred. */
const mostChunks = 5_000

/** Where the points of each of the seven passes begin and how far they lie apart, across and down (PNG 8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Reads a whole PNG strictly and writes it anew without what is not drawn. Throws `RefusedFile`. */
export async function readPng(bytes: Buffer): Promise<Buffer> {
  if (!bytes.subarray(0, 8).equals(pngSignature)) refuse('type')
  const out: Buffer[] = [pngSignature]
  const data: Buffer[] = []
  let [drawn, chunks] = [0, 0]
  let at = 8
  for (;;) {
    if (at + 12 > bytes.length) refuse('type')
    if (++chunks > mostChunks) refuse('deep')
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) refuse('type')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) refuse('type')
    const isFirst = at === 8
    if (isFirst !== (type === 'IHDR')) refuse('type')
    if (isFirst) drawn = drawnBytes(bytes.subarray(at + 8, end - 4))
    // A critical chunk that is none of ours would have to be understood to draw the picture.
    if (!kept.has(type) && /^[A-Z]/.test(type)) refuse('type')
    if (kept.has(type)) out.push(bytes.subarray(at, end))
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end - 4))
    at = end
    if (type === 'IEND') break
  }
  if (data.length === 0) refuse('type')
  if ((await inflatedLength(data, drawn + slack)) < drawn) refuse('type')
  // What stands behind the end is left out: it belongs to no picture.
  return Buffer.concat(out)
}

/** Octets that some programs leave behind the points. */
const slack = 4_096

/** The octets that the points of a picture take: each line has one more, for its filter. */
function drawnBytes(header: Buffer): number {
  if (header.length !== 13) refuse('type')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, colour, ...methods] = header.subarray(8)
  const known = colours.get(colour ?? -1)
  const [compression, filter, interlace = 2] = methods
  const isSound =
    known?.depths.includes(depth ?? 0) === true && compression === 0 && filter === 0 && interlace <= 1
  if (width === 0 || height === 0 || !isSound) refuse('type')
  limitPoints(width, height)
  const bits = known.samples * (depth ?? 0)
  const linesOf = (across: number, down: number) =>
    across === 0 ? 0 : down * (1 + Math.ceil((across * bits) / 8))
  if (interlace === 0) return linesOf(width, height)
  return passes
    .map(([x, y, dx, dy]) =>
      linesOf(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))),
    )
    .reduce((sum, octets) => sum + octets, 0)
}
