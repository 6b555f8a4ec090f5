import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTree, mostQuestions, type Checked, type FindingKind, type TreeData } from './check-tree.ts'
import { checked } from './checked-tree.ts'
import { parseRowId, resultRows, rowOf, rowOfCode, slugOf } from './rows.ts'
import { answersOf, parentOf, questionOf, tree } from './tree.ts'

describe('the tree of this release', () => {
  it('has nothing wrong: every path ends, in few questions, and every row and code is reached', () => {
    expect(checkTree(checked)).toEqual([])
  })

  it('is as large as it says: 36 results, each with a number of its own', () => {
    expect(new Set(resultRows.map(({ id }) => id)).size).toBe(36)
    expect(resultRows.map(({ id }) => slugOf(id)).at(6)).toBe('r07')
  })

  it('reads a row, a question and a code as an address has them, and nothing else', () => {
    expect(['R-07', 'r-07', 'r07', 'R-7', 'R-00', 'R-99', '__proto__', ''].map(parseRowId)).toEqual([
      'R-07',
      'R-07',
      'R-07',
      ...Array<undefined>(5).fill(undefined),
    ])
    expect(questionOf('t-02')?.id).toBe('T-02')
    expect(questionOf('T-05')).toBeUndefined()
    expect(rowOfCode('CLV-130')).toBe(rowOf('R-09'))
    expect(rowOfCode('CLV-280')).toBeUndefined()
  })

  it('leads back from every question but the first to the one whose answer led there', () => {
    for (const { id } of tree.questions) {
      const parent = parentOf(id)
      if (parent === undefined) expect(id).toBe(tree.first)
      else expect(answersOf(parent).map(({ to }) => to)).toContain(id)
    }
  })
})

type Questions = Readonly<Record<string, readonly string[]>>

/** A tree by its edges: what each question leads to. */
const treeOf = (questions: Questions, first = 'T-01'): TreeData => ({
  first,
  questions: Object.entries(questions).map(([id, targets]) => ({
    id,
    groups: [{ answers: targets.map((to, index) => ({ key: `${id}.${index}`, to })) }],
  })),
})

const row = (id: string, codes: readonly string[] = [], path = '/a') => ({ id, codes, next: { path } })

const sound: Checked = {
  tree: treeOf({ 'T-01': ['T-02', 'R-01', 'D-01'], 'T-02': ['R-01', 'R-02'] }),
  rows: [row('R-01', ['C-1']), row('R-02', ['C-2'])],
  doors: ['D-01'],
  codes: ['C-1', 'C-2'],
  isPath: (path) => path === '/a',
}

const kinds = (change: Partial<Checked>): readonly FindingKind[] => [
  ...new Set(checkTree({ ...sound, ...change }).map(({ kind }) => kind)),
]

describe('the check', () => {
  it('finds nothing in a tree that is sound', () => {
    expect(kinds({})).toEqual([])
  })

  const broken: readonly (readonly [FindingKind, Partial<Checked>])[] = [
    ['noSuchQuestion', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01'] }, 'T-09') }],
    ['noSuchTarget', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01', 'R-09'] }) }],
    ['noAnswers', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01', 'T-02'], 'T-02': [] }) }],
    [
      'sameQuestion',
      { tree: { first: 'T-01', questions: [...sound.tree.questions, ...sound.tree.questions.slice(1)] } },
    ],
    [
      'sameAnswer',
      {
        tree: {
          first: 'T-01',
          questions: [
            {
              id: 'T-01',
              groups: [{ answers: ['R-01', 'R-02', 'D-01'].map((to) => ({ key: 'one', to })) }],
            },
          ],
        },
      },
    ],
    ['loop', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01', 'T-02'], 'T-02': ['T-01'] }) }],
    [
      'tooDeep',
      {
        tree: treeOf({
          'T-01': ['R-01', 'D-01', 'T-02'],
          'T-02': ['T-03'],
          'T-03': ['T-04'],
          'T-04': ['T-05'],
          'T-05': ['T-06'],
          'T-06': ['R-02'],
        }),
      },
    ],
    [
      'twoWaysIn',
      { tree: treeOf({ 'T-01': ['T-02', 'T-03'], 'T-02': ['R-01', 'D-01', 'T-03'], 'T-03': ['R-02'] }) },
    ],
    ['longGroup', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01', ...Array<string>(5).fill('R-01')] }) }],
    ['questionNotReached', { tree: treeOf({ 'T-01': ['R-01', 'R-02', 'D-01'], 'T-02': ['R-01'] }) }],
    ['rowNotReached', { tree: treeOf({ 'T-01': ['R-01', 'D-01'] }) }],
    ['doorNotReached', { tree: treeOf({ 'T-01': ['R-01', 'R-02'] }) }],
    ['noNext', { rows: [row('R-01', ['C-1']), row('R-02', ['C-2'], '/shut')] }],
    ['codeWithoutRow', { rows: [row('R-01', ['C-1']), row('R-02')] }],
    ['codeInTwoRows', { rows: [row('R-01', ['C-1']), row('R-02', ['C-2', 'C-1'])] }],
    ['noSuchCode', { rows: [row('R-01', ['C-1']), row('R-02', ['C-2', 'C-3'])] }],
  ]

  it.each(broken)('says %s', (kind, change) => {
    expect(kinds(change)).toContain(kind)
  })

  it('knows a case for every kind of finding', () => {
    const all: Readonly<Record<FindingKind, true>> = {
      noSuchQuestion: true,
      noSuchTarget: true,
      noAnswers: true,
      sameQuestion: true,
      sameAnswer: true,
      loop: true,
      tooDeep: true,
      twoWaysIn: true,
      longGroup: true,
      questionNotReached: true,
      rowNotReached: true,
      doorNotReached: true,
      noNext: true,
      codeWithoutRow: true,
      codeInTwoRows: true,
      noSuchCode: true,
    }
    expect(broken.map(([kind]) => kind).sort()).toEqual(Object.keys(all).sort())
  })

  it('never ends in a circle itself, and what it passes asks at most five questions on any way', () => {
    const ids = ['T-01', 'T-02', 'T-03', 'T-04', 'T-05', 'T-06', 'T-07']
    const targets = fc.array(fc.constantFrom(...ids, 'R-01', 'R-02', 'D-01'), { maxLength: 4 })
    const trees = fc.record(Object.fromEntries(ids.map((id) => [id, targets])))
    fc.assert(
      fc.property(trees, (questions: Questions) => {
        const found = checkTree({ ...sound, tree: treeOf(questions) })
        const longest = longestWay(questions, 'T-01', [])
        if (longest > mostQuestions) expect(found).not.toEqual([])
        if (found.length === 0) expect(longest).toBeLessThanOrEqual(mostQuestions)
      }),
      { numRuns: 300 },
    )
  })
})

/** Questions on the longest way, counted in another way than the check does; infinite where it comes back. */
function longestWay(questions: Questions, id: string, seen: readonly string[]): number {
  if (seen.includes(id)) return Number.POSITIVE_INFINITY
  const targets = questions[id]
  if (targets === undefined) return 0
  return 1 + Math.max(0, ...targets.map((to) => longestWay(questions, to, [...seen, id])))
}
