/**
 * What kind of employer this is (DOMAIN 3). It comes from registry data and the institution's own
 * record, never from the digits of an identifier, and selects registries, questions, paths and papers.
 */
export const employerClasses = [
  'naturalPerson',
  'foreignNaturalPerson',
  'company',
  'nonProfit',
  'cooperative',
  'consortium',
  'publicEntity',
  'undividedEstate',
  'inLiquidation',
  'householdEmployer',
] as const

export type EmployerClass = (typeof employerClasses)[number]
