import type { Instant } from '../../kernel/time.ts'
import type { TextReport } from '../domain/text-report.ts'

/** Whether a report comes from the gateway. Implemented by its adapter. */
export type ReportCheck = (
  said: { readonly time: string; readonly signature: string },
  body: Uint8Array,
  now: Instant,
) => boolean

export interface ReportStore {
  /**
   * Writes down what became of a message that was handed over, once: the first report stands. A message whose fate
   * was unknown has arrived when its report says so.
   * @returns whether anything changed
   */
  report(report: TextReport): Promise<boolean>
}
