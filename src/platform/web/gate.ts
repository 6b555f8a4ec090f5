/** A fault: as many are inside as there is room for. Nothing was begun, and the same request may be sent again (F-39). */
export class GateFull extends Error {
  override readonly name = 'GateFull'
  /** Whole seconds. */
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('there is no room for another at the moment')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Lets so many be at something at the same time, in this process. */
export interface Gate {
  /** @throws GateFull where there is no room; then `act` was not begun. */
  through<T>(act: () => Promise<T>): Promise<T>
}

/** Seconds after which whoever found it full is asked to come back: what is inside has mostly gone by then. */
const comeBack = 5

export function gate(room: number): Gate {
  let inside = 0
  return {
    async through(act) {
      if (inside >= room) throw new GateFull(comeBack)
      inside += 1
      try {
        return await act()
      } finally {
        inside -= 1
      }
    },
  }
}
