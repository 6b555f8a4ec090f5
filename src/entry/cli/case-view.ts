import type { CaseCode } from '../../kernel/case-code.ts'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'

/** A case as an operator may see it: what happened and when. Who it is about stays in the database. */
export interface CaseView {
  readonly code: string
  readonly state: string
  readonly path: string
  readonly profile: string
  /** ISO 8601, UTC, as all times here. */
  readonly openedAt: string
  readonly touchedAt: string
  readonly acts: readonly CaseActView[]
}

export interface CaseActView {
  readonly at: string
  /** An act of the log, or `event:` and the event of the case. */
  readonly what: string
  readonly why: string | null
  /** Lane and place in the audit log. */
  readonly entry: string | null
}

interface CaseRow {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly path: string
  readonly profile: string
  readonly openedAt: Date
  readonly touchedAt: Date
}

const readCase = statement<CaseRow>(
  'cli.case',
  `select id, code, state, path, profile, opened_at as "openedAt", touched_at as "touchedAt"
     from recovery_case where code = $1`,
)

const readActs = statement<{
  readonly at: Date
  readonly what: string
  readonly why: string | null
  readonly entry: string | null
}>(
  'cli.case-acts',
  `select at, 'event:' || event as what, null as why, null as entry from case_event where case_id = $1
   union all
   select at, act, reason, lane || '-' || seq from audit_entry where case_code = $2
   order by at, entry nulls first`,
)

export async function readCaseView(db: Queries, code: CaseCode): Promise<CaseView | undefined> {
  const found = await db.first(readCase, [code])
  if (found === undefined) return undefined
  const { id, openedAt, touchedAt, ...rest } = found
  const acts = await db.many(readActs, [id, code])
  return {
    ...rest,
    openedAt: openedAt.toISOString(),
    touchedAt: touchedAt.toISOString(),
    acts: acts.map((act) => ({ ...act, at: act.at.toISOString() })),
  }
}
