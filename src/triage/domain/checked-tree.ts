import { checkTree, type Checked, type Finding } from './check-tree.ts'
import { resultRows, stepPaths, toldCodes } from './rows.ts'
import { tree } from './tree.ts'

/** The tree and the rows of this release, as they are judged. */
export const checked: Checked = {
  tree,
  rows: resultRows,
  doors: ['T-05', 'T-06'],
  codes: toldCodes,
  isPath: (path) => stepPaths.includes(path.split('#', 1)[0] ?? ''),
}

/** What is wrong with them; nothing, or the build does not pass. */
export const findings = (): readonly Finding[] => checkTree(checked)
