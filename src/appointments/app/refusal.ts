import { refused, type Refused } from '../../kernel/outcome.ts'

/**
 * Why an appointment is not given: `taken` somebody was faster, or it is no longer offered; `live` the employer, the
 * person or the case has one; `limit` too many in this week; `over` the time to confirm has passed; `tooLate` it
 * begins too soon to be changed online; `noCase` the case has ended or may not go to a centre now.
 */
export type BookingRefusal = 'taken' | 'live' | 'limit' | 'over' | 'tooLate' | 'noCase'

/** Breaks a transaction off: what was written before it in the same act is undone with it. */
class Undone extends Error {
  readonly why: BookingRefusal
  constructor(why: BookingRefusal) {
    super(why)
    this.why = why
  }
}

export function undo(why: BookingRefusal): never {
  throw new Undone(why)
}

/** Runs the act; a refusal inside it becomes its answer, after everything was undone. */
export async function refusable<T>(act: () => Promise<T>): Promise<T | Refused<BookingRefusal>> {
  try {
    return await act()
  } catch (fault) {
    if (fault instanceof Undone) return refused(fault.why)
    throw fault
  }
}
