import { expect, it } from 'vitest'
import { sampleCase, states, well } from '../../../test/support/sample-case.ts'
import { asDescribed, profileNames, profiles } from '../../policy/index.ts'
import { attendedPaths, isAttendedPath, pathNames } from '../../policy/paths.ts'
import type { EmployerFacts } from './case.ts'
import { attendedPathFor } from './attended-path.ts'
import { referralFor } from './closed-paths.ts'
import { isAttended } from './path-rule.ts'

const rows: readonly (readonly [string, Partial<EmployerFacts>, string])[] = [
  ['an employer of whom nothing is wrong', {}, 'inPerson'],
  ['a blocked key', { blocked: true }, 'attendedUnlock'],
  ['an employer without a key', { hasKey: false }, 'firstKey'],
  ['an employer without a mailbox', { hasMail: false }, 'firstKey'],
  ['a suspended RUC', { rucState: 'suspended' }, 'firstKey'],
  ['a cancelled RUC', { rucState: 'cancelled' }, 'firstKey'],
  ['a blocked key without a mailbox', { blocked: true, hasMail: false }, 'firstKey'],
  ['a frozen employer, which is nobody’s to know', { frozen: true }, 'inPerson'],
]

it.each(rows)('%s is served on a path that is open for it', (_, change, path) => {
  const facts = { ...well, ...change }
  const chosen = attendedPathFor(sampleCase('proving'), facts)
  expect(chosen).toBe(path)
  expect(referralFor({ ...facts, frozen: false }, asDescribed.paths[chosen].closedWhen)).toBeUndefined()
})

it('a mailbox that refused the link is replaced at the counter: the same link would come back again', () => {
  const state = { ...states.referred, reason: 'mailRefused' } as const
  expect(attendedPathFor({ state }, well)).toBe('firstKey')
})

it.each(profileNames)('the attended paths of %s are those on which an officer checks the person', (name) => {
  const { paths } = profiles[name]
  expect(pathNames.filter((path) => isAttended(paths[path])).toSorted()).toEqual(attendedPaths.toSorted())
  expect(pathNames.filter(isAttendedPath).toSorted()).toEqual(attendedPaths.toSorted())
})
