import { greatest } from './confirm.ts'
import type { Pairs } from './confirm.ts'
import { smallest } from './cylinders.ts'
import type { PreparedFinger } from './cylinders.ts'

/**
 * Lays one print over the other as a whole and counts what comes to lie on what. Cylinders say that two
 * neighbourhoods are alike; this says that all of them are in the same place. Our own addition to the paper:
 * on synthetic prints it halves the wrong refusals where nobody may be let in wrongly (docs/operate/biometrics.md).
 */

/** So many of the strongest pairs are tried as the one that is held fast. */
const holds = 6
/** What lies over what: pixels, growing by pixel of distance from the pair held fast, and radians. */
const loose = { place: 16, growth: 0.06, turn: 0.6 }
/** The same once the whole has been laid as well as it goes. */
const close = { place: 14, growth: 0, turn: 0.5 }
/** How much a pair at the very edge of what is allowed counts less than one that lies exactly. */
const edge = 0.5
/** Minutiae that are added to both counts, so that a few alone are never much. */
const doubt = 10
/** How far outside the box of the other print a minutia may lie and still be missed there. Pixels. */
const rim = 20

/** Turn and shift that lay the rows over the columns. */
interface Move {
  turn: number
  cos: number
  sin: number
  x: number
  y: number
}

export interface Aligner {
  /**
   * How much of both prints lies over each other, 0 … 1, in the best of several positions.
   * @param strength Of each pair; what is tried is taken out of it.
   */
  overlay(pairs: Pairs, strength: Float64Array): number
}

/** @param room minutiae of a print at most: all memory is taken beforehand */
export function createAligner(room: number): Aligner {
  const isTaken = new Uint8Array(room)
  const partner = new Int32Array(room)
  const move: Move = { turn: 0, cos: 1, sin: 0, x: 0, y: 0 }

  /** Gives every row the nearest column that is free, and says how much that is in all. */
  function pairUp(pairs: Pairs, from: number, limits: typeof loose): number {
    const { rows, columns } = pairs
    isTaken.fill(0, 0, columns.count)
    let sum = 0
    for (let row = 0; row < rows.count; row += 1) {
      const x = placeX(move, rows, row)
      const y = placeY(move, rows, row)
      const dx = x - (columns.x[from] as number)
      const dy = y - (columns.y[from] as number)
      const most = limits.place + limits.growth * Math.sqrt(dx * dx + dy * dy)
      let best = 1
      partner[row] = -1
      for (let column = 0; column < columns.count; column += 1) {
        if (isTaken[column] === 1) continue
        const ex = (columns.x[column] as number) - x
        const ey = (columns.y[column] as number) - y
        const away = (ex * ex + ey * ey) / (most * most)
        if (away > 1) continue
        const off = smallest((columns.angle[column] as number) - (rows.angle[row] as number) - move.turn)
        const turned = (off * off) / (limits.turn * limits.turn)
        if (turned > 1 || (away + turned) / 2 >= best) continue
        best = (away + turned) / 2
        partner[row] = column
      }
      const found = partner[row] as number
      if (found === -1) continue
      isTaken[found] = 1
      sum += 1 - edge * best
    }
    return sum
  }

  /** The turn and shift that bring all pairs nearest (least squares). Nothing is changed by fewer than three. */
  function settle({ rows, columns }: Pairs): void {
    let [count, ax, ay, bx, by] = [0, 0, 0, 0, 0]
    for (let row = 0; row < rows.count; row += 1) {
      const column = partner[row] as number
      if (column === -1) continue
      count += 1
      ax += rows.x[row] as number
      ay += rows.y[row] as number
      bx += columns.x[column] as number
      by += columns.y[column] as number
    }
    if (count < 3) return
    ax /= count
    ay /= count
    bx /= count
    by /= count
    let [along, across] = [0, 0]
    for (let row = 0; row < rows.count; row += 1) {
      const column = partner[row] as number
      if (column === -1) continue
      const ux = (rows.x[row] as number) - ax
      const uy = (rows.y[row] as number) - ay
      const vx = (columns.x[column] as number) - bx
      const vy = (columns.y[column] as number) - by
      along += ux * vx + uy * vy
      across += ux * vy - uy * vx
    }
    turnTo(move, Math.atan2(across, along))
    move.x = bx - move.cos * ax + move.sin * ay
    move.y = by - move.sin * ax - move.cos * ay
  }

  return {
    overlay(pairs, strength) {
      const { rows, columns, given } = pairs
      let best = 0
      for (let n = 0; n < holds; n += 1) {
        const row = greatest(strength, rows.count)
        if (row === -1) break
        strength[row] = -1
        const column = given[row] as number
        turnTo(move, smallest((columns.angle[column] as number) - (rows.angle[row] as number)))
        move.x = 0
        move.y = 0
        const [x, y] = [placeX(move, rows, row), placeY(move, rows, row)]
        move.x = (columns.x[column] as number) - x
        move.y = (columns.y[column] as number) - y
        pairUp(pairs, column, loose)
        settle(pairs)
        const sum = pairUp(pairs, column, close)
        best = Math.max(best, agreement(sum, move, rows, columns))
      }
      return best
    },
  }
}

function turnTo(move: Move, turn: number): void {
  move.turn = turn
  move.cos = Math.cos(turn)
  move.sin = Math.sin(turn)
}

const placeX = (move: Move, { x, y }: PreparedFinger, at: number): number =>
  move.x + move.cos * (x[at] as number) - move.sin * (y[at] as number)
const placeY = (move: Move, { x, y }: PreparedFinger, at: number): number =>
  move.y + move.sin * (x[at] as number) + move.cos * (y[at] as number)

/** The move that undoes another. */
const backOf = ({ turn, cos, sin, x, y }: Move): Move => ({
  turn: -turn,
  cos,
  sin: -sin,
  x: -cos * x - sin * y,
  y: sin * x - cos * y,
})

/**
 * How much of what could lie over each other does, without what would by chance: prints of many minutiae overlap
 * anyhow. By chance every two minutiae at one place are taken to point the same way too: ridges of two
 * fingers may run alike, and with less than that one was let in for another (docs/operate/biometrics.md).
 */
function agreement(sum: number, move: Move, rows: PreparedFinger, columns: PreparedFinger): number {
  const mine = insideOther(move, rows, columns)
  const yours = insideOther(backOf(move), columns, rows)
  const wide = (columns.box[2] as number) - (columns.box[0] as number) + 2 * rim
  const high = (columns.box[3] as number) - (columns.box[1] as number) + 2 * rim
  const chance = (mine * yours * Math.PI * close.place ** 2) / (wide * high)
  const left = Math.max(0, sum - chance)
  const ofMine = mine + doubt - Math.min(chance, mine / 2)
  const ofYours = yours + doubt - Math.min(chance, yours / 2)
  return Math.min(1, (left * left) / (ofMine * ofYours))
}

/** Minutiae of one print that fall where the other has any. */
function insideOther(move: Move, one: PreparedFinger, { box }: PreparedFinger): number {
  const left = (box[0] as number) - rim
  const low = (box[1] as number) - rim
  const right = (box[2] as number) + rim
  const high = (box[3] as number) + rim
  let count = 0
  for (let at = 0; at < one.count; at += 1) {
    const x = placeX(move, one, at)
    const y = placeY(move, one, at)
    if (x >= left && x <= right && y >= low && y <= high) count += 1
  }
  return count
}
