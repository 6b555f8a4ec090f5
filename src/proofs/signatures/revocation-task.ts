import type { Database } from '../../platform/database/database.ts'
import { beginRounds, runRound } from '../../platform/database/rounds.ts'
import { refreshLists, type RefreshDeps } from './app/refresh-lists.ts'

const task = 'refreshRevocation'
/** Seconds. */
const every = 300

/** Every worker may call it when it starts. */
export const beginRevocation = (db: Database): Promise<void> => beginRounds(db, task)

/** The worker's task: the lists of revoked certificates that are due. */
export const revocationTask = (db: Database, deps: RefreshDeps) => ({
  [task]: () => runRound(db, { task, every }, () => refreshLists(deps)),
})
