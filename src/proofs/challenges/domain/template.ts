import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { ActivitySection } from './activities.ts'
import type { Facts } from './facts.ts'
import type { PayrollBand } from './payroll-bands.ts'

/** A whole number from 0 to `bound` - 1. Handed in: the domain has no chance of its own. */
export type RandomInt = (bound: number) => number

/** Who else can know the fact: A carries evidence, B needs a paper or the company file, C is public (DOMAIN 8). */
export type Grade = 'A' | 'B' | 'C'

export type AnswerType = 'date' | 'month' | 'choice' | 'number' | 'text'

export type TemplateId =
  | (
      | 'rucIssued'
      | 'birth'
      | 'founded'
      | 'appointed'
      | 'registered'
      | 'firstPayroll'
      | 'firstHire'
      | 'lastLeave'
    )
  | ('paymentAgreement' | 'workers' | 'firstWorkers' | 'payrollBand' | 'debitBank' | 'debitDay' | 'address')
  | ('branchCount' | 'activity' | 'tradeName')

export type OptionKey =
  | 'p06.option.name'
  | 'p06.option.debitDay'
  | `p06.option.band.${PayrollBand}`
  | `p06.option.activity.${ActivitySection}`

/** `value` goes into the form; `key` and `values` make the words beside it. */
export interface Option {
  readonly value: string
  readonly key: OptionKey
  readonly values?: Readonly<Record<string, string>>
}

/** What a question names besides its fact. `month` is `YYYY-MM`. */
export interface Params {
  readonly month?: string
}

/** What a template looks at: the facts, what the question names, and the day, `YYYY-MM-DD`, it was drawn. */
export interface View {
  readonly facts: Facts
  readonly params: Params
  readonly today: string
}

export interface Template {
  readonly id: TemplateId
  readonly type: AnswerType
  readonly grade: Grade
  readonly source: RegistrySource
  readonly classes: readonly EmployerClass[]
  /** Templates of one group give each other away, or stand on one paper: never two in a set. */
  readonly group: string
  /** Asked in one set of the employer and not again (birth date: DOMAIN 8). */
  readonly once?: true
  /** For the documents: which field this is, and who else knows it. */
  readonly fact: string
  readonly knownBy: string
  /** What the question could name. Without it the question names nothing. */
  readonly cases?: (facts: Facts, today: string) => readonly Params[]
  /** The one right answer in canonical spelling, or nothing if the fact is not usable. */
  readonly answer: (view: View) => string | undefined
  /** What else the answer could be, the answer included, as the employer's other public facts allow. */
  readonly pool?: (view: View, answer: string) => readonly Option[]
}

/** One question as it is kept and shown. It holds no answer; a choice does not say which option is right. */
export interface Question {
  readonly template: TemplateId
  readonly type: AnswerType
  readonly params: Params
  readonly options?: readonly Option[]
}

/** A drawn set. JSON in, JSON out. */
export interface QuestionSet {
  /** The day in mainland Ecuador, `YYYY-MM-DD`, on which it was drawn. */
  readonly drawnOn: string
  readonly questions: readonly Question[]
}

/** The value of "Ninguna de estas". Never right: see `options.ts`. */
export const noneOfThese = 'none'

/** The question's words; they need `mesAnio` when the question names a month. */
export const textKey = <Id extends TemplateId>(template: Id): `p06.q.${Id}` => `p06.q.${template}`
export const hintKey = <Id extends TemplateId>(template: Id): `p06.q.${Id}.hint` => `p06.q.${template}.hint`
