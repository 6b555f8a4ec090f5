/** On which side of the question a request stands: the number it names is an employer's, or nobody's. */
export const arms = ['known', 'unknown'] as const
export type Arm = (typeof arms)[number]

/** What somebody outside sees of one answer. */
export interface Seen {
  /** Round trip on loopback, from the first octet sent to the last one received. Milliseconds. */
  readonly took: number
  readonly status: number
  /** Octets of the body. */
  readonly length: number
  /** Names of the headers, and of the cookies with what may be done with them. */
  readonly headers: string
  /** The body without what differs from visit to visit whoever asks. */
  readonly body: string
}

export interface Sample extends Seen {
  readonly arm: Arm
}

/** Numbers from 0 to below 1, always the same ones: a run that found something can be run again (mulberry32). */
export function steadyChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** In an order drawn by chance. */
export function shuffled<T>(items: readonly T[], chance: () => number): readonly T[] {
  const keyed = items.map((item) => ({ item, at: chance() }))
  return keyed.toSorted((a, b) => a.at - b.at).map(({ item }) => item)
}

/** Of each arm every second sample to learn from, and the others to be judged by. */
export function halves<T extends { readonly arm: Arm }>(
  samples: readonly T[],
): { readonly learn: readonly T[]; readonly judge: readonly T[] } {
  const seen: Record<Arm, number> = { known: 0, unknown: 0 }
  const sides = samples.map((sample) => ({ sample, isEven: seen[sample.arm]++ % 2 === 0 }))
  const side = (isEven: boolean) => sides.filter((one) => one.isEven === isEven).map(({ sample }) => sample)
  return { learn: side(true), judge: side(false) }
}
