export interface FairTurnsOptions {
  /** How many have a turn at the same time. */
  readonly atOnce: number
  /** How many may wait, all together. */
  readonly waiting: number
  /** Milliseconds that anybody waits for a turn. */
  readonly patience: number
}

export interface FairTurns {
  /** True when the turn has come, which then has to be given back; false when there is no room, or it took too long. */
  take(by: string): Promise<boolean>
  giveBack(): void
}

interface Waiter {
  readonly answer: (isTurn: boolean) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Turns by whom they are for, one of each in a row, so that whoever sends twenty files keeps nobody waiting for
 * more than one of them. When all places are taken, the last of whoever has most of them makes room for one who
 * has fewer (ATK-53).
 */
export function fairTurns({ atOnce, waiting, patience }: FairTurnsOptions): FairTurns {
  /** In the order in which they are next. */
  const queues = new Map<string, Waiter[]>()
  let taken = 0
  let count = 0

  const leave = (by: string, waiter: Waiter, isTurn: boolean): void => {
    clearTimeout(waiter.timer)
    count -= 1
    const rest = (queues.get(by) ?? []).filter((each) => each !== waiter)
    // Whoever had a turn stands behind the others with what is left.
    if (isTurn || rest.length === 0) queues.delete(by)
    if (rest.length > 0) queues.set(by, rest)
    waiter.answer(isTurn)
  }

  const makeRoom = (by: string): boolean => {
    const [largest] = [...queues].toSorted(([, a], [, b]) => b.length - a.length)
    if (largest === undefined) return false
    const [whose, theirs] = largest
    const last = theirs.at(-1)
    if (last === undefined || theirs.length <= (queues.get(by)?.length ?? 0) + 1) return false
    leave(whose, last, false)
    return true
  }

  return {
    take(by) {
      if (taken < atOnce) {
        taken += 1
        return Promise.resolve(true)
      }
      if (count >= waiting && !makeRoom(by)) return Promise.resolve(false)
      return new Promise((answer) => {
        const timer = setTimeout(() => leave(by, waiter, false), patience)
        const waiter: Waiter = { answer, timer }
        count += 1
        queues.set(by, [...(queues.get(by) ?? []), waiter])
      })
    },
    giveBack() {
      const [next] = queues
      const first = next?.[1][0]
      if (next === undefined || first === undefined) taken -= 1
      else leave(next[0], first, true)
    },
  }
}
