import type { SettingName } from './schema.ts'
import type { Given } from './values.ts'

/** A setting that is right and has a consequence that its reader may not expect. */
export interface ConfigNote {
  readonly setting: SettingName
  readonly says: string
}

export const settingNotes = (given: Given): readonly ConfigNote[] =>
  given.CLAVERO_TAXPAYER_REGISTRY === 'imported'
    ? [
        {
          setting: 'CLAVERO_TAXPAYER_REGISTRY',
          says: 'is a file, and the open file names no representatives: only natural persons and households recover online, everybody else at a centre',
        },
      ]
    : []
