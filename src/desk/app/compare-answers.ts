import type { LoadedCase } from '../../cases/app/ports.ts'
import type { RegistryAnswer } from '../../kernel/outcome.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import { recordOf, registryOrder, type Answers } from '../../proofs/registry/domain/answers.ts'

/** What is set side by side (SCREENS S-05). */
export const comparedFields = ['ruc', 'legalName', 'state', 'cedula', 'representative'] as const
export type ComparedField = (typeof comparedFields)[number]

/** `same`: as the person, or the institution's file, has it. `absent`: this registry does not know such a thing. */
export interface Cell {
  readonly is: 'same' | 'different' | 'plain' | 'absent'
  readonly value: string
}

export interface Column {
  readonly registry: RegistrySource
  readonly outcome: RegistryAnswer<unknown>['kind']
  readonly asOf: Date | null
  readonly cells: Readonly<Record<ComparedField, Cell>>
}

export interface Compared {
  readonly said: Readonly<Record<ComparedField, string>>
  readonly columns: readonly Column[]
}

type Known = Partial<Record<ComparedField, readonly string[]>>

/** What each registry says, in the fields of the table. Several persons may represent one employer. */
const knownBy = ({ taxpayer, civil, companies, institution }: Answers): Record<RegistrySource, Known> => {
  const [tax, person, company, own] = [
    recordOf(taxpayer),
    recordOf(civil),
    recordOf(companies),
    recordOf(institution),
  ]
  const people = (list: readonly { readonly document?: string; readonly names: string }[] | undefined) => ({
    cedula: list?.flatMap(({ document }) => document ?? []) ?? [],
    representative: list?.map(({ names }) => names) ?? [],
  })
  const one = (text: string | undefined) => (text === undefined ? [] : [text])
  return {
    taxpayer: {
      ruc: one(tax?.ruc),
      legalName: one(tax?.legalName),
      state: one(tax?.state),
      ...people(tax?.representatives),
    },
    civil: { cedula: one(person?.document), representative: one(person?.names) },
    companies: {
      ruc: one(company?.ruc),
      legalName: one(company?.legalName),
      state: one(company?.situation),
      representative: company?.representatives?.map(({ names }) => names) ?? [],
    },
    institution: {
      ruc: one(own?.identifier),
      legalName: one(own?.legalName),
      ...people(own?.representatives),
    },
  }
}

const alike = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()

/** Sets the answers beside what the person typed, and, where a person types nothing, beside the institution's file. */
export function compareAnswers(loaded: LoadedCase, answers: Answers): Compared {
  const { employer, claimant } = loaded
  const own = employer.representatives.find(({ document }) => document === claimant)
  const said = {
    ruc: employer.identifier,
    legalName: employer.legalName,
    state: '',
    cedula: claimant,
    representative: own?.names ?? '',
  }
  const known = knownBy(answers)
  const cellOf = (field: ComparedField, values: readonly string[] | undefined): Cell => {
    if (values === undefined || values.length === 0) return { is: 'absent', value: '' }
    if (said[field] === '') return { is: 'plain', value: values.join(', ') }
    const match = values.find((value) => alike(value) === alike(said[field]))
    return match === undefined ? { is: 'different', value: values.join(', ') } : { is: 'same', value: match }
  }
  return {
    said,
    columns: registryOrder.flatMap((registry) => {
      const answer = answers[registry]
      if (answer === undefined) return []
      const asOf = answer.kind === 'found' || answer.kind === 'partial' ? answer.asOf : null
      const cells = Object.fromEntries(
        comparedFields.map((field) => [field, cellOf(field, known[registry][field])]),
      ) as Record<ComparedField, Cell>
      return [{ registry, outcome: answer.kind, asOf, cells }]
    }),
  }
}
