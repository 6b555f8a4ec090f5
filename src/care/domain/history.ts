/** Who did it, as far as an employer is told: never which officer. */
export type HistoryActor = 'somebody' | 'representative' | 'staff' | 'system'

/** The word of the log, without the digest behind it. */
export function actorOf(actor: string): HistoryActor {
  if (actor.startsWith('claimant:')) return 'representative'
  if (actor.startsWith('officer:') || actor === 'operator') return 'staff'
  return actor === 'visitor' ? 'somebody' : 'system'
}

/** Where a page of the history ended: the place of its last line. */
export interface HistoryPlace {
  /** Microseconds since 1970. */
  readonly micros: number
  readonly lane: number
  readonly seq: number
}

export const writePlace = ({ micros, lane, seq }: HistoryPlace): string => `${micros}-${lane}-${seq}`

/** Reads a place as an address carries it; undefined for whatever is none, which is then the newest page. */
export function readPlace(raw: unknown): HistoryPlace | undefined {
  if (typeof raw !== 'string' || raw.length > 40) return undefined
  const [, micros, lane, seq] = /^(\d{1,16})-(\d{1,2})-(\d{1,15})$/.exec(raw) ?? []
  if (micros === undefined || Number(micros) > lastMicros || Number(lane) > 15) return undefined
  return { micros: Number(micros), lane: Number(lane), seq: Number(seq) }
}

/** The year 2100: no line of a log is later. */
const lastMicros = 4_102_444_800_000_000

/** Before everything there is. */
export const newestPlace: HistoryPlace = { micros: lastMicros, lane: 15, seq: 0 }
