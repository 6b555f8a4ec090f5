import type { Code } from '../../kernel/catalogue.ts'
import type { RowId } from '../domain/row-types.ts'
import { tree, type DoorId, type QuestionId, type Target } from '../domain/tree.ts'

/** The first question; every other one stands under it. */
export const triagePath = '/ayuda/que-me-pasa'

/** Pages of the tree that are no question: where a code is typed, and where one tells what one sees. */
export const doorPaths: Readonly<Record<DoorId, `/${string}`>> = {
  'T-05': '/ayuda/codigo',
  'T-06': '/ayuda/cuentenos',
}

/** T-06: where what was told waits for who has no script, where a code is typed, and where its answer is read. */
export const tellPaths = {
  tell: doorPaths['T-06'],
  wait: `${doorPaths['T-06']}/espera`,
  look: `${doorPaths['T-06']}/respuesta`,
  told: `${doorPaths['T-06']}/:code`,
} as const

export const toldPath = (code: string): string => tellPaths.told.replace(':code', code)

export const questionPath = (id: QuestionId): string =>
  id === tree.first ? triagePath : `${triagePath}/${id}`

/** `from` is the question that led there, so that "not my case" leads back to it. */
export const resultPath = (id: RowId, from?: QuestionId): string =>
  from === undefined || from === tree.first ? `/ayuda/resultado/${id}` : `/ayuda/resultado/${id}?de=${from}`

/** Where an answer leads. */
export function targetPath(to: Target, from: QuestionId): string {
  if (isRow(to)) return resultPath(to, from)
  return isDoor(to) ? doorPaths[to] : questionPath(to)
}

const isRow = (to: Target): to is RowId => to.startsWith('R-')
const isDoor = (to: Target): to is DoorId => Object.hasOwn(doorPaths, to)

/** Where the code on a page leads (`CodeLine` has the same address). */
export const codePath = (code: Code): string => `${doorPaths['T-05']}/${code}`
