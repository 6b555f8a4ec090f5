import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** The gateway of text messages. */
export interface TextsConfig {
  readonly url: string
  readonly credential: Secret<string>
  /** JSON of the settings; the adapter reads it. */
  readonly fields: string
  readonly answerId: string
  readonly reportKey: Secret<string> | undefined
  readonly dayMax: number
}

const defaults = {
  fields: '{"to":"{to}","text":"{text}","id":"{id}"}',
  answerId: 'id',
  dayMax: 2_000,
} as const

const belonging = [
  'CLAVERO_SMS_CREDENTIAL',
  'CLAVERO_SMS_FIELDS',
  'CLAVERO_SMS_ANSWER_ID',
  'CLAVERO_SMS_REPORT_KEY',
  'CLAVERO_SMS_DAY_MAX',
] as const

export function textProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_SMS_URL: address, CLAVERO_SMS_CREDENTIAL: credential, CLAVERO_SMS_FIELDS: fields } = given
  if (address === undefined)
    return belonging
      .filter((setting) => given[setting] !== undefined)
      .map((setting) => ({
        setting,
        says: 'is set without CLAVERO_SMS_URL',
        fix: 'Set the address of the gateway, or remove it.',
      }))
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe = url !== undefined && (url.protocol === 'https:' || isLoopback(url.hostname))
  return [
    ...(isSafe && url.username === ''
      ? []
      : [
          {
            setting: 'CLAVERO_SMS_URL',
            says: 'is no https address',
            fix: 'Use https, or a bridge on 127.0.0.1 that does; the credential has a setting of its own.',
          },
        ]),
    ...(credential === undefined
      ? [
          {
            setting: 'CLAVERO_SMS_CREDENTIAL',
            says: 'is missing',
            fix: 'Give what the gateway knows you by.',
          },
        ]
      : []),
    ...(fields === undefined || hasPlaces(fields)
      ? []
      : [
          {
            setting: 'CLAVERO_SMS_FIELDS',
            says: 'is no template',
            fix: 'Give a flat JSON object with {text}, and {to}, {digits} or {national}.',
          },
        ]),
  ]
}

/** The same as the adapter asks for, which reads it again. */
function hasPlaces(fields: string): boolean {
  try {
    const values = Object.values(JSON.parse(fields) as Readonly<Record<string, unknown>>)
    const said = values.join(' ')
    return (
      values.length <= 30 &&
      values.every((value) => ['string', 'number', 'boolean'].includes(typeof value)) &&
      said.includes('{text}') &&
      /\{(?:to|digits|national)\}/.test(said)
    )
  } catch {
    return false
  }
}

/** The same settings in their places, once the rules let them pass. */
export function textsIn(given: Given): TextsConfig | undefined {
  const {
    CLAVERO_SMS_URL: url,
    CLAVERO_SMS_CREDENTIAL: credential,
    CLAVERO_SMS_REPORT_KEY: reportKey,
  } = given
  if (url === undefined || credential === undefined) return undefined
  return {
    url,
    credential: new Secret(credential),
    fields: given.CLAVERO_SMS_FIELDS ?? defaults.fields,
    answerId: given.CLAVERO_SMS_ANSWER_ID ?? defaults.answerId,
    reportKey: reportKey === undefined ? undefined : new Secret(reportKey),
    dayMax: given.CLAVERO_SMS_DAY_MAX ?? defaults.dayMax,
  }
}
