import type { Removal } from './removal.ts'

const check = 'src/triage/domain/check-tree.ts'
const checkTest = 'src/triage/domain/check-tree.test.ts'
const routes = 'src/triage/web/triage-routes.ts'
const pagesTest = 'src/triage/web/pages.test.tsx'

/** One finding of the check taken out: the tree that has it must be noticed. */
const finding = (id: string, without: string, find: string, put: string): Removal => ({
  id: `triage-${id}`,
  without,
  edits: [{ file: check, find, put }],
  noticedBy: checkTest,
})

/** What the tree of the assistant is held to, and what its pages believe of an address. */
export const triageRemovals: readonly Removal[] = [
  finding(
    'loop',
    'the finding of a path that comes back to itself',
    "findings.push({ kind: 'loop', at: here.join(' → ') })",
    '',
  ),
  finding(
    'deep',
    'the finding of a path that asks too much',
    "findings.push({ kind: 'tooDeep', at: here.join(' → ') })",
    '',
  ),
  finding(
    'first',
    'the finding of a first question that is not there',
    'if (!ids.includes(tree.first)) ',
    'if (ids.length === 0) ',
  ),
  finding(
    'target',
    'the finding of an answer that leads nowhere',
    'if (!targets.has(to)) ',
    'if (targets.size === 0) ',
  ),
  finding(
    'answers',
    'the finding of a question without answers',
    'if (answers.length === 0) ',
    'if (answers.length < 0) ',
  ),
  finding(
    'group',
    'the finding of a list too long for a phone',
    'if (group.answers.length > mostInGroup)',
    'if (group.answers.length > 99)',
  ),
  finding(
    'two-ways',
    'the finding of a question with two ways in',
    "({ kind: 'twoWaysIn', at }))]",
    "({ kind: 'twoWaysIn', at })).slice(0, 0)]",
  ),
  finding(
    'same-question',
    'the finding of a question that stands twice',
    "= twice(ids).map((at) => ({ kind: 'sameQuestion', at }))",
    '= []',
  ),
  finding(
    'same-answer',
    'the finding of an answer that stands twice',
    'of twice(answers.map(({ key }) => key))) ',
    'of twice(answers.map(({ to }) => to))) ',
  ),
  finding(
    'unreached',
    'the finding of rows that no path leads to',
    "    ...missing(\n      'rowNotReached',",
    "    ...missing(\n      'doorNotReached',",
  ),
  finding(
    'next',
    'the finding of a result whose next step is a closed door',
    '.filter(({ next }) => !isPath(next.path))',
    ".filter(({ next }) => next.path === '')",
  ),
  finding(
    'code-row',
    'the finding of a code without a result',
    'codes.filter((code) => !answered.includes(code))',
    "codes.filter((code) => code === '')",
  ),
  finding(
    'code-once',
    'the finding of a code with two results',
    "findings('codeInTwoRows', twice(answered))",
    "findings('codeInTwoRows', [])",
  ),
  finding(
    'code-known',
    'the finding of a code that there is not',
    'answered.filter((code) => !codes.includes(code))',
    "answered.filter((code) => code === '')",
  ),
  {
    id: 'triage-from',
    without: 'the question whether the question in the address has an answer that leads there',
    edits: [
      {
        file: routes,
        find: 'asked !== undefined && answersOf(asked).some(({ to }) => to === id) ? asked : undefined',
        put: 'asked !== undefined && answersOf(asked).length > 0 ? asked : undefined',
      },
    ],
    noticedBy: pagesTest,
    test: 'believe no question',
  },
  {
    id: 'triage-outside',
    without: 'the question whether a link of the exported page is safe to follow',
    edits: [
      {
        file: 'src/triage/web/offline-page.tsx',
        find: "  href.startsWith('https://') ? (",
        put: "  href !== '' ? (",
      },
    ],
    noticedBy: 'src/entry/triage-file.test.ts',
    test: 'names the pages of a demonstration',
  },
  {
    id: 'triage-same',
    without: 'one page for everybody: a result names the case of the browser',
    edits: [
      {
        file: 'src/triage/web/result-page.tsx',
        find: "t('t.result.number', { fila: row.id })",
        put: "t('t.result.number', { fila: visit.browser.caseId ?? row.id })",
      },
    ],
    noticedBy: 'test/journeys/triage.test.ts',
    test: 'says the same to who has begun',
  },
]
