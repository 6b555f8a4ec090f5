/**
 * Gives every row a column of its own so that the sum of what is given is greatest (Kuhn, 1955, in the form of
 * Jonker and Volgenant with potentials). All room is made beforehand.
 */
export interface Assigner {
  /**
   * @param worth `rows` × `columns` numbers, row by row; rows ≤ columns ≤ the room.
   * @param given Where the column of each row is written.
   */
  assign(worth: Float64Array, rows: number, columns: number, given: Int32Array): void
}

/** @param room rows and columns at most: all memory is taken beforehand */
export function createAssigner(room: number): Assigner {
  const rowPotential = new Float64Array(room + 1)
  const columnPotential = new Float64Array(room + 1)
  const rowOf = new Int32Array(room + 1)
  const cameFrom = new Int32Array(room + 1)
  const least = new Float64Array(room + 1)
  const isUsed = new Uint8Array(room + 1)

  /** The column 0 stands for "not yet": it holds the row that looks for a place. */
  function place(worth: Float64Array, columns: number): number {
    least.fill(Number.POSITIVE_INFINITY, 0, columns + 1)
    isUsed.fill(0, 0, columns + 1)
    let here = 0
    do {
      isUsed[here] = 1
      const row = rowOf[here] as number
      let [delta, next] = [Number.POSITIVE_INFINITY, 0]
      for (let column = 1; column <= columns; column += 1) {
        if (isUsed[column] === 1) continue
        const cost =
          -(worth[(row - 1) * columns + column - 1] as number) -
          (rowPotential[row] as number) -
          (columnPotential[column] as number)
        if (cost < (least[column] as number)) {
          least[column] = cost
          cameFrom[column] = here
        }
        if ((least[column] as number) < delta) {
          delta = least[column] as number
          next = column
        }
      }
      for (let column = 0; column <= columns; column += 1) {
        if (isUsed[column] === 1) {
          const owner = rowOf[column] as number
          rowPotential[owner] = (rowPotential[owner] as number) + delta
          columnPotential[column] = (columnPotential[column] as number) - delta
        } else least[column] = (least[column] as number) - delta
      }
      here = next
    } while (rowOf[here] !== 0)
    return here
  }

  return {
    assign(worth, rows, columns, given) {
      rowPotential.fill(0, 0, rows + 1)
      columnPotential.fill(0, 0, columns + 1)
      rowOf.fill(0, 0, columns + 1)
      for (let row = 1; row <= rows; row += 1) {
        rowOf[0] = row
        let here = place(worth, columns)
        while (here !== 0) {
          const before = cameFrom[here] as number
          rowOf[here] = rowOf[before] as number
          here = before
        }
      }
      for (let column = 1; column <= columns; column += 1) {
        const row = rowOf[column] as number
        if (row > 0) given[row - 1] = column - 1
      }
    },
  }
}
