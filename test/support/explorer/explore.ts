import { firstDeadEnd } from './dead-end.ts'
import { Numbers } from './numbers.ts'
import { StateIndex } from './state-index.ts'

/**
 * Walks every state that a model can reach, breadth first, and tells the shortest way to the first thing
 * that must never happen. Knows nothing of the trade.
 */
export interface Step<S> {
  /** What happens, as a sentence; a trace is made of these. */
  readonly act: string
  readonly to: S
  /** Something the person can bring about alone, with time and working mail: a way out may use only these (I-20). */
  readonly own: boolean
  /** What must never happen and just did. */
  readonly breaks?: readonly string[]
}

export interface Model<S> {
  readonly initial: S
  /** Equal exactly for states that nothing can tell apart: a whole number from 0 up to 2^53. */
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
  /** Steps from the start to the farthest state that was met. */
  readonly depth: number
  readonly violation: Violation | undefined
}

export interface Violation {
  readonly invariant: string
  /** The shortest way to it, in sentences. */
  readonly trace: readonly string[]
}

export interface Watch {
  /** Only these count; every one by default. */
  readonly only?: readonly string[]
  /** Name under which a dead end is reported. */
  readonly deadEnd?: string
}

/** How each state was first reached: by which step, of which state. A few bytes each, so that millions fit. */
interface Tree {
  readonly parents: Numbers
  readonly ordinals: Numbers
}

export function explore<S>(model: Model<S>, watch: Watch = {}): Exploration {
  const { only, deadEnd = 'I-20' } = watch
  const counts = (name: string) => only === undefined || only.includes(name)
  const started = performance.now()
  const index = new StateIndex()
  const tree: Tree = { parents: new Numbers(), ordinals: new Numbers() }
  const ways = { steps: new Numbers(), ends: new Numbers(), mustEnd: new Numbers() }
  const lookForDeadEnds = counts(deadEnd)
  let transitions = 0
  let depth = 0

  const discover = (state: S, parent: number, ordinal: number) => {
    tree.parents.push(parent)
    tree.ordinals.push(ordinal)
    if (!lookForDeadEnds) return
    ways.ends.push(model.ends(state) ? 1 : 0)
    ways.mustEnd.push(model.mustEnd(state) ? 1 : 0)
  }
  const report = (violation: Violation | undefined): Exploration => ({
    states: index.size,
    transitions,
    depth,
    seconds: (performance.now() - started) / 1000,
    violation,
  })

  discover(model.initial, 0, 0)
  let first = index.numberOf(model.key(model.initial))
  // States are numbered as they are found, so those of a wave follow each other.
  for (let wave: readonly S[] = [model.initial], waves = 0; wave.length > 0; waves++) {
    const following: S[] = []
    for (const [place, state] of wave.entries()) {
      const at = first + place
      for (const [ordinal, step] of model.next(state).entries()) {
        transitions += 1
        const known = index.size
        // What was refused changes nothing, and needs no key.
        const to = step.to === state ? at : index.numberOf(model.key(step.to))
        let broken = step.breaks?.find(counts)
        if (to === known) {
          depth = waves + 1
          broken ??= model.broken(step.to).find(counts)
          discover(step.to, at, ordinal)
          following.push(step.to)
        }
        if (broken !== undefined)
          return report({ invariant: broken, trace: [...traceTo(model, at, tree), step.act] })
        if (lookForDeadEnds && step.own && to !== at) {
          ways.steps.push(at)
          ways.steps.push(to)
        }
      }
    }
    first += wave.length
    wave = following
  }
  const stuck = lookForDeadEnds ? firstDeadEnd(ways) : undefined
  return report(stuck === undefined ? undefined : { invariant: deadEnd, trace: traceTo(model, stuck, tree) })
}

/** Walks the same steps again from the start: only their numbers were kept, so that millions of states fit. */
function traceTo<S>(model: Model<S>, target: number, { parents, ordinals }: Tree): string[] {
  const path: number[] = []
  for (let at = target; at !== 0; at = parents.at(at)) path.unshift(ordinals.at(at))
  let state = model.initial
  return path.map((ordinal) => {
    const step = model.next(state)[ordinal]
    if (step === undefined) throw new Error('the model answered differently the second time')
    state = step.to
    return step.act
  })
}
