import type { Config } from '../../platform/config/config.ts'
import { problemsText, readConfig } from '../../platform/config/read.ts'
import { CommandEnd } from './exit.ts'
import type { CliIo } from './io.ts'

/** The configuration, or the end of the command with the whole list of what is wrong. */
export function configOf(io: CliIo, over: Readonly<Record<string, string | undefined>> = {}): Config {
  const read = readConfig({ ...io.env, ...over })
  if (!read.ok) throw new CommandEnd('configuration', problemsText(read.detail))
  return read.value
}
