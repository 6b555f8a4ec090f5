import { mostMinutiae, mostViews } from './template.ts'
import type { FingerView, Minutia } from './template.ts'

/**
 * A record of ISO/IEC 19794-2:2005, as a capture kit would send it; for synthetic fingers and remote
 * comparers. Coordinates are rounded, angles too (to 360/256 degrees).
 * @throws RangeError for views that no record can hold: none, more than ten, or of images that differ.
 */
export function writeIso(views: readonly FingerView[]): Uint8Array<ArrayBuffer> {
  const [first] = views
  if (first === undefined || views.length > mostViews) throw new RangeError('one to ten views')
  const { width, height, resolutionX, resolutionY } = first
  for (const view of views) {
    if (view.width !== width || view.height !== height) throw new RangeError('one image size for all views')
    if (view.resolutionX !== resolutionX || view.resolutionY !== resolutionY)
      throw new RangeError('one resolution for all views')
    if (view.minutiae.length > mostMinutiae) throw new RangeError('too many minutiae')
  }
  const length = views.reduce((sum, { minutiae }) => sum + 6 + 6 * minutiae.length, 24)
  const data = new DataView(new ArrayBuffer(length))
  data.setUint32(0, 0x46_4d_52_00)
  data.setUint32(4, 0x20_32_30_00)
  data.setUint32(8, length)
  for (const [at, value] of [width, height, resolutionX, resolutionY].entries())
    data.setUint16(14 + 2 * at, value)
  data.setUint8(22, views.length)
  let at = 24
  for (const view of views) at = writeView(data, at, view)
  return new Uint8Array(data.buffer)
}

function writeView(data: DataView, start: number, view: FingerView): number {
  data.setUint8(start, view.position)
  data.setUint8(start + 1, view.impression & 0x0f)
  data.setUint8(start + 2, view.quality)
  data.setUint8(start + 3, view.minutiae.length)
  let at = start + 4
  for (const minutia of view.minutiae) {
    writeMinutia(data, at, minutia, view)
    at += 6
  }
  // No extended data.
  return at + 2
}

const codes = { other: 0, ending: 1, bifurcation: 2 } as const

function writeMinutia(data: DataView, at: number, minutia: Minutia, { width, height }: FingerView): void {
  const within = (value: number, size: number) => Math.min(size - 1, Math.max(0, Math.round(value)))
  data.setUint16(at, (codes[minutia.kind] << 14) | within(minutia.x, width))
  data.setUint16(at + 2, within(minutia.y, height))
  const units = Math.round((minutia.angle * 256) / (2 * Math.PI)) % 256
  data.setUint8(at + 4, (units + 256) % 256)
  data.setUint8(at + 5, minutia.quality ?? 0)
}
