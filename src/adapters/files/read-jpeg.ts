import { limitPoints } from './limit-points.ts'
import { orientationOf, orientationSegment } from './jpeg-orientation.ts'
import { refuse } from './refuse.ts'

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const app = (n: number): number => 0xe0 + n

/** Tables, frames, scans, restart intervals: what a picture is drawn from (ITU-T T.81 B.1). */
const drawn = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, sos])
const frames = new Set([0xc0, 0xc1, 0xc2])

/** Kept besides, each as long as it is when it says nothing else: the size of a point, and Adobe's word on how colours were turned. */
const said: ReadonlyMap<number, { readonly begin: string; readonly length: number }> = new Map([
  [app(0), { begin: 'JFIF\0', length: 14 }],
  [app(14), { begin: 'Adobe', length: 12 }],
])

/** Tables of quantities and of codes have room for nothing but tables (B.2.4): the octets that each begins with say how long it is. */
const tables: ReadonlyMap<number, (body: Buffer, at: number) => number> = new Map([
  [0xdb, (body, at) => (body.readUInt8(at) >> 4 === 0 ? 65 : 129)],
  [0xc4, (body, at) => 17 + body.subarray(at + 1, at + 17).reduce((sum, codes) => sum + codes, 0)],
])
/** Tables in one segment: four of a kind, twice. */
const mostTables = 8

/** Segments of a picture, and how often it is drawn over: each time costs whoever looks at it all of its points. */
const mostSegments = 5_000
const mostScans = 100

/**
 * Reads a JPEG strictly and writes it anew without what is not drawn: where it was taken, by what, a second
 * small picture, a profile of colours, comments, and anything behind its end. How the camera was held stays. Throws `RefusedFile`.
 */
export function readJpeg(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xff00 + soi) refuse('type')
  const out: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let hasFrame = false
  let [scans, segments] = [0, 0]
  let at = 2
  for (;;) {
    if (at + 2 > bytes.length || bytes[at] !== 0xff) refuse('type')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === eoi) break
    if (at + 4 > bytes.length) refuse('type')
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) refuse('type')
    if (++segments > mostSegments) refuse('deep')
    const body = bytes.subarray(at + 4, end)
    if (frames.has(marker)) {
      if (hasFrame) refuse('type')
      hasFrame = true
      judgeFrame(body)
    } else if (marker === app(1)) orientation = orientationOf(body) ?? orientation
    else if (!drawn.has(marker) && !(marker >= app(0) && marker <= app(15)) && marker !== 0xfe) refuse('type')
    judgeTables(marker, body)
    if (drawn.has(marker) || isKept(marker, body)) out.push(bytes.subarray(at, end))
    at = end
    if (marker !== sos) continue
    if (!hasFrame) refuse('type')
    if (++scans > mostScans) refuse('deep')
    const next = scanEnd(bytes, at)
    out.push(bytes.subarray(at, next))
    at = next
  }
  if (scans === 0) refuse('type')
  const [start, ...rest] = out
  if (start === undefined) refuse('type')
  const held = orientation === 1 ? [] : [orientationSegment(orientation)]
  return Buffer.concat([start, ...held, ...rest, bytes.subarray(at, at + 2)])
}

function judgeFrame(body: Buffer): void {
  if (body.length < 6) refuse('type')
  const [height, width, parts] = [body.readUInt16BE(1), body.readUInt16BE(3), body.readUInt8(5)]
  if (![8, 12].includes(body.readUInt8(0)) || body.length !== 6 + 3 * parts) refuse('type')
  if (width === 0 || height === 0 || parts === 0 || parts > 4) refuse('type')
  for (let at = 7; at < body.length; at += 3) {
    const [across, down] = [body.readUInt8(at) >> 4, body.readUInt8(at) & 15]
    if (across < 1 || across > 4 || down < 1 || down > 4) refuse('type')
  }
  limitPoints(width, height)
}

function isKept(marker: number, body: Buffer): boolean {
  const known = said.get(marker)
  return known?.length === body.length && body.toString('latin1', 0, known.begin.length) === known.begin
}

function judgeTables(marker: number, body: Buffer): void {
  const lengthAt = tables.get(marker)
  if (lengthAt === undefined) return
  let at = 0
  for (let n = 0; at < body.length; n += 1) {
    if (n === mostTables) refuse('type')
    at += lengthAt(body, at)
  }
  if (at !== body.length) refuse('type')
}

/** Where coded points end: at the next marker that is no restart and no stuffed octet. */
function scanEnd(bytes: Buffer, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at !== -1 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return refuse('type')
}
