import { readConfig } from '../dist/platform/config/read.js'
import type { Config } from '../src/platform/config/config.ts'

/** As shipped, but quiet. */
export const environmentIn = (dataFolder: string) => ({
  CLAVERO_DATA: dataFolder,
  CLAVERO_LOG_LEVEL: 'warn',
})

/** The secrets are drawn into the folder the first time. */
export function configIn(dataFolder: string): Config {
  const read = readConfig(environmentIn(dataFolder))
  if (!read.ok) throw new Error(read.detail.map(({ setting, says }) => `${setting} ${says}`).join('; '))
  return read.value
}
