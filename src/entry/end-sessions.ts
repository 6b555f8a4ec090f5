import type { AuditLog } from '../audit/app/ports.ts'
import type { EmployerId } from '../kernel/ids.ts'
import { sessionStore } from '../keys/store/session-store.ts'
import { userSessionStore } from '../secondary-users/store/session-store.ts'
import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'

export interface EndedSessions {
  /** Whose they were: an employer has one number, and perhaps several branches with a key of their own. */
  readonly employers: number
  /** Sessions with an employer's own key that had not ended. */
  readonly own: number
  /** Sessions of its users that worked for it. */
  readonly users: number
}

const branches = statement<{ id: EmployerId }>(
  'sessions.branches',
  `select id from employer where identifier = $1 order by branch_code`,
)

/**
 * Nobody is in the account of this employer any more, and the activity log says so. Keys stay: whoever has one may sign in
 * again. That is stopped by "it was not me", by a block or by a new key.
 */
export const endSessions = (db: Database, audit: AuditLog, identifier: string): Promise<EndedSessions> =>
  db.transaction(async (tx) => {
    const found = await tx.many(branches, [identifier])
    const ended = { employers: found.length, own: 0, users: 0 }
    for (const { id: employerId } of found) {
      const own = await sessionStore(db).endAll(tx, employerId, 'operator')
      const users = await userSessionStore(db).endOfEmployer(tx, employerId)
      ended.own += own
      ended.users += users
      await audit.append(tx, {
        act: 'sessionEnded',
        employerId,
        actor: 'operator',
        detail: { ended: own, users },
      })
    }
    return ended
  })
