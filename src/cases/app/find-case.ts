import type { CaseCode } from '../../kernel/case-code.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CaseStore, LoadedCase } from './ports.ts'

/** Tries to look up one code, the same for a code that names something and one that does not (ATK-18). */
export interface CaseLookups {
  /** Reserves one try. Null when it was reserved; otherwise from when there is one again. */
  reserve(code: CaseCode): Promise<Instant | null>
  /** Returns the try of somebody who knew the digits: looking at one's own case costs nothing. */
  giveBack(code: CaseCode): Promise<void>
}

export interface FindCaseDeps {
  readonly cases: Pick<CaseStore, 'findByCode'>
  readonly lookups: CaseLookups
}

/** How many digits of the representative's number are asked for. */
export const digitsAsked = 4

export interface AskedCase {
  readonly code: CaseCode
  /** The last four digits of the representative's number. */
  readonly digits: string
}

/** Whether the number ends with exactly these four digits; fewer, or none, are never right. */
export const endsWithDigits = (document: string, digits: string): boolean =>
  digits.length === digitsAsked && document.slice(-digitsAsked) === digits

/**
 * Finds a case for somebody who is not in the browser that opened it. The try is reserved before
 * anything is compared, so that however many guesses arrive at once, no more are judged than a day has
 * (ATK-18). An unknown code and wrong digits are one answer.
 */
export async function findCase(
  deps: FindCaseDeps,
  asked: AskedCase,
): Promise<Outcome<LoadedCase, 'caseNotFound' | 'tooManyTries', Instant | undefined>> {
  const again = await deps.lookups.reserve(asked.code)
  if (again !== null) return refused('tooManyTries', again)
  const loaded = await deps.cases.findByCode(asked.code)
  if (loaded === undefined || !endsWithDigits(loaded.claimant, asked.digits))
    return refused('caseNotFound', undefined)
  await deps.lookups.giveBack(asked.code)
  return ok(loaded)
}
