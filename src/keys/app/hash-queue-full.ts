/**
 * A fault: more keys wait to be hashed than can be served in time. Nothing was decided and nothing
 * counts against the person (ATK-32, F-08). The web answers 503 with `Retry-After`.
 */
export class HashQueueFull extends Error {
  override readonly name = 'HashQueueFull'
  /** Whole seconds after which the queue has room again, at least 1. */
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super(`the hash queue is full; room again in about ${retryAfterSeconds} s`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
