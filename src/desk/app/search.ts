import type { AuditLog } from '../../audit/index.ts'
import { parseCaseCode } from '../../kernel/case-code.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isWithinReach, type Reaching } from '../domain/reach.ts'
import type { FoundCase, SearchStore } from './ports.ts'

export interface SearchDeps {
  readonly search: SearchStore
  readonly audit: AuditLog
  readonly atomically: Atomically
}

/** What somebody is looked for. A closed list: the log takes words of the code. */
export const searchReasons = ['present', 'call', 'asked', 'security'] as const
export type SearchReason = (typeof searchReasons)[number]

/** What was typed, by its form alone. */
export type Sought =
  | { readonly is: 'code'; readonly value: string }
  | { readonly is: 'ruc' | 'cedula'; readonly value: string }
  | { readonly is: 'nothing' }

export function soughtBy(raw: string): Sought {
  const code = parseCaseCode(raw)
  if (code.ok) return { is: 'code', value: code.value }
  const digits = raw.replace(/[\s-]/g, '')
  if (/^[0-9]{13}$/.test(digits)) return { is: 'ruc', value: digits }
  // A foreigner code has letters in front of its digits.
  if (/^[A-Za-z]{0,2}[0-9]{7,10}$/.test(digits)) return { is: 'cedula', value: digits.toUpperCase() }
  return { is: 'nothing' }
}

/** What was found within reach, and how many more there are at other centres. */
export interface Found {
  readonly cases: readonly FoundCase[]
  readonly elsewhere: number
}

/**
 * Looks for cases, and writes down who looked, for what and why: found or not. Of the number only the kind is
 * kept, for the log outlives the person's data.
 */
export async function seekCases(
  deps: SearchDeps,
  sought: Exclude<Sought, { readonly is: 'nothing' }>,
  officer: Reaching,
  reason: SearchReason,
): Promise<Found> {
  const { is, value } = sought
  const found =
    is === 'code' ? [] : await (is === 'ruc' ? deps.search.byEmployer(value) : deps.search.byClaimant(value))
  await deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'casesSought',
      actor: { officer: officer.id },
      reason,
      caseCode: is === 'code' ? value : undefined,
      // Of a code, whether there is such a case is seen by the look at it.
      detail: { by: is, found: is === 'code' ? undefined : found.length },
    }),
  )
  const cases = found.filter((one) => isWithinReach(officer, one))
  return { cases, elsewhere: found.length - cases.length }
}
