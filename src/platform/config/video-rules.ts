import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** Where calls by video take place. */
export type VideoConfig =
  | { readonly kind: 'own'; readonly ice: readonly string[] }
  | {
      readonly kind: 'jitsi'
      readonly origin: string
      readonly app: string
      readonly secret: Secret<string>
      readonly records: boolean
    }

const belonging = ['CLAVERO_VIDEO_APP', 'CLAVERO_VIDEO_SECRET'] as const

export function videoProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_VIDEO_URL: url, CLAVERO_VIDEO_ICE: ice, CLAVERO_VIDEO_RECORDS: records } = given
  if (url === undefined)
    return [
      ...belonging
        .filter((setting) => given[setting] !== undefined)
        .map((setting) => ({
          setting,
          says: 'is set without CLAVERO_VIDEO_URL',
          fix: 'Set the address, or remove it.',
        })),
      ...(records === 'yes'
        ? [
            {
              setting: 'CLAVERO_VIDEO_RECORDS',
              says: 'is yes, but rooms of this service never record',
              fix: 'Set it to no, or set CLAVERO_VIDEO_URL.',
            },
          ]
        : []),
      ...(ice !== undefined && given.CLAVERO_MODE !== 'production'
        ? [
            {
              setting: 'CLAVERO_VIDEO_ICE',
              says: 'leads to another machine, in a demonstration',
              fix: 'Remove it, or set CLAVERO_MODE=production.',
            },
          ]
        : []),
    ]
  return [
    ...addressProblems(url, given),
    ...belonging
      .filter((setting) => given[setting] === undefined)
      .map((setting) => ({ setting, says: 'is missing', fix: 'Give what the Jitsi Meet has.' })),
  ]
}

/** A demonstration leads nobody to another machine (B1, B2). */
function addressProblems(text: string, { CLAVERO_MODE: mode }: Given): ConfigProblem[] {
  const problem = (says: string, fix: string) => [{ setting: 'CLAVERO_VIDEO_URL', says, fix }]
  if (!URL.canParse(text) || new URL(text).origin !== text)
    return problem('is no address', 'Give scheme and host, with nothing behind them.')
  const { protocol, hostname } = new URL(text)
  if (protocol !== 'https:') return problem('is not https', 'Begin the address with https://.')
  if (mode !== 'production' && !isLoopback(hostname))
    return problem(
      'leads to another machine, in a demonstration',
      'Remove it, or set CLAVERO_MODE=production.',
    )
  return []
}

/** The same settings in their places, once the rules let them pass. */
export function videoIn(given: Given): VideoConfig {
  const { CLAVERO_VIDEO_URL: origin, CLAVERO_VIDEO_APP: app, CLAVERO_VIDEO_SECRET: secret } = given
  if (origin === undefined || app === undefined || secret === undefined)
    return { kind: 'own', ice: (given.CLAVERO_VIDEO_ICE ?? '').split(/[ ,]+/).filter((each) => each !== '') }
  return {
    kind: 'jitsi',
    origin,
    app,
    secret: new Secret(secret),
    records: given.CLAVERO_VIDEO_RECORDS === 'yes',
  }
}
