/**
 * When a message that the other side put off is handed over again, in seconds of its age
 * (CHANNELS 3.3). The steps of minutes come some seconds late on purpose: greylisting counts from
 * its own first sight of us, and a try one moment too early costs a whole step.
 */
const steps = [5, 15, 40, 90, 305, 610, 1_210, 1_810] as const
const afterTheLast = 1_800

/**
 * Our own way out is down: nobody asked us to wait, so we look again every minute (F-20). After an hour
 * nobody sits in front of a page any more, and a notice that waits for days has few attempts to spend: the
 * address that reports come back to counts to 999. Seconds.
 */
const unreachableStep = 60
const unreachableStepUntil = 3_600

/** From this age on a person is told that the mail is put off; before it, that it is on its way. Seconds. */
export const saysDeferredFrom = 120

/**
 * A message put off for longer carries no token any more: a link nobody waits for would run out
 * unseen. It says where to go on instead, and opens the greylisting entry (CHANNELS 3.3). Seconds.
 */
export const tokenUntilAge = 600

/** A notice is worth sending however late: it tells the owner of something that was done (I-26). Seconds. */
export const noticeLimit = 7 * 86_400

/** A notice whose fate is unknown is sent again this often: twice is harmless, never is not (I-26). */
export const noticeRepeats = 2
const noticeRepeatAfter = 60

/**
 * Seconds until the next attempt, or `undefined` when the message has become too old.
 * @param age seconds since the message was written; @param limit oldest age worth an attempt, seconds
 */
export function retryAfter(
  age: number,
  limit: number,
  why: 'deferred' | 'unreachable' = 'deferred',
): number | undefined {
  const step = steps.find((at) => at > age + 1)
  const delay = step === undefined ? afterTheLast : step - age
  const chosen =
    why === 'unreachable' && age < unreachableStepUntil ? Math.min(delay, unreachableStep) : delay
  return age + chosen > limit ? undefined : chosen
}

/** The same for a notice that may or may not have arrived; `attempt` counts from 1. */
export const repeatNoticeAfter = (attempt: number): number | undefined =>
  attempt <= noticeRepeats ? noticeRepeatAfter : undefined
