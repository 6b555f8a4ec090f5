import type { OnDuty } from '../../staff/app/ports.ts'
import { isBlockPart } from '../domain/paper-sheet.ts'
import type { CounterDeps } from './counter-deps.ts'

/** Forms of one block, to be printed. */
export interface PaperBlock {
  readonly first: number
  readonly count: number
}

export type PrintDeps = Pick<CounterDeps, 'atomically' | 'audit' | 'counter'>

/** Takes numbers for forms that an officer prints in advance, and writes down who did (F-41). @param count 1–20. */
export const takeBlock = (deps: PrintDeps, officer: OnDuty, count: number): Promise<PaperBlock> =>
  deps.atomically(async (tx) => {
    const first = await deps.counter.takeSheets(tx)
    await deps.audit.append(tx, {
      act: 'paperPrinted',
      actor: { officer: officer.id },
      detail: { first, last: first + count - 1 },
    })
    return { first, count }
  })

/** The forms that somebody asks to print, as long as their numbers were taken. */
export async function findBlock(
  { counter }: Pick<PrintDeps, 'counter'>,
  first: number,
  count: number,
): Promise<PaperBlock | undefined> {
  return isBlockPart(first, count) && (await counter.wasPrinted(first)) ? { first, count } : undefined
}
