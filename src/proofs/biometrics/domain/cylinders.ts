import { hullOf, isNearHull } from './hull.ts'
import type { Points } from './hull.ts'
import type { FingerView } from './template.ts'

/**
 * The neighbourhood of every minutia as a cylinder of bits (Cappelli, Ferrara and Maltoni, "Minutia
 * Cylinder-Code", IEEE PAMI 32 (12), 2010; numbers of its Table 1, in pixels at 500 dpi). The base is a disc
 * around the minutia, turned with it; the height is the angle between the minutia and its neighbours. A bit
 * is set where neighbours lie near that cell and point that way. Directions spread less than in the paper and
 * a bit is set sooner: so it errs less, on prints of people and on synthetic ones (decision 0020).
 */
export const shape = {
  /** Radius of the disc. */
  radius: 70,
  /** Cells along one side of the square around the disc. */
  side: 8,
  /** Slices of the full turn. */
  slices: 6,
  /** Spread of a neighbour's place, pixels, and of its direction, radians. */
  placeSpread: 28 / 3,
  directionSpread: 0.5,
  /** How much of neighbours sets a bit. */
  threshold: 0.006,
  /** How far outside the outline of all minutiae there is still skin. */
  margin: 50,
  /** Cells of a disc that have to lie on skin, as a part, and neighbours that have to be near. */
  leastCells: 0.75,
  leastNeighbours: 2,
} as const

/** Cells of the square, of which the disc takes some four fifths. */
const cells = shape.side * shape.side
/** Words of 32 bits: of one slice, and so of the mask that says which cells lie on skin; and of all slices. */
export const maskWords = cells / 32
export const bitWords = maskWords * shape.slices

/** What a comparison needs of one view: its minutiae with a cylinder, at 500 dpi. */
export interface PreparedFinger {
  readonly count: number
  /** Pixels at 500 dpi, y upwards. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Radians, 0 … 2π, counter-clockwise. */
  readonly angle: Float64Array
  /** `bitWords` for each minutia. */
  readonly bits: Uint32Array
  /** `maskWords` for each minutia. */
  readonly masks: Uint32Array
  /** The smallest box around the minutiae: least x and y, greatest x and y. Pixels. */
  readonly box: Float64Array
}

const cellSize = (2 * shape.radius) / shape.side
/** The cells of the square whose middle lies on the disc: number, and place before the disc is turned. */
const disc = Array.from({ length: cells }, (_, index) => {
  const middle = (n: number): number => cellSize * (n - (shape.side - 1) / 2)
  return { index, dx: middle(index % shape.side), dy: middle(Math.floor(index / shape.side)) }
}).filter(({ dx, dy }) => Math.hypot(dx, dy) <= shape.radius)
/** Cells of a whole disc. */
export const discCells = disc.length

/** Pixels per centimetre of 500 dpi. */
const commonResolution = 500 / 2.54
const full = 2 * Math.PI
/** A neighbour further from a cell adds nothing to it. Pixels. */
const reach = 3 * shape.placeSpread

/** What a neighbour adds to a cell, by twice their squared distance: the bell of the place. */
const bell = Float64Array.from(
  { length: Math.ceil(2 * reach * reach) + 1 },
  (_, n) => Math.exp(-n / (4 * shape.placeSpread ** 2)) / (shape.placeSpread * Math.sqrt(full)),
)

/** The part of the bell of directions that lies in a slice, by the angle between the two. */
const inSlice = (off: number): number => {
  const half = Math.PI / shape.slices
  return below((off + half) / shape.directionSpread) - below((off - half) / shape.directionSpread)
}

/** The part of a normal distribution that lies below `z`, to seven places (Abramowitz and Stegun 26.2.17). */
function below(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z))
  const series = [1.330_274_429, -1.821_255_978, 1.781_477_937, -0.356_563_782, 0.319_381_53]
  const tail = (series.reduce((sum, each) => (sum + each) * t, 0) * Math.exp((-z * z) / 2)) / Math.sqrt(full)
  return z > 0 ? 1 - tail : tail
}

/** The same in steps of a quarter of a degree, since every pair of neighbours asks six times. */
const steps = 720
const shares = Float64Array.from({ length: steps + 1 }, (_, n) => inSlice((n * Math.PI) / steps))

/** The minutiae of one view at 500 dpi, and the outline of the skin that was seen. */
interface Print {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly angle: Float64Array
  readonly hull: Points
}

