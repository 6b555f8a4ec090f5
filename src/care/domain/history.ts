/** Who did it, as far as an employer is told: never which officer. */
export type HistoryActor = 'somebody' | 'representative' | 'staff' | 'system'

/** The word of the log, without the digest behind it. */
export function actorOf(actor: string): HistoryActor {
  if (actor.startsWith('claimant:')) return 'representative'
  if (actor.startsWith('officer:') || actor === 'operator') return 'staff'
  return actor === 'visitor' ? 'somebody' : 'system'
}

/** Where a page of the history ended: the place of its last line in the chain of this employer's acts, from 1. */
export type HistoryPlace = number

/** Reads a place as an address carries it; undefined for whatever is none, which is then the newest page. */
export const readPlace = (raw: unknown): HistoryPlace | undefined =>
  typeof raw === 'string' && /^[1-9]\d{0,14}(?![^])/.test(raw) ? Number(raw) : undefined

/** Before everything there is. */
export const newestPlace: HistoryPlace = Number.MAX_SAFE_INTEGER
