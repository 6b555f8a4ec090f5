/**
 * Walks every state that a model can reach, breadth first, and tells the shortest way to the first thing
 * that must never happen. Knows nothing of the trade.
 */
export interface Step<S> {
  /** What happens, in words; a trace is made of these. */
  readonly act: string
  readonly to: S
  /** Something the person can bring about alone, with time and working mail: a way out may use only these (I-20). */
  readonly own: boolean
  /** What must never happen and just did. */
  readonly breaks?: readonly string[]
}

export interface Model<S> {
  readonly initial: S
  /** Equal exactly for states that nothing can tell apart. */
  key(state: S): number
  next(state: S): readonly Step<S>[]
  /** Rules about a state, whatever led to it. */
  broken(state: S): readonly string[]
  /** Where a person may stand at the end. Every state with `mustEnd` has to have a way there (I-20). */
  ends(state: S): boolean
  mustEnd(state: S): boolean
}

export interface Exploration {
  readonly states: number
  readonly transitions: number
  readonly seconds: number
  readonly violation: Violation | undefined
}

export interface Violation {
  readonly invariant: string
  /** The shortest way to it, in words. */
  readonly trace: readonly string[]
}

export interface Watch {
  /** Only these count; every one by default. */
  readonly only?: readonly string[]
  /** Name under which a dead end is reported. */
  readonly deadEnd?: string
}

export function explore<S>(model: Model<S>, watch: Watch = {}): Exploration {
  const { only, deadEnd = 'I-20' } = watch
  const counts = (name: string) => only === undefined || only.includes(name)
  const started = performance.now()
  const index = new Map<number, number>([[model.key(model.initial), 0]])
  const parents = [0]
  const ordinals = [0]
  const ends = [model.ends(model.initial)]
  const mustEnd = [model.mustEnd(model.initial)]
  const ways: number[] = []
  let transitions = 0

  const report = (violation: Violation | undefined): Exploration => ({
    states: parents.length,
    transitions,
    seconds: (performance.now() - started) / 1000,
    violation,
  })

  let wave: readonly (readonly [S, number])[] = [[model.initial, 0]]
  while (wave.length > 0) {
    const following: [S, number][] = []
    for (const [state, at] of wave) {
      let ordinal = -1
      for (const step of model.next(state)) {
        ordinal++
        transitions++
        const key = model.key(step.to)
        let to = index.get(key)
        let broken = step.breaks?.find(counts)
        if (to === undefined) {
          to = parents.length
          broken ??= model.broken(step.to).find(counts)
          index.set(key, to)
          parents.push(at)
          ordinals.push(ordinal)
          ends.push(model.ends(step.to))
          mustEnd.push(model.mustEnd(step.to))
          following.push([step.to, to])
        }
        if (step.own && to !== at) ways.push(at, to)
        if (broken !== undefined) {
          return report({ invariant: broken, trace: [...traceTo(model, at, parents, ordinals), step.act] })
        }
      }
    }
    wave = following
  }
  if (!counts(deadEnd)) return report(undefined)
  const stuck = firstStuck(ways, ends, mustEnd)
  if (stuck === undefined) return report(undefined)
  return report({ invariant: deadEnd, trace: traceTo(model, stuck, parents, ordinals) })
}

/** Walks the same steps again from the start: only their numbers were kept, so that millions of states fit. */
function traceTo<S>(
  model: Model<S>,
  target: number,
  parents: readonly number[],
  ordinals: readonly number[],
): string[] {
  const path: number[] = []
  for (let at = target; at !== 0; at = parents[at] ?? 0) path.unshift(ordinals[at] ?? 0)
  let state = model.initial
  return path.map((ordinal) => {
    const step = model.next(state)[ordinal]
    if (step === undefined) throw new Error('the model answered differently the second time')
    state = step.to
    return step.act
  })
}

/** Backwards from every end: the first state that has to have a way out and is not met. */
function firstStuck(
  ways: readonly number[],
  ends: readonly boolean[],
  mustEnd: readonly boolean[],
): number | undefined {
  const size = ends.length
  // Compressed rows: the predecessors of state n stand in `sources` from start[n] to start[n + 1].
  const start = new Int32Array(size + 1)
  const add = (row: number, count: number) => (start[row] = (start[row] ?? 0) + count)
  for (let i = 1; i < ways.length; i += 2) add((ways[i] ?? 0) + 1, 1)
  for (let i = 1; i <= size; i++) add(i, start[i - 1] ?? 0)
  const sources = new Int32Array(ways.length / 2)
  const filled = start.slice()
  for (let i = 0; i < ways.length; i += 2) {
    const to = ways[i + 1] ?? 0
    const free = filled[to] ?? 0
    sources[free] = ways[i] ?? 0
    filled[to] = free + 1
  }

  const saved = new Uint8Array(size)
  const open: number[] = []
  for (let i = 0; i < size; i++) {
    if (!ends[i]) continue
    saved[i] = 1
    open.push(i)
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (let i = start[at] ?? 0; i < (start[at + 1] ?? 0); i++) {
      const from = sources[i] ?? 0
      if (saved[from] === 1) continue
      saved[from] = 1
      open.push(from)
    }
  }
  const stuck = mustEnd.findIndex((must, at) => must && saved[at] === 0)
  return stuck === -1 ? undefined : stuck
}
