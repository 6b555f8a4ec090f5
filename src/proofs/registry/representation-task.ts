import { parseId, type EmployerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { beginRounds, runRound } from '../../platform/database/rounds.ts'
import { statement } from '../../platform/database/statement.ts'
import { lookAgain, type LookAgainDeps } from './app/look-again.ts'

const task = 'recheckRepresentatives'
/** Seconds. */
const every = 300

const suspect = statement(
  'representation.suspect',
  `select graphile_worker.add_job('lookAtRepresentative', json_build_object('id', e.id), job_key => 'representative:' || e.id)
     from employer e where e.identifier = $1 and e.branch_code = $2`,
)

/** Every worker may call it when it starts. */
export const beginRepresentation = (db: Database): Promise<void> => beginRounds(db, task)

/** A registry said of somebody what the record does not say: the worker looks at this employer by itself. */
export const suspectChange = async (db: Database, identifier: string, branchCode: string): Promise<void> => {
  await db.run(suspect, [identifier, branchCode])
}

/** Seconds between two looks at one employer that visitors gave rise to: a form sent a thousand times asks once. */
const notSooner = 3_600

/** The worker's tasks: a few of those asked about longest ago; and one by itself, when a check gave rise to it. */
export const representationTasks = (db: Database, deps: LookAgainDeps) => ({
  [task]: () =>
    runRound(db, { task, every }, async () => {
      for (const id of await deps.store.takeDue(deps.policy.recheck, deps.policy.perRound))
        await lookAgain(deps, id)
    }),
  async lookAtRepresentative(payload: unknown): Promise<void> {
    const id = parseId<EmployerId>((payload as { readonly id?: unknown } | null)?.id)
    if (!id.ok || !(await deps.store.take(id.value, notSooner))) return
    await lookAgain(deps, id.value)
  },
})