/**
 * The cylinders of a view, made once for each view. A minutia whose surroundings are mostly off the print has
 * none. Never throws.
 */
export function prepareFinger(view: FingerView): PreparedFinger {
  const print = printOf(view)
  const made = view.minutiae.flatMap((_, index) => cylinderOf(print, index) ?? [])
  const column = (from: Float64Array): Float64Array =>
    Float64Array.from(made, ({ index }) => from[index] as number)
  const [x, y] = [column(print.x), column(print.y)]
  const bits = new Uint32Array(made.length * bitWords)
  const masks = new Uint32Array(made.length * maskWords)
  for (const [at, cylinder] of made.entries()) {
    bits.set(cylinder.bits, at * bitWords)
    masks.set(cylinder.mask, at * maskWords)
  }
  return {
    count: made.length,
    x,
    y,
    angle: column(print.angle),
    bits,
    masks,
    box: boxOf(x, y),
  }
}

const boxOf = (x: Float64Array, y: Float64Array): Float64Array =>
  Float64Array.of(Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y))

function printOf({ minutiae, resolutionX, resolutionY }: FingerView): Print {
  const x = Float64Array.from(minutiae, (each) => (each.x * commonResolution) / resolutionX)
  // Upwards, so that angles run as in school: counter-clockwise.
  const y = Float64Array.from(minutiae, (each) => (-each.y * commonResolution) / resolutionY)
  return { x, y, angle: Float64Array.from(minutiae, (each) => each.angle), hull: hullOf({ x, y }) }
}

interface Cylinder {
  readonly index: number
  readonly bits: Uint32Array
  readonly mask: Uint32Array
}

/** Another minutia near enough to count, and what it adds to each slice. */
interface Neighbour {
  readonly x: number
  readonly y: number
  readonly slices: Float64Array
}

function cylinderOf(print: Print, index: number): Cylinder | undefined {
  const near = neighboursOf(print, index)
  if (near.length < shape.leastNeighbours) return undefined
  const [x, y, angle] = [print.x[index] as number, print.y[index] as number, print.angle[index] as number]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const bits = new Uint32Array(bitWords)
  const mask = new Uint32Array(maskWords)
  const sums = new Float64Array(shape.slices)
  let skin = 0
  for (const cell of disc) {
    const cx = x + cos * cell.dx - sin * cell.dy
    const cy = y + sin * cell.dx + cos * cell.dy
    if (!isNearHull(print.hull, cx, cy, shape.margin)) continue
    skin += 1
    const word = cell.index >> 5
    const bit = 1 << (cell.index & 31)
    mask[word] = (mask[word] as number) | bit
    addUp(near, cx, cy, sums)
    for (let slice = 0; slice < shape.slices; slice += 1) {
      if ((sums[slice] as number) < shape.threshold) continue
      const at = slice * maskWords + word
      bits[at] = (bits[at] as number) | bit
    }
  }
  return skin < shape.leastCells * discCells ? undefined : { index, bits, mask }
}

function neighboursOf({ x, y, angle }: Print, index: number): readonly Neighbour[] {
  const [px, py, own] = [x[index] as number, y[index] as number, angle[index] as number]
  const most = shape.radius + reach
  const near: Neighbour[] = []
  for (let other = 0; other < x.length; other += 1) {
    const ox = x[other] as number
    const oy = y[other] as number
    if (other === index || Math.hypot(ox - px, oy - py) > most) continue
    const difference = own - (angle[other] as number)
    near.push({
      x: ox,
      y: oy,
      slices: Float64Array.from({ length: shape.slices }, (_, slice) => {
        const middle = ((slice + 0.5) * full) / shape.slices - Math.PI
        return shares[Math.round((Math.abs(smallest(middle - difference)) * steps) / Math.PI)] as number
      }),
    })
  }
  return near
}

/** What all neighbours together add to a place, by slice. */
function addUp(near: readonly Neighbour[], x: number, y: number, sums: Float64Array): void {
  sums.fill(0)
  for (const neighbour of near) {
    const dx = neighbour.x - x
    const dy = neighbour.y - y
    const squared = dx * dx + dy * dy
    if (squared > reach * reach) continue
    const nearness = bell[Math.round(2 * squared)] as number
    for (let slice = 0; slice < shape.slices; slice += 1)
      sums[slice] = (sums[slice] as number) + nearness * (neighbour.slices[slice] as number)
  }
}

/** The same angle as near to nothing as can be: −π … π. */
export function smallest(angle: number): number {
  return angle - full * Math.round(angle / full)
}
