import type { Database } from './database.ts'
import type { Statement } from './statement.ts'

/** Rows that one statement of a purge takes at most: no lock is held for long, and no statement runs out of time. */
export const portion = 2_000

/**
 * Repeats a statement until it leaves nothing over. Its last value is the size of a portion. It has to
 * choose rows that it has not changed yet, or it would never end.
 * @returns how many rows moved in all.
 */
export async function inPortions(
  db: Database,
  purge: Statement<unknown>,
  values: readonly unknown[] = [],
  size = portion,
): Promise<number> {
  let rows = 0
  for (;;) {
    const moved = await db.run(purge, [...values, size])
    rows += moved
    if (moved < size) return rows
  }
}
