import { usable } from './usable.ts'

/** One field as its registry gave it: text, or several texts when the source has several rows. */
export type Raw = string | readonly (string | null)[] | null | undefined

/**
 * Facts the tax authority, the civil registry, the companies directory and the registrars hold.
 * Everything here is known to others too: grade B where a paper is needed, grade C where anyone can
 * look it up (DOMAIN 8). `legalName`, `activityStart` and `canton` are never asked: they only tell
 * which other facts they would give away.
 */
export interface RegistryFacts {
  /** Date of issue of the RUC (B: anyone who holds the certificate). Not the start of activities. */
  readonly rucIssuedOn?: Raw
  /** Start of activities (C: open file). */
  readonly activityStart?: Raw
  /** Date of the founding deed (C: companies directory). */
  readonly foundedOn?: Raw
  /** CIIU code as in `CODIGO_CIIU`, e.g. `G471101` (C: open file). Its letter is the answer. */
  readonly activity?: Raw
  /** Present canton (C: open file). */
  readonly canton?: Raw
  /** The representative's date of birth (C: printed on the cédula, sold in leaks). */
  readonly representativeBirthDate?: Raw
  /** Date the appointment was registered (B: company file, often public search). */
  readonly appointmentRegisteredOn?: Raw
  /** C: open file. */
  readonly tradeName?: Raw
  /** C: shown to the person before the questions. */
  readonly legalName?: Raw
}

/** Facts only the institution holds; besides the employer its accountant knows most of them (grade A). */
export interface InstitutionFacts {
  /** Date of the employer registration (B: on the certificates the institution prints). */
  readonly registeredOn?: Raw
  /** Month in which the first contribution form was paid (A). */
  readonly firstPayrollMonth?: Raw
  /** Month in which the first hire notice was sent (A). */
  readonly firstHireNoticeMonth?: Raw
  /** Active workers by month, keys `YYYY-MM` (A). */
  readonly workersByMonth?: Readonly<Record<string, Raw>>
  /** Workers on the first contribution form (A). */
  readonly firstWorkersCount?: Raw
  /** Band of the last paid form's total, `1` to `8` as in `payrollBands` (A: accountant and bank). */
  readonly lastPayrollBand?: Raw
  /** Month that last form is for: the question names it. */
  readonly lastPayrollMonth?: Raw
  /** Bank of the debit account, spelt as one of `debitBanks` (A: accountant and bank). */
  readonly debitBank?: Raw
  /** Kind of that account, `savings` or `current` (P-62; never asked as a question). */
  readonly debitAccountKind?: Raw
  /** Its last four digits; the whole number is not kept here (P-62). */
  readonly debitAccountLast4?: Raw
  /** Day on which the debit was moved to it, where it was another one before. */
  readonly debitAccountChangedOn?: Raw
  /** Names of the banks the institution debits from: the wrong options are drawn from them. */
  readonly debitBanks?: readonly string[]
  /** Day of the month of the debit: 6, 10 or 14 (B: any bank statement, and only three values). */
  readonly debitDay?: Raw
  /** Cantons the employer was in before the present one (B: partly open data). */
  readonly earlierCantons?: Raw
  /** Month of the last leave notice (A). */
  readonly lastLeaveNoticeMonth?: Raw
  /** Month the last payment agreement was signed (A). */
  readonly paymentAgreementMonth?: Raw
  /** The institution's branches, not the tax authority's establishments (B: printed on forms). */
  readonly branchCount?: Raw
}

/** All that the questions of one employer may draw on. A missing field is a question not asked. */
export interface Facts {
  readonly registry: RegistryFacts
  readonly institution: InstitutionFacts
}

/**
 * The field's one value in the spelling answers are compared in, or nothing: if it is absent, if the
 * source contradicts itself, or if one of its texts cannot be read (DOMAIN 8: exactly one usable value).
 */
export function only(raw: Raw, canonical: (text: string) => string | undefined): string | undefined {
  const values = all(raw, canonical)
  return values?.size === 1 ? [...values][0] : undefined
}

/** All distinct values of a field, or nothing if one of its texts cannot be read. */
export function all(
  raw: Raw,
  canonical: (text: string) => string | undefined,
): ReadonlySet<string> | undefined {
  const values = new Set<string>()
  for (const text of typeof raw === 'string' ? [raw] : (raw ?? [])) {
    const present = usable(text)
    if (present === undefined) continue
    const value = canonical(present)
    if (value === undefined) return undefined
    values.add(value)
  }
  return values
}
