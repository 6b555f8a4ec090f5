import { describe, expect, test } from 'vitest'
import { keyTable, tableContext } from '../../../test/support/key-table.ts'
import { judge } from '../../client/key-rules.ts'
import { policyFor, profileNames } from '../../policy/index.ts'
import { liveRules } from './live-rules.ts'

/** A rule id of the server as the list on the page names it; the rest is said after sending. */
const onThePage = (rule: string): readonly string[] => {
  if (rule === 'short' || rule === 'long') return ['len']
  return rule === 'common' || rule === 'char' ? [] : [rule.split(':')[0] ?? rule]
}

describe('the live table', () => {
  test('is plain JSON', () => {
    for (const name of profileNames) {
      const table = liveRules(policyFor(name).key, tableContext)
      expect(JSON.parse(JSON.stringify(table))).toEqual(table)
    }
  })

  test('makes the browser agree with the server on every row of the table (ATK-31)', () => {
    const wrong = keyTable
      .filter(({ key }) => key !== '')
      .map((row) => ({
        ...row,
        expected: [...new Set(row.broken.flatMap(onThePage))].toSorted(),
        found: [...judge(liveRules(policyFor(row.profile).key, tableContext), row.key)]
          .filter(([, kept]) => !kept)
          .map(([rule]) => rule)
          .toSorted(),
      }))
      .filter(({ expected, found }) => expected.join() !== found.join())
    expect(wrong).toEqual([])
  })

  test('asks only for the kinds the policy asks for, and leaves out what is not known of the person', () => {
    expect(liveRules(policyFor('standards').key, tableContext).classes).toEqual([])
    const nothing = { ruc: '', cedula: '', legalName: '', representativeNames: [], institutionWords: [] }
    expect(liveRules(policyFor('as-described').key, nothing).own).toEqual([])
  })
})
