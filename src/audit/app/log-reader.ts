/** Where an entry stands in time: microseconds since 1970, then lane and place. */
export interface LogPlace {
  readonly micros: number
  readonly lane: number
  readonly seq: number
}

/** An entry as people read it. Its actor is a word or a keyed digest. */
export interface LogLine {
  readonly place: LogPlace
  /** Milliseconds since 1970. */
  readonly at: number
  readonly act: string
  readonly actor: string
  readonly caseCode: string | null
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface AskedLog {
  /** Not older than this. Milliseconds since 1970. */
  readonly from: number
  /** Older than this place. */
  readonly before: LogPlace
  readonly caseCode?: string | undefined
  /** As the log writes it: `officer:` and a digest. */
  readonly actor?: string | undefined
  readonly size: number
  /** Newest ones to leave out first. Default 0. */
  readonly skip?: number | undefined
}

export interface LogReader {
  lines(asked: AskedLog): Promise<readonly LogLine[]>
}

/** Later than whatever there is: for the newest page. */
export const afterAll: LogPlace = { micros: 4_102_444_800_000_000, lane: 15, seq: 0 }
