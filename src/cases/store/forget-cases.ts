import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// Claimant, browser, registry facts and the digests of the evidence. What stays is what the institution
// has to account for: that there was a case of this employer, its steps, and the audit entries.
const forget = statement(
  'case.forget',
  `update recovery_case c
      set claimant = '', browser = '',
          body = c.body || jsonb_build_object('sealedFacts', '', 'ledger', (
            select coalesce(jsonb_agg(proof || '{"evidence":""}' order by n), '[]')
              from jsonb_array_elements(c.body->'ledger') with ordinality as proofs(proof, n)))
    where c.id in (
      select id from recovery_case
       where claimant <> '' and touched_at < clock_timestamp() - make_interval(days => $1)
       limit $2 for update skip locked)`,
)

/**
 * Makes the cases anonymous whose last act is longer ago than the institution keeps them
 * (`caseKeepDays`; X-11, LOPDP). Whatever state such a case is in, its proofs ended long before.
 */
export const forgetOldCases = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, forget, [keepDays], size)
