import type { Database } from '../../src/platform/database/database.ts'

/** What docs/operate/running.md has done after a restore, before the first start. */
export const restoreStatement = 'update installation set restore_epoch = restore_epoch + 1;'

/** What stands in the database now is what a copy brought back. */
export const restore = async ({ db }: { readonly db: Database }): Promise<void> => {
  await db.pool.query(restoreStatement)
}
