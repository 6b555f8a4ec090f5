import { civilDay } from '../../kernel/civil-day.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import type { Obligation } from '../domain/obligation.ts'
import type { ObligationAnswer, ObligationSource } from './ports.ts'

/** Employers that every source of obligations is shown. Null: it has nothing of them that can be told. */
export const contractObligations: readonly {
  readonly identifier: string
  readonly obligations: readonly Obligation[] | null
}[] = [
  { identifier: syntheticCompanyRuc(901), obligations: [] },
  {
    identifier: syntheticCompanyRuc(902),
    obligations: [
      {
        kind: 'contribution',
        period: { year: 2026, month: 10 },
        amount: 123_456_789,
        state: 'pending',
        dueOn: null,
        reference: null,
      },
      {
        kind: 'enforceableTitle',
        period: null,
        amount: 0,
        state: 'inAgreement',
        dueOn: civilDay(2026, 2, 28),
        reference: 'TC-Ñ 1/2',
      },
      {
        kind: 'agreementInstalment',
        period: { year: 2025, month: 12 },
        amount: 1,
        state: 'paid',
        dueOn: civilDay(2027, 1, 4),
        reference: null,
      },
    ],
  },
  { identifier: syntheticCompanyRuc(903), obligations: null },
]

/** What holds of every source. `asOf` is the source's own and is left out of `answer`. */
export interface ObligationCase {
  readonly sentence: string
  ask(source: ObligationSource): Promise<ObligationAnswer>
  readonly answer: object
}

export const obligationContract: readonly ObligationCase[] = [
  ...contractObligations.map(({ identifier, obligations }, n) => ({
    sentence:
      obligations === null
        ? 'says that it has nothing to say of an employer, which is not that nothing is owed'
        : `tells whole and in order what employer ${n + 1} owes: ${obligations.length}`,
    ask: (source: ObligationSource) => source.of({ identifier, branchCode: '0001' }),
    answer: obligations === null ? { kind: 'notFound' } : { kind: 'found', obligations },
  })),
  {
    sentence: 'knows nothing of another branch of an employer that it knows',
    ask: (source) => source.of({ identifier: syntheticCompanyRuc(902), branchCode: '0002' }),
    answer: { kind: 'notFound' },
  },
  {
    sentence: 'knows nothing of a number that is nobody’s',
    ask: (source) => source.of({ identifier: syntheticCompanyRuc(999), branchCode: '0001' }),
    answer: { kind: 'notFound' },
  },
]
