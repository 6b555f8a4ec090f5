import { about, settingNames, type SettingName } from './schema.ts'
import type { Given } from './values.ts'

export interface ShownSetting {
  readonly name: SettingName
  /** What it is set to; a secret says only that it is set. */
  readonly value: string
}

/** Every setting that has a value. Secrets are hidden whole: a part or a length already tells something. */
export const shownSettings = (given: Given): ShownSetting[] =>
  settingNames.flatMap((name) => {
    const value = given[name]
    if (value === undefined) return []
    return [{ name, value: about(name).secret === true ? '[secret]' : String(value) }]
  })
