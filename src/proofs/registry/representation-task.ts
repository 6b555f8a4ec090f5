import { parseId, type EmployerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { lookAgain, type LookAgainDeps } from './app/look-again.ts'

const begin = statement(
  'representation.begin',
  `select graphile_worker.add_job('recheckRepresentatives', job_key => 'recheckRepresentatives', job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'representation.again',
  `select graphile_worker.add_job('recheckRepresentatives', job_key => 'recheckRepresentatives',
     run_at => clock_timestamp() + interval '5 minutes')`,
)
const suspect = statement(
  'representation.suspect',
  `select graphile_worker.add_job('lookAtRepresentative', json_build_object('id', e.id), job_key => 'representative:' || e.id)
     from employer e where e.identifier = $1 and e.branch_code = $2`,
)

/** Puts the first round in the queue, now; one that is planned already keeps its time. Every worker may call it. */
export const beginRepresentation = async (db: Database): Promise<void> => {
  await db.run(begin)
}

/** A registry said of somebody what the record does not say: the worker looks at this employer by itself. */
export const suspectChange = async (db: Database, identifier: string, branchCode: string): Promise<void> => {
  await db.run(suspect, [identifier, branchCode])
}

/** Seconds between two looks at one employer that visitors gave rise to: a form sent a thousand times asks once. */
const notSooner = 3_600

/** The worker's tasks: a few of those asked about longest ago, every five minutes; and one by itself, when a check gave rise to it. */
export const representationTasks = (db: Database, deps: LookAgainDeps) => ({
  async recheckRepresentatives(): Promise<void> {
    try {
      for (const id of await deps.store.takeDue(deps.policy.recheck, deps.policy.perRound))
        await lookAgain(deps, id)
    } finally {
      await db.run(again)
    }
  },
  async lookAtRepresentative(payload: unknown): Promise<void> {
    const id = parseId<EmployerId>((payload as { readonly id?: unknown } | null)?.id)
    if (!id.ok || !(await deps.store.take(id.value, notSooner))) return
    await lookAgain(deps, id.value)
  },
})
