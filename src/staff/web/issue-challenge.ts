import type { Visit } from '../../platform/web/context.ts'

/** Gives this browser something to sign in this ceremony, in place of what it had; two never share one. */
export function issueChallenge(visit: Visit, ceremony: string, value: string): string {
  visit.carry({ challenge: { value, ceremony, since: visit.now } })
  return value
}
