import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** The gateway to the banks. */
export interface BankConfig {
  readonly url: string
  readonly credential: Secret<string>
  readonly names: readonly string[]
}

const belonging = ['CLAVERO_BANK_CREDENTIAL', 'CLAVERO_BANK_NAMES'] as const

export function bankProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_BANK_URL: address, CLAVERO_BANK_CREDENTIAL: credential } = given
  if (address === undefined)
    return belonging
      .filter((setting) => given[setting] !== undefined)
      .map((setting) => ({
        setting,
        says: 'is set without CLAVERO_BANK_URL',
        fix: 'Set the address of the gateway, or remove it.',
      }))
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe = url !== undefined && (url.protocol === 'https:' || isLoopback(url.hostname))
  const problems: ConfigProblem[] = []
  if (!isSafe || url.username !== '')
    problems.push({
      setting: 'CLAVERO_BANK_URL',
      says: 'is no https address',
      fix: 'Use https, or a bridge on 127.0.0.1 that does; the credential has a setting of its own.',
    })
  if (credential === undefined)
    problems.push({
      setting: 'CLAVERO_BANK_CREDENTIAL',
      says: 'is missing',
      fix: 'Give what the gateway knows you by.',
    })
  if (namesIn(given).length < 2)
    problems.push({
      setting: 'CLAVERO_BANK_NAMES',
      says: 'names no two banks',
      fix: 'List the banks that the institution debits from, with | between them.',
    })
  return problems
}

const namesIn = ({ CLAVERO_BANK_NAMES: names = '' }: Given): readonly string[] => [
  ...new Set(
    names
      .split('|')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** The same settings in their places, once the rules let them pass. */
export function bankIn(given: Given): BankConfig | undefined {
  const { CLAVERO_BANK_URL: url, CLAVERO_BANK_CREDENTIAL: credential } = given
  if (url === undefined || credential === undefined) return undefined
  return { url, credential: new Secret(credential), names: namesIn(given) }
}
