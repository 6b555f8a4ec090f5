import { describe, expect, it } from 'vitest'
import { well } from '../../../test/support/sample-case.ts'
import { pathNames, profileNames, profiles, type EmployerCondition } from '../../policy/index.ts'
import type { EmployerFacts } from './case.ts'
import { referralFor } from './closed-paths.ts'

const all = profiles['as-described'].paths.online.closedWhen
const inOrder: readonly [EmployerCondition, Partial<EmployerFacts>, string][] = [
  ['frozen', { frozen: true }, 'frozen'],
  ['rucNotActive', { rucState: 'suspended' }, 'rucSuspended'],
  ['noKey', { hasKey: false }, 'noKeyYet'],
  ['blocked', { blocked: true }, 'blocked'],
  ['representativeChanged', { representativeChanged: true }, 'attendedOnly'],
  ['noMail', { hasMail: false }, 'noMail'],
]

describe('why the online way does not serve', () => {
  it('is nothing for an employer that is well', () => {
    expect(referralFor(well, all)).toBeUndefined()
  })

  it.each(inOrder)('is told for %s, where the path minds', (condition, facts, told) => {
    expect(referralFor({ ...well, ...facts }, [condition])).toBe(told)
    expect(
      referralFor(
        { ...well, ...facts },
        all.filter((one) => one !== condition),
      ),
    ).toBeUndefined()
  })

  it.each(inOrder.map(([name], at) => [name, at] as const))(
    'tells %s before what comes after it',
    (_, at) => {
      const facts = Object.assign({}, well, ...inOrder.slice(at).map(([, change]) => change)) as EmployerFacts
      expect(referralFor(facts, all)).toBe(inOrder[at]?.[2])
    },
  )

  it('tells a cancelled RUC from a suspended one, and minds neither an active nor an unasked one', () => {
    expect(referralFor({ ...well, rucState: 'cancelled' }, all)).toBe('rucCancelled')
    expect(referralFor({ ...well, rucState: 'notAsked' }, all)).toBeUndefined()
  })

  it('knows every condition that a path of either profile names', () => {
    const worst: EmployerFacts = {
      ...well,
      frozen: true,
      rucState: 'suspended',
      hasKey: false,
      blocked: true,
      hasMail: false,
      representativeChanged: true,
    }
    for (const profile of profileNames)
      for (const path of pathNames)
        for (const condition of profiles[profile].paths[path].closedWhen)
          expect(
            referralFor(condition === 'notBlocked' ? well : worst, [condition]),
            `${path}: ${condition}`,
          ).toBeDefined()
  })
})
