import { parseArgs } from 'node:util'
import { guards } from './models.ts'

export const usage = `npm run explore -- [options]
  --without ID   only the shortest trace to what falls without this guard, in words; may be repeated
  --walks        only the models as they are, and no guard taken out
  --json FILE    write everything as JSON too
  --list         the ids of all guards
  --help         this text
`

export interface Words {
  readonly json: string | undefined
  readonly without: readonly string[]
  readonly isList: boolean
  readonly isHelp: boolean
  readonly walksOnly: boolean
}

/** Throws with a message for people when an option or an id is wrong. */
export function parseWords(words: readonly string[]): Words {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'string' },
      without: { type: 'string', multiple: true, default: [] },
      walks: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const ids = guards.map(({ id }) => id)
  const unknown = values.without.filter((id) => !ids.includes(id))
  if (unknown.length > 0)
    throw new RangeError(`no guard is called ${unknown.join(', ')}; there are: ${ids.join(', ')}`)
  const { json, without, walks, list, help } = values
  return { json, without, walksOnly: walks, isList: list, isHelp: help }
}
