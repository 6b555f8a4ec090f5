import type { HashLane } from '../../keys/app/ports.ts'

/** So many sign-ins in a row before one waiting key change gets its place. */
const signInsInARow = 4

/** Two bounded lanes, first come first served in each. Sign-in goes first, and never starves the other. */
export class LaneQueue<T> {
  readonly #lanes: Readonly<Record<HashLane, T[]>> = { signIn: [], setKey: [] }
  readonly #room: number
  #inARow = 0

  /** `room`: the most that may wait in each lane. */
  constructor(room: number) {
    this.#room = room
  }

  /** False when the lane is full; then nothing was added. */
  add(lane: HashLane, item: T): boolean {
    if (this.#lanes[lane].length >= this.#room) return false
    this.#lanes[lane].push(item)
    return true
  }

  next(): T | undefined {
    const { signIn, setKey } = this.#lanes
    if (signIn.length > 0 && (setKey.length === 0 || this.#inARow < signInsInARow)) {
      this.#inARow += 1
      return signIn.shift()
    }
    this.#inARow = 0
    return setKey.shift()
  }

  waiting(lane: HashLane): number {
    return this.#lanes[lane].length
  }

  clear(): readonly T[] {
    return [...this.#lanes.signIn.splice(0), ...this.#lanes.setKey.splice(0)]
  }
}
