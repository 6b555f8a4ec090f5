import type { Clock } from '../kernel/time.ts'
import type { Database } from '../platform/database/database.ts'
import { beginRounds, runRound } from '../platform/database/rounds.ts'
import type { AuditTree } from './app/tree-head.ts'

const task = 'signTreeHead'
/** Seconds (RELIABILITY 11). */
const every = 300

export const beginTree = (db: Database): Promise<void> => beginRounds(db, task)

/** The worker's task: a signed head, where anything was added. */
export const treeTask = (db: Database, tree: AuditTree, clock: Clock) => ({
  [task]: () => runRound(db, { task, every }, () => tree.takeHead(clock())),
})
