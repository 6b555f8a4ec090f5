import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { about, settingNames, type SettingName } from './schema.ts'
import type { ConfigProblem, Given } from './values.ts'

export const secretBytes = 32

/** Secrets of our own making; addresses and keys of others are hidden too, but judged elsewhere. */
export const ownSecrets = settingNames.filter((name) => about(name).group === 'Secrets')

/** The octets of a secret in hex, base64 or base64url; undefined for anything else. */
export function secretOctets(text: string): Buffer | undefined {
  if (/^(?:[0-9a-fA-F]{2})+$/.test(text)) return Buffer.from(text, 'hex')
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return Buffer.from(text, 'base64url')
  return undefined
}

/** Short, made up, or used twice: each secret guards something else, and none may be guessed (F-38). */
export function secretProblems(given: Given): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const seen = new Map<string, SettingName>()
  for (const name of ownSecrets) {
    const text = given[name]
    if (typeof text !== 'string') continue
    const octets = secretOctets(text)
    const wrong = weakness(name, octets)
    if (wrong !== undefined)
      problems.push({ setting: name, says: wrong, fix: 'Make one with: openssl rand -base64 32' })
    const print = octets?.toString('hex') ?? text
    const twin = seen.get(print)
    if (twin === undefined) seen.set(print, name)
    else
      problems.push({
        setting: name,
        says: `is the same as ${twin}`,
        fix: 'Give each its own: openssl rand -base64 32',
      })
  }
  return problems
}

function weakness(name: SettingName, octets: Buffer | undefined): string | undefined {
  if (octets === undefined) return 'is neither base64 nor hex'
  if (octets.length < secretBytes) return `has ${octets.length} octets, ${secretBytes} are needed`
  if (name === 'CLAVERO_RECEIPT_KEY' && octets.length !== secretBytes)
    return `has ${octets.length} octets, exactly ${secretBytes} are needed`
  // 32 random octets have fewer than 16 different values, or are printable throughout, about never.
  if (new Set(octets.subarray(0, 64)).size < 16) return 'repeats itself: it was made up, not drawn'
  if (octets.every((octet) => octet >= 0x20 && octet < 0x7f))
    return 'is a text in disguise: it was made up, not drawn'
  return undefined
}

export type SecretTexts = { readonly [N in SettingName]?: string }

/**
 * The demonstration's own secrets: drawn at its first start, kept beside its data, readable by their
 * owner only. Two processes that start together end up with the same.
 */
export function demonstrationSecrets(folder: string): SecretTexts {
  const path = join(folder, 'secrets.json')
  const read = () => JSON.parse(readFileSync(path, 'utf8')) as SecretTexts
  let known: SecretTexts = {}
  try {
    known = read()
  } catch (fault) {
    if ((fault as { readonly code?: string }).code !== 'ENOENT') throw fault
  }
  const wanted = ownSecrets.filter((name) => about(name).needed === true)
  if (wanted.every((name) => known[name] !== undefined)) return known

  mkdirSync(folder, { recursive: true })
  const drawn = Object.fromEntries(
    wanted.map((name) => [name, known[name] ?? randomBytes(secretBytes).toString('base64url')]),
  )
  const draft = join(folder, `secrets.${process.pid}.json`)
  writeFileSync(draft, `${JSON.stringify(drawn, null, 2)}\n`, { mode: 0o600 })
  try {
    // A link appears whole or not at all, and never replaces what another process put there first.
    if (Object.keys(known).length > 0) unlinkSync(path)
    linkSync(draft, path)
  } catch (fault) {
    if ((fault as { readonly code?: string }).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(draft)
  }
  return read()
}
