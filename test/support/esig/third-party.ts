import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-files.ts'

/** Where the files of other projects lie; they are no part of this one. */
export const fixtureFolder =
  process.env['CLAVERO_ESIG_FIXTURES'] ?? join(projectRoot, '../shared/fixtures/esig')

export const hasFixtures = existsSync(join(fixtureFolder, 'index.json'))

export const readFixture = (name: string): Buffer => readFileSync(join(fixtureFolder, name))

/** One row of `index.json`, as far as it is asked here. */
export interface Fixture {
  readonly file: string
  readonly sha256: string
  readonly why: string
  readonly expected: {
    readonly verdict: 'signature-ok' | 'reject' | 'time-dependent'
    readonly reasons?: readonly string[]
    readonly at?: readonly {
      readonly time: string
      readonly verdict: string
      readonly reasons?: readonly string[]
    }[]
  }
  readonly anchors?: readonly string[]
  readonly intermediates?: readonly string[]
}

interface Index {
  readonly fixtures: readonly Fixture[]
  readonly trust: readonly Pick<Fixture, 'file' | 'sha256'>[]
}

/** An empty list where the folder is not there: whoever asks says by name what is skipped. */
export const fixtureIndex: Index = hasFixtures
  ? (JSON.parse(readFixture('index.json').toString('utf8')) as Index)
  : { fixtures: [], trust: [] }
