import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** What compares fingers. */
export type ComparerConfig =
  | { readonly kind: 'inside' }
  | {
      readonly kind: 'osia-abis'
      readonly url: string
      readonly token: Secret<string>
      readonly gallery: string
      /** In the units of that ABIS, as the highest score is. */
      readonly threshold: number
      readonly fullScore: number
    }
  | { readonly kind: 'mosip-biosdk'; readonly url: string; readonly token: Secret<string> | undefined }

const ofOsia = [
  'CLAVERO_COMPARER_GALLERY',
  'CLAVERO_COMPARER_THRESHOLD',
  'CLAVERO_COMPARER_FULL_SCORE',
] as const
const ofAll = ['CLAVERO_COMPARER_URL', 'CLAVERO_COMPARER_TOKEN', ...ofOsia] as const
const needed = {
  inside: [],
  'osia-abis': ofAll,
  'mosip-biosdk': ['CLAVERO_COMPARER_URL'],
} as const satisfies Readonly<Record<ComparerConfig['kind'], readonly (typeof ofAll)[number][]>>
const taken = { ...needed, 'mosip-biosdk': ['CLAVERO_COMPARER_URL', 'CLAVERO_COMPARER_TOKEN'] } as const

export function comparerProblems(given: Given): ConfigProblem[] {
  const kind = given.CLAVERO_COMPARER ?? 'inside'
  const [asks, takes]: readonly (readonly string[])[] = [needed[kind], taken[kind]]
  const { CLAVERO_COMPARER_THRESHOLD: least, CLAVERO_COMPARER_FULL_SCORE: most } = given
  return [
    ...ofAll
      .filter((setting) => given[setting] === undefined && asks?.includes(setting) === true)
      .map((setting) => ({ setting, says: 'is missing', fix: `Give what CLAVERO_COMPARER=${kind} needs.` })),
    ...ofAll
      .filter((setting) => given[setting] !== undefined && takes?.includes(setting) !== true)
      .map((setting) => ({
        setting,
        says: `is set, but CLAVERO_COMPARER=${kind} has no use for it`,
        fix: 'Remove it, or choose the comparer that it is for.',
      })),
    ...urlProblems(given),
    ...(kind === 'osia-abis' && least !== undefined && most !== undefined && least > most
      ? [
          {
            setting: 'CLAVERO_COMPARER_THRESHOLD',
            says: 'is above the highest score',
            fix: 'Give a threshold that a comparison can reach.',
          },
        ]
      : []),
  ]
}

/** Templates of fingers are sent over https only (CHANNELS 1.9). */
function urlProblems({ CLAVERO_COMPARER_URL: address }: Given): ConfigProblem[] {
  if (address === undefined) return []
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe =
    url !== undefined && url.username === '' && (url.protocol === 'https:' || isLoopback(url.hostname))
  return isSafe
    ? []
    : [
        {
          setting: 'CLAVERO_COMPARER_URL',
          says: 'is no https address',
          fix: 'Use https, or a bridge on 127.0.0.1 that does.',
        },
      ]
}

/** The same settings in their places, once the rules let them pass. */
export function comparerIn(given: Given): ComparerConfig {
  const {
    CLAVERO_COMPARER: kind,
    CLAVERO_COMPARER_URL: url = '',
    CLAVERO_COMPARER_TOKEN: token,
    CLAVERO_COMPARER_GALLERY: gallery = '',
    CLAVERO_COMPARER_THRESHOLD: threshold = 1,
    CLAVERO_COMPARER_FULL_SCORE: fullScore = 1,
  } = given
  if (kind === 'osia-abis')
    return { kind, url, token: new Secret(token ?? ''), gallery, threshold, fullScore }
  if (kind === 'mosip-biosdk')
    return { kind, url, token: token === undefined ? undefined : new Secret(token) }
  return { kind: 'inside' }
}
