import { describe, expect, test } from 'vitest'
import { keyTable, tableContext } from '../../../test/support/key-table.ts'
import { policyFor } from '../../policy/index.ts'
import { liveRules, type LiveRules } from './live-rules.ts'

/** A reader of the table that knows nothing but the table, as the browser does. */
function brokenByTable(raw: string, table: LiveRules): readonly string[] {
  if (raw === '') return ['empty']
  if (raw.length > 1024) return ['long']
  const key = raw.normalize('NFC')
  const all = [...key]
  const accepts = table.alphabet === 'ascii' ? /^[!-~]$/u : /^(?:[^\p{C}\p{Z}\p{DI}\uFFFD]| )$/u
  const accepted = all.filter((c) => accepts.test(c)).join('')
  const folded = key.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const read = (text: string) => [...text].map((c) => table.lookAlikes[c] ?? c).join('')
  const letter = /\p{L}/u
  const holds = (part: string) =>
    folded.includes(part) ||
    (letter.test(part) &&
      [...folded].some(
        (_, at) => read(folded).startsWith(read(part), at) && letter.test(folded.slice(at, at + part.length)),
      ))
  const lower = [...key.toLowerCase()]
  const runs = lower
    .map((_, at) => lower.slice(at, at + table.series.length))
    .filter((run) => run.length === table.series.length)
  const isSeries = (run: readonly string[]) =>
    new Set(run).size === 1 ||
    table.series.rows.some((row) => row.includes(run.join('')) || row.includes(run.toReversed().join('')))
  return [
    ...(all.length < table.min ? ['short'] : []),
    ...(all.length > table.max ? ['long'] : []),
    ...table.classes
      .filter(({ pattern }) => !new RegExp(pattern, 'u').test(accepted))
      .map(({ kind }) => kind),
    ...table.own.filter(({ parts }) => parts.some(holds)).map(({ which }) => `own:${which}`),
    ...(runs.some(isSeries) ? ['seq'] : []),
    ...(all.some((c) => !accepts.test(c)) || all[0] === ' ' || all.at(-1) === ' ' ? ['char'] : []),
  ]
}

describe('the live table', () => {
  test('is plain JSON', () => {
    for (const name of ['as-described', 'standards'] as const) {
      const table = liveRules(policyFor(name).key, tableContext)
      expect(JSON.parse(JSON.stringify(table))).toEqual(table)
    }
  })

  test('is enough to agree with the server on every row but the common keys (ATK-31)', () => {
    const wrong = keyTable
      .map((row) => ({
        ...row,
        expected: row.broken.filter((rule) => rule !== 'common'),
        found: brokenByTable(row.key, liveRules(policyFor(row.profile).key, tableContext)),
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
