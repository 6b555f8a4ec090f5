import type { CivilDay } from '../../../kernel/civil-day.ts'
import { addDays } from '../../../kernel/civil-day.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Policy } from '../../../policy/policy.ts'
import { documentRules, type DocumentKind } from './documents.ts'

/** What papers are measured by: the day on the mainland, and the greatest ages of the policy. */
export interface PaperClock {
  readonly today: CivilDay
  readonly docs: Pick<Policy['docs'], 'rucMaxAge' | 'letterMaxAge'>
}

/** `noDay`: it has to say when it was issued; `future`: it says a day that is still to come. */
export type DayRefusal = 'noDay' | 'future' | 'old' | 'ended'

/**
 * Whether the day on a paper lets it count today (ATK-49). A paper of exactly the greatest age still counts, and so
 * does a nombramiento on its last day. Whoever acts on after its end until they are replaced (DOMAIN 7) shows that by
 * the registry of companies, not by the paper. A nombramiento that names no last day has none.
 */
export function judgeDay(
  kind: DocumentKind,
  day: CivilDay | null,
  { today, docs }: PaperClock,
): Outcome<undefined, DayRefusal> {
  const { oldest, ends } = documentRules[kind]
  if (ends) return day !== null && day < today ? refused('ended') : ok(undefined)
  if (oldest === null) return ok(undefined)
  if (day === null) return refused('noDay')
  if (day > today) return refused('future')
  return day < addDays(today, -docs[oldest]) ? refused('old') : ok(undefined)
}
