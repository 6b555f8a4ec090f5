import type { Instant } from '../../kernel/time.ts'
import { before, type ArrivalState } from '../domain/line.ts'
import type { Arrival, LineStore } from './line-ports.ts'

/** What somebody in the line may know: their own place, and where to go. */
export interface LineNow {
  readonly is: ArrivalState
  /** How many are called before them; 0 for who does not wait. */
  readonly before: number
  /** The window they were called to; 0 while there is none. */
  readonly window: number
}

/** Where the person of an arrival stands now. */
export async function lineNow(
  line: Pick<LineStore, 'waiting'>,
  { id, centreId, state, window }: Pick<Arrival, 'id' | 'centreId' | 'state' | 'window'>,
  now: Instant,
): Promise<LineNow> {
  const ahead = state === 'waiting' ? before(await line.waiting(centreId), id, now) : 0
  return { is: state, before: ahead ?? 0, window: window?.number ?? 0 }
}
