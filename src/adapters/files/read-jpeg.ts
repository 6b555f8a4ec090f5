import { mostPixels, mostSide } from '../../proofs/dossier/domain/file-limits.ts'
import { orientationOf, orientationSegment } from './jpeg-orientation.ts'
import { refuse } from './refuse.ts'

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const app = (n: number): number => 0xe0 + n

/** Tables, frames, scans, restart intervals: what a picture is drawn from (ITU-T T.81 B.1). */
const drawn = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, sos])
const frames = new Set([0xc0, 0xc1, 0xc2])

/** Kept besides: size of a point, colours, and Adobe's word on how they were turned. */
const keptApp = (marker: number, body: Buffer): boolean =>
  (marker === app(0) && body.toString('latin1', 0, 5) === 'JFIF\0') ||
  (marker === app(2) && body.toString('latin1', 0, 12) === 'ICC_PROFILE\0') ||
  (marker === app(14) && body.toString('latin1', 0, 5) === 'Adobe')

/**
 * Reads a JPEG strictly and writes it anew without what is not drawn: where it was taken, by what, a second
 * small picture, comments, and anything behind its end. How the camera was held stays. Throws `RefusedFile`.
 */
export function readJpeg(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xff00 + soi) refuse('type')
  const out: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let hasFrame = false
  let hasScan = false
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
    const body = bytes.subarray(at + 4, end)
    if (frames.has(marker)) {
      if (hasFrame) refuse('type')
      hasFrame = true
      judgeFrame(body)
    } else if (marker === app(1)) orientation = orientationOf(body) ?? orientation
    else if (!drawn.has(marker) && !(marker >= app(0) && marker <= app(15)) && marker !== 0xfe) refuse('type')
    if (drawn.has(marker) || keptApp(marker, body)) out.push(bytes.subarray(at, end))
    at = end
    if (marker !== sos) continue
    if (!hasFrame) refuse('type')
    hasScan = true
    const next = scanEnd(bytes, at)
    out.push(bytes.subarray(at, next))
    at = next
  }
  if (!hasScan) refuse('type')
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
  if (width > mostSide || height > mostSide || width * height > mostPixels) refuse('deep')
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
