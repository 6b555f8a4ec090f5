import { expect, test } from 'vitest'
import { settingNotes } from './notes.ts'

test('a taxpayer registry that is a file is noted: it names no representatives', () => {
  expect(settingNotes({ CLAVERO_TAXPAYER_REGISTRY: 'imported' })).toMatchObject([
    { setting: 'CLAVERO_TAXPAYER_REGISTRY' },
  ])
  expect(settingNotes({ CLAVERO_TAXPAYER_REGISTRY: 'https://registro.entidad.gob.ec' })).toEqual([])
  expect(settingNotes({})).toEqual([])
})
