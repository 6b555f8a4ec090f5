import { ok, refused } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { FieldRefusal } from './import-rows.ts'

/** Facts with one value a field, or several with `|` between them: then no question is asked about it. */
const plain = [
  ...(['firstPayrollMonth', 'firstHireNoticeMonth', 'firstWorkersCount', 'lastPayrollBand'] as const),
  ...(['lastPayrollMonth', 'debitBank', 'debitDay', 'earlierCantons', 'lastLeaveNoticeMonth'] as const),
  ...(['paymentAgreementMonth', 'branchCount'] as const),
  ...(['debitAccountKind', 'debitAccountChangedOn'] as const),
] as const
type PlainFact = (typeof plain)[number]

/** Columns of facts only the institution knows, all optional; `employer.facts` holds them under these names. */
export const factColumns = [...plain, 'debitAccountLast4', 'workersByMonth', 'debitBanks'] as const
export type FactColumn = (typeof factColumns)[number]

/** The shape questions are drawn from (`InstitutionFacts`); what they make of a text is theirs to judge. */
export type ImportedFacts = {
  readonly [Name in PlainFact | 'debitAccountLast4' | 'registeredOn']?: string | readonly string[]
} & {
  readonly workersByMonth?: Readonly<Record<string, string>>
  readonly debitBanks?: readonly string[]
}

const longestFact = 200

/**
 * Facts of a row. Of an account number the last four digits are kept and no more, however many the file has.
 * `workersByMonth` is written `2026-01=5|2026-02=6`, `debitBanks` as names with `|`
 * between them. The registration date is an ordinary column and a fact.
 */
export function readFacts(
  cell: (name: FactColumn) => string,
  registeredOn: string | null,
): Outcome<ImportedFacts, 'facts', readonly FieldRefusal[]> {
  const tooLong = plain.filter((name) => cell(name).length > longestFact)
  const workers = readWorkers(cell('workersByMonth'))
  const account = readAccount(cell('debitAccountLast4'))
  if (tooLong.length > 0 || workers === undefined || account === undefined) {
    const fields = [
      ...tooLong,
      ...(account === undefined ? ['debitAccountLast4'] : []),
      ...(workers === undefined ? ['workersByMonth'] : []),
    ]
    return refused(
      'facts',
      fields.map((field) => ({ field, reason: 'form' as const })),
    )
  }
  const facts: Record<string, string | readonly string[]> = {}
  for (const name of plain) {
    const [first, ...more] = parts(cell(name))
    if (first !== undefined) facts[name] = more.length === 0 ? first : [first, ...more]
  }
  const banks = parts(cell('debitBanks'))
  return ok({
    ...facts,
    ...(account.length === 0
      ? {}
      : { debitAccountLast4: account.length === 1 ? (account[0] ?? '') : account }),
    ...(registeredOn === null ? {} : { registeredOn }),
    ...(Object.keys(workers).length === 0 ? {} : { workersByMonth: workers }),
    ...(banks.length === 0 ? {} : { debitBanks: banks }),
  })
}

/** The last four digits of each account; undefined for what is no number of an account. */
function readAccount(raw: string): readonly string[] | undefined {
  const accounts = parts(raw).map((part) => /^\d{0,26}?(\d{4})$/.exec(part.replace(/[\s-]/g, ''))?.[1])
  return accounts.every((last4) => last4 !== undefined) ? accounts : undefined
}

function readWorkers(raw: string): Readonly<Record<string, string>> | undefined {
  const read = parts(raw).map((part) => /^(\d{4}-\d{2})=(\d{1,6})$/.exec(part))
  if (read.some((match) => match === null)) return undefined
  return Object.fromEntries(read.map((match) => [match?.[1] ?? '', match?.[2] ?? '']))
}

const parts = (raw: string): readonly string[] =>
  raw
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
