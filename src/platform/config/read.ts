import { readFileSync } from 'node:fs'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { assemble, type Config } from './config.ts'
import { ruleProblems } from './rules.ts'
import { demonstrationSecrets, ownSecrets, type SecretTexts } from './secrets.ts'
import { readValues, type ConfigProblem, type Environment, type Given } from './values.ts'

/** Where settings may come from besides the environment. Handed in by tests. */
export interface ConfigSources {
  /** Contents of the file that a `NAME_FILE` points to; throws when there is none. */
  readonly readFile?: (path: string) => string
  /** The secrets of a demonstration whose data lie in this folder. */
  readonly secretsIn?: (folder: string) => SecretTexts
}

export type ConfigRead = Outcome<Config, 'configuration', readonly ConfigProblem[]>

/**
 * Reads and judges all settings. Never stops at the first problem: whoever sets up an installation
 * sees the whole list at once (F-38).
 */
export function readConfig(env: Environment, sources: ConfigSources = {}): ConfigRead {
  const given = readSettings(env, sources)
  return given.ok ? ok(assemble(given.value)) : given
}

/** The settings themselves, for those who show them. */
export function readSettings(
  env: Environment,
  { readFile = (path) => readFileSync(path, 'utf8'), secretsIn = demonstrationSecrets }: ConfigSources = {},
): Outcome<Given, 'configuration', readonly ConfigProblem[]> {
  const { given, problems } = readValues(env, readFile)
  const unreadable = new Set(problems.map(({ setting }) => setting))
  const all = [...problems, ...ruleProblems(given, unreadable)]
  if (all.length > 0) return refused('configuration', all)
  if (given.CLAVERO_MODE === 'production') return ok(given)
  const drawn = secretsIn(given.CLAVERO_DATA ?? '.')
  const secrets = Object.fromEntries(
    ownSecrets.flatMap((name) => (drawn[name] === undefined ? [] : [[name, drawn[name]]])),
  )
  return ok({ ...secrets, ...given })
}

/** All problems as a text for a terminal. */
export const problemsText = (problems: readonly ConfigProblem[]): string =>
  [
    `Clavero cannot start: ${problems.length === 1 ? 'one setting is' : `${problems.length} settings are`} not right.`,
    ...problems.map(({ setting, says, fix }) => `  ${setting} ${says}.\n    ${fix}`),
    'All settings: docs/operate/configuration.md',
  ].join('\n')
