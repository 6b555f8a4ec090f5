import { readConfig } from '../dist/platform/config/read.js'
import type { Config } from '../src/platform/config/config.ts'

/** Everything as it is shipped; the secrets are drawn into the folder the first time. */
export function configIn(dataFolder: string): Config {
  const read = readConfig({ CLAVERO_DATA: dataFolder })
  if (!read.ok) throw new Error(read.detail.map(({ setting, says }) => `${setting} ${says}`).join('; '))
  return read.value
}
