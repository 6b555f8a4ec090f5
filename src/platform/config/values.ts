import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { about, settingNames, settings, type SettingName, type Settings } from './schema.ts'

/** Something about the settings that stops the start, in words for whoever starts it. */
export interface ConfigProblem {
  readonly setting: string
  /** What is wrong; never contains a secret. */
  readonly says: string
  /** What to do about it. */
  readonly fix: string
}

export type Environment = Readonly<Record<string, string | undefined>>
export type Given = { readonly [N in SettingName]?: Settings[N] }

/** Environment variables into typed settings, defaults filled in. What cannot be read is a problem, and is left out. */
export function readValues(
  env: Environment,
  readFile: (path: string) => string,
): { readonly given: Given; readonly problems: readonly ConfigProblem[] } {
  const given: Record<string, unknown> = {}
  const problems: ConfigProblem[] = [...unknownNames(env)]
  for (const name of settingNames) {
    const { expects, secret } = about(name)
    const raw = rawValue(name, env, readFile)
    if (raw === undefined) {
      const fallback = about(name).default
      if (fallback !== undefined) given[name] = fallback
    } else if (typeof raw === 'object') {
      problems.push(raw)
    } else {
      const schema = settings.properties[name] as TSchema
      const value = about(name).type === 'integer' ? wholeNumber(raw) : raw
      if (Value.Check(schema, value)) given[name] = value
      else
        problems.push({
          setting: name,
          says: secret ? 'has a value of the wrong form' : `is ${JSON.stringify(raw.slice(0, 80))}`,
          fix: `It must be ${expects}.`,
        })
    }
  }
  return { given, problems }
}

const wholeNumber = (raw: string): number => (/^-?[0-9]{1,9}$/.test(raw) ? Number(raw) : Number.NaN)

/** An empty variable is one that is not set: that is how compose files and shells leave one out. */
function rawValue(
  name: string,
  env: Environment,
  readFile: (path: string) => string,
): string | undefined | ConfigProblem {
  const direct = env[name]?.trim() || undefined
  const path = env[`${name}_FILE`]?.trim() || undefined
  if (path === undefined) return direct
  if (direct !== undefined)
    return { setting: name, says: `is set, and so is ${name}_FILE`, fix: 'Leave one of the two out.' }
  try {
    return readFile(path).trim() || undefined
  } catch (fault) {
    const reason = (fault as { readonly code?: string }).code ?? 'unreadable'
    return {
      setting: `${name}_FILE`,
      says: `points to a file that cannot be read (${reason})`,
      fix: 'Correct the path or the rights of the file.',
    }
  }
}

/** A misspelt name would be silence: the setting keeps its default and nobody knows. */
function unknownNames(env: Environment): ConfigProblem[] {
  const known = new Set<string>(settingNames.flatMap((name) => [name, `${name}_FILE`]))
  return Object.keys(env)
    .filter((name) => name.startsWith('CLAVERO_') && !known.has(name))
    .map((name) => {
      const near = nearest(name, known)
      return {
        setting: name,
        says: 'is no setting of Clavero',
        fix: near === undefined ? 'Remove it.' : `Did you mean ${near}?`,
      }
    })
}

function nearest(name: string, known: ReadonlySet<string>): string | undefined {
  const ranked = [...known]
    .map((each) => ({ each, distance: editDistance(name, each) }))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0] !== undefined && ranked[0].distance <= 4 ? ranked[0].each : undefined
}

/** Letters to put in, take out or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
