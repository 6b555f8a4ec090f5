/** Runs an act when its turn has come. */
export type InTurn = <T>(act: () => Promise<T>) => Promise<T>

/**
 * So many at the same time in this process, and the others in the order in which they came: a rush for new places
 * takes no more connections than it has turns, and whoever waits is answered by what is free then.
 */
export function inTurn(atOnce: number): InTurn {
  const waiting: (() => void)[] = []
  let running = 0
  return async (act) => {
    if (running >= atOnce) await new Promise<void>((next) => void waiting.push(next))
    else running += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
