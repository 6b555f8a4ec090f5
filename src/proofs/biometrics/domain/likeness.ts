import { bitWords, discCells, maskWords, smallest } from './cylinders.ts'
import type { PreparedFinger } from './cylinders.ts'

/** Pairs of minutiae that are turned further against each other are not looked at. Radians. */
const mostTurn = Math.PI / 2
/** Cells that both discs have to have on skin. */
const leastOverlap = 0.6 * discCells

/** Likeness of every minutia of one print with every one of the other, 0 … 1, row by row. */
export function likenesses(rows: PreparedFinger, columns: PreparedFinger, worth: Float64Array): void {
  for (let row = 0; row < rows.count; row += 1) {
    for (let column = 0; column < columns.count; column += 1) {
      const turn = smallest((rows.angle[row] as number) - (columns.angle[column] as number))
      worth[row * columns.count + column] =
        Math.abs(turn) > mostTurn ? 0 : likeness(rows, row, columns, column)
    }
  }
}

/** One less the distance of both cylinders over the cells that both have, against what they have in all. */
function likeness(one: PreparedFinger, row: number, other: PreparedFinger, column: number): number {
  let shared = 0
  let mine = 0
  let yours = 0
  let apart = 0
  for (let word = 0; word < maskWords; word += 1) {
    const mask =
      (one.masks[row * maskWords + word] as number) & (other.masks[column * maskWords + word] as number)
    shared += ones(mask)
    for (let at = word; at < bitWords; at += maskWords) {
      const a = (one.bits[row * bitWords + at] as number) & mask
      const b = (other.bits[column * bitWords + at] as number) & mask
      mine += ones(a)
      yours += ones(b)
      apart += ones(a ^ b)
    }
  }
  if (shared < leastOverlap || mine + yours === 0) return 0
  return 1 - Math.sqrt(apart) / (Math.sqrt(mine) + Math.sqrt(yours))
}

/** Bits of a word that are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55)
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33)
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24
}
