/**
 * A fault: nobody knows whether the finger is the one enrolled. It is never "no match", nothing was decided,
 * and nothing counts against the person (F-25). Pages say CLV-193 and lead to another way.
 */
export class ComparerFault extends Error {
  override readonly name = 'ComparerFault'
  readonly kind: ComparerFaultKind
  /** When it makes sense to ask again, where the other side said so. */
  readonly retryAt: Date | undefined

  constructor(kind: ComparerFaultKind, message: string, retryAt?: Date) {
    super(message)
    this.kind = kind
    this.retryAt = retryAt
  }
}

/**
 * `timeout` no answer in the time allowed · `busy` too many comparisons wait · `unreachable` no connection, or
 * the other side is ill · `unauthorized` it does not know us · `unknownSubject` it has nothing enrolled for this
 * person, so there was nothing to compare · `malformed` an answer that is none · `broken` our own thread died.
 */
export type ComparerFaultKind =
  'timeout' | 'busy' | 'unreachable' | 'unauthorized' | 'unknownSubject' | 'malformed' | 'broken'
