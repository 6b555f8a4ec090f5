import type { Instant } from '../../../src/kernel/time.ts'

/** Who is next: by time, and at the same instant by who asked first, so that a day can be repeated. */
export interface Agenda<T> {
  add(at: Instant, what: T): void
  take(): { readonly at: Instant; readonly what: T } | undefined
}

export function createAgenda<T>(): Agenda<T> {
  interface Entry {
    readonly at: Instant
    readonly n: number
    readonly what: T
  }
  // A binary heap: a parent is never later than its two children.
  const heap: Entry[] = []
  let added = 0
  const isSooner = (a: Entry | undefined, b: Entry | undefined): boolean =>
    a !== undefined && (b === undefined || a.at < b.at || (a.at === b.at && a.n < b.n))
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]]
    if (a === undefined || b === undefined) return
    heap[i] = b
    heap[j] = a
  }
  return {
    add(at, what) {
      heap.push({ at, n: (added += 1), what })
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (!isSooner(heap[child], heap[parent])) return
        swap(child, parent)
        child = parent
      }
    },
    take() {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined) return undefined
      if (heap.length === 0) return first
      heap[0] = last
      for (let parent = 0; ;) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2]
        const child = isSooner(heap[right], heap[left]) ? right : left
        if (!isSooner(heap[child], heap[parent])) return first
        swap(child, parent)
        parent = child
      }
    },
  }
}
