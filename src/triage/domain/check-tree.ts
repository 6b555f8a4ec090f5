/**
 * What must be true of the tree and its rows before anybody sees them (SCREENS 2). It asks of them as of any data,
 * so that a tree that the institution changed is judged the same way.
 */
export interface TreeData {
  readonly first: string
  readonly questions: readonly {
    readonly id: string
    readonly groups: readonly { readonly answers: readonly { readonly key: string; readonly to: string }[] }[]
  }[]
}

export interface RowData {
  readonly id: string
  readonly codes: readonly string[]
  readonly next: { readonly path: string }
}

export interface Checked {
  readonly tree: TreeData
  readonly rows: readonly RowData[]
  /** Pages that are no question and no row, and may be led to. */
  readonly doors: readonly string[]
  /** Every code that a person may be told. */
  readonly codes: readonly string[]
  /** Whether a path of ours is answered: the next step must not be a closed door. */
  isPath(path: string): boolean
}

/** At most so many questions before the result (SCREENS 2). */
export const mostQuestions = 5
/** More answers than this are read on a phone only under headings. */
export const mostInGroup = 7

export type FindingKind =
  | 'noSuchQuestion'
  | 'noSuchTarget'
  | 'noAnswers'
  | 'sameQuestion'
  | 'sameAnswer'
  | 'loop'
  | 'tooDeep'
  | 'twoWaysIn'
  | 'longGroup'
  | 'questionNotReached'
  | 'rowNotReached'
  | 'doorNotReached'
  | 'noNext'
  | 'codeWithoutRow'
  | 'codeInTwoRows'
  | 'noSuchCode'

export interface Finding {
  readonly kind: FindingKind
  /** The question, row or code that it is about; along a path, the path. */
  readonly at: string
}

/** Everything that is wrong; empty when the tree may be shown. */
export function checkTree(checked: Checked): readonly Finding[] {
  return [...shapeFindings(checked), ...walkFindings(checked), ...rowFindings(checked)]
}

function shapeFindings({ tree, rows, doors }: Checked): readonly Finding[] {
  const ids = tree.questions.map(({ id }) => id)
  const targets = new Set([...ids, ...doors, ...rows.map(({ id }) => id)])
  const findings: Finding[] = twice(ids).map((at) => ({ kind: 'sameQuestion', at }))
  if (!ids.includes(tree.first)) findings.push({ kind: 'noSuchQuestion', at: tree.first })
  for (const question of tree.questions) {
    const answers = question.groups.flatMap((group) => group.answers)
    if (answers.length === 0) findings.push({ kind: 'noAnswers', at: question.id })
    for (const at of twice(answers.map(({ key }) => key))) findings.push({ kind: 'sameAnswer', at })
    for (const { key, to } of answers)
      if (!targets.has(to)) findings.push({ kind: 'noSuchTarget', at: `${key} → ${to}` })
    for (const group of question.groups)
      if (group.answers.length > mostInGroup) findings.push({ kind: 'longGroup', at: question.id })
  }
  // A page of a question goes back to the one that led there, so there is but one.
  const intoQuestions = edgesOf(tree).filter((to) => ids.includes(to))
  return [...findings, ...twice(intoQuestions).map((at): Finding => ({ kind: 'twoWaysIn', at }))]
}

const edgesOf = (tree: TreeData): readonly string[] =>
  tree.questions.flatMap(({ groups }) => groups.flatMap(({ answers }) => answers.map(({ to }) => to)))

/** Walks every path from the first question: what is reached, what comes back to itself, what asks too much. */
function walkFindings({ tree, rows, doors }: Checked): readonly Finding[] {
  const findings: Finding[] = []
  const reached = new Set<string>()
  const walk = (id: string, path: readonly string[]): void => {
    const here = [...path, id]
    if (path.includes(id)) {
      findings.push({ kind: 'loop', at: here.join(' → ') })
      return
    }
    reached.add(id)
    const question = tree.questions.find((one) => one.id === id)
    if (question === undefined) return
    if (here.length > mostQuestions) {
      findings.push({ kind: 'tooDeep', at: here.join(' → ') })
      return
    }
    for (const { to } of question.groups.flatMap(({ answers }) => answers)) walk(to, here)
  }
  walk(tree.first, [])
  const missing = (kind: FindingKind, ids: readonly string[]) =>
    ids.filter((id) => !reached.has(id)).map((at): Finding => ({ kind, at }))
  return [
    ...findings,
    ...missing(
      'questionNotReached',
      tree.questions.map(({ id }) => id),
    ),
    ...missing(
      'rowNotReached',
      rows.map(({ id }) => id),
    ),
    ...missing('doorNotReached', doors),
  ]
}

function rowFindings({ rows, codes, isPath }: Checked): readonly Finding[] {
  const answered = rows.flatMap((row) => row.codes)
  const findings = (kind: FindingKind, at: readonly string[]) => at.map((one): Finding => ({ kind, at: one }))
  return [
    ...findings(
      'noNext',
      rows.filter(({ next }) => !isPath(next.path)).map(({ id }) => id),
    ),
    ...findings(
      'codeWithoutRow',
      codes.filter((code) => !answered.includes(code)),
    ),
    ...findings('codeInTwoRows', twice(answered)),
    ...findings(
      'noSuchCode',
      answered.filter((code) => !codes.includes(code)),
    ),
  ]
}

const twice = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((one, index) => all.indexOf(one) !== index)),
]
