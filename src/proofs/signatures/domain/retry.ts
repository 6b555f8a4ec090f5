import { hours, minutes, secondsBetween, type Instant } from '../../../kernel/time.ts'

/** Since a file was received, in seconds; then once an hour (SIGNATURES 8). */
const early = [minutes(1), minutes(5), minutes(15), minutes(30)]

/**
 * Seconds from now until an undecided file is tried again; undefined when the time for that is over and an officer
 * looks. `retryFor` in seconds since it was received.
 */
export function nextTry(receivedAt: Instant, now: Instant, retryFor: number): number | undefined {
  const waited = Math.max(0, secondsBetween(receivedAt, now))
  const last = early.at(-1) ?? 0
  const due =
    early.find((at) => at > waited) ?? last + hours(1) * (Math.floor((waited - last) / hours(1)) + 1)
  return due > retryFor ? undefined : due - waited
}
