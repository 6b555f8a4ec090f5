/** Forms have numbers in blocks, so that no two that are printed at once have the same; it is the number printed at most. */
export const sheetsOfBlock = 20
/** The first number of the first block (migrations/0023). */
export const firstSheet = 1000

/** Whether this number can stand on a form, when the newest block begins with `newest`. */
export const isSheetUpTo = (sheet: number, newest: number): boolean =>
  sheet >= firstSheet && sheet < newest + sheetsOfBlock

/** Whether these are forms of one block that was taken. */
export const isBlockPart = (first: number, count: number): boolean =>
  Number.isInteger(first) &&
  Number.isInteger(count) &&
  count >= 1 &&
  count <= sheetsOfBlock &&
  (first - firstSheet) % sheetsOfBlock === 0
