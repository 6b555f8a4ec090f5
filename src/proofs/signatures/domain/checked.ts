import type { CheckName, SignatureCode } from './codes.ts'
import type { CheckFacts, CheckResult } from './judgement.ts'
import { PdfFlaw } from './pdf/flaw.ts'

/** What one check comes to: what the next ones need, or the code that decides. Facts go to the record. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly facts?: CheckFacts; readonly isUnknown?: boolean }
  | { readonly ok: false; readonly code: SignatureCode; readonly facts?: CheckFacts }

/** A check that is in order, with what the next ones need. */
export const passed = <T>(value: T, facts?: CheckFacts): Checked<T> => ({
  ok: true,
  value,
  ...(facts && { facts }),
})

/** What could not be found out and does not decide by itself. */
export const unknown = <T>(value: T, facts: CheckFacts): Checked<T> => ({
  ok: true,
  value,
  facts,
  isUnknown: true,
})

/** A check that decides: no later one is made. */
export const failed = (code: SignatureCode, facts?: CheckFacts): Checked<never> => ({
  ok: false,
  code,
  ...(facts && { facts }),
})

/** Ends a list of checks; caught by `listed`. */
class Decided extends Error {
  readonly code: SignatureCode
  constructor(code: SignatureCode) {
    super(code)
    this.code = code
  }
}

export interface CheckList {
  /** Makes the check, writes down what it comes to, and gives what it found; one that failed ends the list. */
  check<T>(name: CheckName, made: () => Checked<T>): T
  /** Writes down that a check was not asked of this file. */
  leave(name: CheckName): void
}

/** What the readers of a PDF throw is what the check comes to. */
function flawless<T>(made: () => Checked<T>): Checked<T> {
  try {
    return made()
  } catch (fault) {
    if (fault instanceof PdfFlaw) return failed(fault.code, { is: fault.what })
    throw fault
  }
}

/** Makes checks in the order of the code until one fails: that one decides. */
export function listed(make: (list: CheckList) => void): {
  readonly checks: readonly CheckResult[]
  readonly code: SignatureCode | undefined
} {
  const checks: CheckResult[] = []
  try {
    make({
      check(name, made) {
        const found = flawless(made)
        const facts = found.facts === undefined ? {} : { facts: found.facts }
        if (!found.ok) {
          checks.push({ check: name, result: 'failed', code: found.code, ...facts })
          throw new Decided(found.code)
        }
        checks.push({ check: name, result: found.isUnknown === true ? 'unknown' : 'passed', ...facts })
        return found.value
      },
      leave: (name) => void checks.push({ check: name, result: 'left' }),
    })
  } catch (fault) {
    if (fault instanceof Decided) return { checks, code: fault.code }
    throw fault
  }
  return { checks, code: undefined }
}
