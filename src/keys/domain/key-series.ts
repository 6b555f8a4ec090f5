/**
 * The rows along which a series runs: the alphabet with and without ñ, the digits, and the rows of the
 * Spanish and English keyboards, shifted too.
 */
export const seriesRows: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'abcdefghijklmnñopqrstuvwxyz',
  '0123456789',
  '1234567890',
  'qwertyuiop',
  'asdfghjklñ',
  'asdfghjkl;',
  'zxcvbnm,.-',
  'zxcvbnm,./',
  '!"·$%&/()=',
  '!"#$%&/()=',
  '!@#$%^&*()',
]

/** Steps by which a character may follow another: where both stand in each row. */
const places: readonly ReadonlyMap<string, number>[] = seriesRows.map(
  (row) => new Map(Array.from(row).map((character, place) => [character, place])),
)

/**
 * Whether a text has a series of `length` characters: all equal, or neighbours of one row in one
 * direction. Capital and small letters are the same.
 */
export function hasSeries(text: string, length: number): boolean {
  const characters = Array.from(text.toLowerCase())
  const runs = places.map(() => ({ up: 1, down: 1 }))
  let equal = 1
  for (let i = 1; i < characters.length; i += 1) {
    const [before, here] = [characters[i - 1] ?? '', characters[i] ?? '']
    equal = before === here ? equal + 1 : 1
    if (equal >= length) return true
    for (const [row, run] of runs.entries()) {
      const step = (places[row]?.get(here) ?? NaN) - (places[row]?.get(before) ?? NaN)
      run.up = step === 1 ? run.up + 1 : 1
      run.down = step === -1 ? run.down + 1 : 1
      if (run.up >= length || run.down >= length) return true
    }
  }
  return false
}
