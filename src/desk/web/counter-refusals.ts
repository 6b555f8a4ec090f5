import type { CounterRefusal } from '../app/at-counter.ts'
import type { TextKey } from '../../platform/text/keys.ts'

/** What every act at the counter may be refused for. */
export const counterRefusals = {
  noCase: 's06.err.over',
  conflict: 's06.err.conflict',
} as const satisfies Readonly<Record<CounterRefusal, TextKey>>
