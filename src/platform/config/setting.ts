import Type from 'typebox'

/** What is said about a setting, in the manual and when it is wrong. */
export interface About {
  readonly group: Group
  readonly description: string
  /** Ends the sentence "must be …". */
  readonly expects: string
  readonly default?: string | number
  /** Never shown, not even in part. */
  readonly secret?: true
  /** Production does not start without it. */
  readonly needed?: true
  /** Production only: the demonstration has its own, and refuses to be dressed up (B1, B2). */
  readonly productionOnly?: true
}

export const groups = [
  'Service',
  'Database',
  'Institution',
  'Mail',
  'Text messages',
  'Affiliate key',
  'Bank account',
  'Registries',
  'Files',
  'Fingerprints',
  'Staff',
  'Video',
  'Secrets',
  'Policy',
] as const
export type Group = (typeof groups)[number]

export const word = <const Words extends string[]>(values: [...Words], about: Omit<About, 'expects'>) =>
  Type.Enum(values, { expects: `one of ${values.map((each) => `\`${each}\``).join(', ')}`, ...about })
export const number = (minimum: number, maximum: number, about: Omit<About, 'expects'>) =>
  Type.Integer({ minimum, maximum, expects: `a whole number from ${minimum} to ${maximum}`, ...about })
export const text = (pattern: string, about: About) => Type.String({ pattern, maxLength: 4_000, ...about })
export const secret = (
  about: Pick<About, 'description' | 'needed'>,
  expects = 'at least 32 random octets in base64 or hex',
) => Type.String({ expects, group: 'Secrets', secret: true, ...about })
