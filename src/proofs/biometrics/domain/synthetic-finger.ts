import type { FingerView, Minutia } from './template.ts'

/** A number from 0 up to 1, of a chance that a seed repeats. */
type Draw = () => number

/** Mulberry32: enough to scatter points with; nothing is guarded by it. */
function drawFrom(seed: number): Draw {
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** The image of every synthetic finger; the print leaves a margin all around for turning and shifting. Pixels. */
const width = 480
const height = 640
const centre = { x: width / 2, y: height / 2 }
/** Half the width and height of the print on it. Pixels. */
const print = { x: 120, y: 165 }
/** Ridges are some 9 pixels apart at 500 dpi, and two minutiae are seldom closer than this. Pixels. */
const closest = 12
const full = 2 * Math.PI

/**
 * A finger that nobody has: minutiae scattered over an oval, each along ridges that run round a core and away
 * from a delta as they do in a loop (Sherlock and Monro, 1993). The same seed gives the same finger.
 * @param seed A whole number from 0 on.
 * @param count Minutiae, 1 … 80. A flat print has some 40.
 */
export function syntheticFinger(seed: number, count = 40): FingerView {
  if (!(count >= 1 && count <= 80)) throw new RangeError('1 to 80 minutiae')
  const draw = drawFrom(seed)
  const core = { x: centre.x + 40 * (draw() - 0.5), y: centre.y - 30 + 40 * (draw() - 0.5) }
  const side = draw() < 0.5 ? -1 : 1
  const delta = { x: centre.x + side * (60 + 60 * draw()), y: centre.y + 90 + 60 * draw() }
  const minutiae: Minutia[] = []
  for (let tries = 0; minutiae.length < count && tries < 100_000; tries += 1) {
    const x = centre.x + print.x * (2 * draw() - 1)
    const y = centre.y + print.y * (2 * draw() - 1)
    if (((x - centre.x) / print.x) ** 2 + ((y - centre.y) / print.y) ** 2 > 1) continue
    if (minutiae.some((other) => Math.hypot(other.x - x, other.y - y) < closest)) continue
    const ridge = (bearing(core, x, y) - bearing(delta, x, y)) / 2 + Math.PI / 2
    const angle = turn(ridge + (draw() < 0.5 ? Math.PI : 0) + 0.2 * (draw() - 0.5))
    const kind = draw() < 0.6 ? 'ending' : 'bifurcation'
    minutiae.push({ x, y, angle, kind, quality: 40 + Math.floor(60 * draw()) })
  }
  return { ...flat, minutiae: minutiae.map(rounded) }
}

const flat = { position: 2, impression: 0, quality: 80, width, height, resolutionX: 197, resolutionY: 197 }

/** What may go wrong between two impressions of one finger. All default to nothing. */
export interface Mishap {
  /** Radians, counter-clockwise as seen, about the centre of the image. */
  readonly rotation?: number
  /** Pixels, to the right and downwards. */
  readonly shiftX?: number
  readonly shiftY?: number
  /** Part of the minutiae that are not found, 0 … 1, and of false ones that are, as a part of the true. */
  readonly lost?: number
  readonly added?: number
  /** Greatest error of a place in pixels, and of an angle in radians. */
  readonly jitter?: number
  readonly angleJitter?: number
  /** How far soft skin is pulled at most, smoothly over the print. Pixels. */
  readonly distortion?: number
}

/** Another impression of a finger; minutiae that leave the image are not in it. The seed decides what is lost. */
export function impressionOf(finger: FingerView, seed: number, mishap: Mishap = {}): FingerView {
  const { rotation = 0, shiftX = 0, shiftY = 0, lost = 0, added = 0 } = mishap
  const { jitter = 0, angleJitter = 0, distortion = 0 } = mishap
  const draw = drawFrom(seed)
  const [pullX, pullY, phase] = [draw() * full, draw() * full, draw() * full]
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
  const isLost = pickSome(finger.minutiae.length, lost, draw)

  const moved = (minutia: Minutia): Minutia => {
    const pull = distortion * Math.sin(minutia.x / 110 + minutia.y / 140 + phase)
    const x = minutia.x + pull * Math.cos(pullX) + jitter * (2 * draw() - 1) - finger.width / 2
    const y = minutia.y + pull * Math.sin(pullY) + jitter * (2 * draw() - 1) - finger.height / 2
    return {
      ...minutia,
      // Counter-clockwise as seen, where y grows downwards.
      x: x * cos + y * sin + finger.width / 2 + shiftX,
      y: y * cos - x * sin + finger.height / 2 + shiftY,
      angle: turn(minutia.angle + rotation + angleJitter * (2 * draw() - 1)),
    }
  }
  const kept = finger.minutiae.filter((_, at) => !isLost.has(at)).map(moved)
  const wrong = Array.from({ length: Math.round(added * finger.minutiae.length) }, (): Minutia => {
    const x = centre.x + print.x * (2 * draw() - 1)
    const y = centre.y + print.y * (2 * draw() - 1)
    return moved({ x, y, angle: full * draw(), kind: 'other', quality: undefined })
  })
  const isInside = ({ x, y }: Minutia): boolean => x >= 0 && y >= 0 && x < finger.width && y < finger.height
  return { ...finger, minutiae: [...kept, ...wrong].map(rounded).filter(isInside) }
}

/** So many of the numbers below `count`, each as likely as the next. */
function pickSome(count: number, share: number, draw: Draw): ReadonlySet<number> {
  const left = Array.from({ length: count }, (_, at) => at)
  const picked = new Set<number>()
  for (let n = Math.round(share * count); n > 0; n -= 1) {
    const [at] = left.splice(Math.floor(draw() * left.length), 1)
    if (at !== undefined) picked.add(at)
  }
  return picked
}

/** Extractors report whole pixels. */
const rounded = (minutia: Minutia): Minutia => ({
  ...minutia,
  x: Math.round(minutia.x),
  y: Math.round(minutia.y),
})

/** Angle at which a place is seen from another, counter-clockwise where y grows downwards. */
const bearing = (from: { readonly x: number; readonly y: number }, x: number, y: number): number =>
  Math.atan2(from.y - y, x - from.x)

/** The same angle, 0 … 2π, and as it is where it lies there already. */
function turn(angle: number): number {
  const rest = angle % full
  const positive = rest < 0 ? rest + full : rest
  return positive < full ? positive : 0
}
