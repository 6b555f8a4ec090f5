import { ok, refused } from '../../../kernel/outcome.ts'
import type { Outcome } from '../../../kernel/outcome.ts'
import { mostBytes, mostViews, resolutionRange } from './template.ts'
import type { FingerView, Minutia, TemplateFlaw } from './template.ts'

/** What ISO/IEC 19794-2:2005 and ANSI/INCITS 378-2004 have in common: all but the head and the unit of an angle. */
export interface RecordForm {
  /** Where the image is described: width, height, both resolutions, count of views, a reserved byte. */
  readonly imageAt: number
  /** The length that the record says it has. */
  readonly announced: number
  /** Radians of one unit of an angle. */
  readonly angleUnit: number
  /** The greatest byte that is an angle. */
  readonly greatestAngle: number
}

/** `FMR` and a NUL, then ` 20` and a NUL: both standards in the edition that the readers on sale speak. */
const magic = 0x46_4d_52_00
const version = 0x20_32_30_00
/** Bytes of the shortest head there is, of ISO; of one view before its minutiae; of one minutia. */
export const headBytes = 24
const viewBytes = 4
const minutiaBytes = 6
const kinds = ['other', 'ending', 'bifurcation'] as const

/** The octets as numbers, if they begin as either standard begins. */
export function openRecord(octets: Uint8Array): Outcome<DataView, TemplateFlaw> {
  if (octets.length > mostBytes) return refused('tooLong')
  if (octets.length < headBytes) return refused('tooShort')
  const data = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  if (data.getUint32(0) !== magic) return refused('notATemplate')
  return data.getUint32(4) === version ? ok(data) : refused('unknownVersion')
}

/** Where the reading stands, and what it holds everything against. Thrown flaws never leave this file. */
interface Cursor {
  readonly data: DataView
  readonly form: RecordForm
  at: number
}

class Flawed extends Error {
  readonly flaw: TemplateFlaw

  constructor(flaw: TemplateFlaw) {
    super(flaw)
    this.flaw = flaw
  }
}

function hold(holds: boolean, flaw: TemplateFlaw): void {
  if (!holds) throw new Flawed(flaw)
}

/**
 * Every view of a record, strictly: a byte that says what the standard does not allow refuses the whole.
 * The first flaw is named, in the order of the octets.
 */
export function readViews(data: DataView, form: RecordForm): Outcome<readonly FingerView[], TemplateFlaw> {
  try {
    return ok(viewsOf({ data, form, at: form.imageAt }))
  } catch (thrown) {
    if (thrown instanceof Flawed) return refused(thrown.flaw)
    throw thrown
  }
}

function viewsOf(cursor: Cursor): FingerView[] {
  const { data, form } = cursor
  hold(form.announced === data.byteLength, 'lengthMismatch')
  hold(data.byteLength >= form.imageAt + 10, 'tooShort')
  const image = {
    width: data.getUint16(cursor.at),
    height: data.getUint16(cursor.at + 2),
    resolutionX: data.getUint16(cursor.at + 4),
    resolutionY: data.getUint16(cursor.at + 6),
  }
  hold(image.width > 0 && image.height > 0, 'badImage')
  for (const resolution of [image.resolutionX, image.resolutionY]) {
    hold(resolution >= resolutionRange.least && resolution <= resolutionRange.most, 'badResolution')
  }
  const count = data.getUint8(cursor.at + 8)
  hold(count > 0, 'noViews')
  hold(count <= mostViews, 'tooManyViews')
  hold(data.getUint8(cursor.at + 9) === 0, 'reservedBits')
  cursor.at += 10
  const views = Array.from({ length: count }, () => viewOf(cursor, image))
  hold(cursor.at === data.byteLength, 'trailingBytes')
  return views
}

type Image = Pick<FingerView, 'width' | 'height' | 'resolutionX' | 'resolutionY'>

function viewOf(cursor: Cursor, image: Image): FingerView {
  const at = advance(cursor, viewBytes)
  const { data } = cursor
  const position = data.getUint8(at)
  hold(position <= 10, 'badPosition')
  const quality = data.getUint8(at + 2)
  hold(quality <= 100, 'badQuality')
  const count = data.getUint8(at + 3)
  const minutiae = Array.from({ length: count }, () => minutiaOf(cursor, image))
  passExtension(cursor)
  return { position, impression: data.getUint8(at + 1) & 0x0f, quality, ...image, minutiae }
}

function minutiaOf(cursor: Cursor, { width, height }: Image): Minutia {
  const { data, form } = cursor
  const at = advance(cursor, minutiaBytes)
  const [first, second] = [data.getUint16(at), data.getUint16(at + 2)]
  const kind = kinds[first >> 14]
  if (kind === undefined) throw new Flawed('badKind')
  hold(second >> 14 === 0, 'reservedBits')
  const [x, y] = [first & 0x3f_ff, second & 0x3f_ff]
  hold(x < width && y < height, 'outsideImage')
  const angle = data.getUint8(at + 4)
  hold(angle <= form.greatestAngle, 'badAngle')
  const quality = data.getUint8(at + 5)
  // 0 is "not reported" in both standards; extractors write 254 and 255 as well, as a later edition does.
  const isReported = quality >= 1 && quality <= 100
  return { x, y, angle: angle * form.angleUnit, kind, quality: isReported ? quality : undefined }
}

/** Ridge counts, cores and what makers add are passed over; but each part has to say how long it is, and be it. */
function passExtension(cursor: Cursor): void {
  const { data } = cursor
  const length = data.getUint16(advance(cursor, 2))
  const end = advance(cursor, length) + length
  let at = end - length
  while (at < end) {
    hold(at + 4 <= end, 'badExtension')
    const part = data.getUint16(at + 2)
    hold(part >= 4 && at + part <= end, 'badExtension')
    at += part
  }
}

/** The place of the next bytes, once it is sure that they are there. */
function advance(cursor: Cursor, bytes: number): number {
  const { at } = cursor
  hold(at + bytes <= cursor.data.byteLength, 'cutOff')
  cursor.at = at + bytes
  return at
}
