import { chanceOf } from './chance.ts'
import type { Input } from './input.ts'
import { shown } from './input.ts'
import { mutate } from './mutate.ts'
import { shrunk } from './shrink.ts'
import { longestByDefault, Unsound, type Target } from './target.ts'

/** What went wrong with one input: everything that is needed to see it again. */
export interface Finding {
  readonly target: string
  readonly seed: number
  readonly n: number
  readonly kind: 'crash' | 'hang'
  readonly says: string
  /** Made as small as it goes, as JSON. */
  readonly input: string
}

/** Milliseconds that an answer may take (RELIABILITY 11). */
export const longestAnswer = 1_000

/** The `n`th input of a target under a seed; always the same. */
export function inputOf(target: Target, seed: number, n: number): Input {
  const chance = chanceOf(seed, target.name, n)
  if (n < target.seeds.length) return target.seeds[n] ?? ''
  const how = {
    free: target.free === true,
    longest: target.longest ?? longestByDefault,
    seeds: target.seeds,
  }
  const made = target.make !== undefined && chance.oneIn(3) ? target.make(chance) : chance.pick(target.seeds)
  // What the grammar makes is lawful: half of it stays so, and reaches what is behind the first gate.
  return target.make !== undefined && chance.oneIn(6) ? made : mutate(made, chance, how)
}

interface Failure {
  readonly kind: Finding['kind']
  readonly says: string
  /** By which it is known again while its input is made smaller: what is said may quote the input. */
  readonly mark: string
}

type Outcome = 'fine' | Failure

function failureOf(fault: unknown): Failure {
  if (!(fault instanceof Error)) return { kind: 'crash', says: `threw ${typeof fault}`, mark: typeof fault }
  const [, frame = ''] = /^ +at (.*)$/m.exec(fault.stack ?? '') ?? []
  const says = `${fault.name}: ${fault.message.split('\n', 1)[0]}`
  return {
    kind: 'crash',
    says,
    mark: fault instanceof Unsound ? says.replace(/".*"/s, '') : `${fault.name} ${frame}`,
  }
}

async function once(target: Target, input: Input): Promise<Outcome> {
  const begun = performance.now()
  try {
    const answer = (target.call as (input: Input) => unknown)(input)
    if (answer instanceof Promise) await answer
  } catch (fault) {
    if (target.refuses?.(fault) !== true) return failureOf(fault)
  }
  const took = performance.now() - begun
  return took > longestAnswer ? { kind: 'hang', says: `${Math.round(took)} ms`, mark: 'hang' } : 'fine'
}

/** Milliseconds of processor time that this thread has used. */
const used = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
/** Milliseconds after which it does not matter what else the machine was doing. */
const inAnyCase = 5_000

/**
 * Feeds one input. The machine may have been busy with something else: what took too long is asked again, and
 * has to use up the second itself.
 */
export async function feed(target: Target, input: Input): Promise<Outcome> {
  const outcome = await once(target, input)
  if (outcome === 'fine' || outcome.kind !== 'hang') return outcome
  const [before, begun] = [used(), performance.now()]
  const again = await once(target, input)
  const isOwn = used() - before > longestAnswer || performance.now() - begun > inAnyCase
  return again !== 'fine' && again.kind === 'hang' && !isOwn ? 'fine' : again
}

/** The finding of an input that failed, made small. */
export async function findingOf(
  target: Target,
  seed: number,
  n: number,
  { kind, says, mark }: Failure,
): Promise<Finding> {
  const fails = async (smaller: Input): Promise<boolean> => {
    const outcome = await once(target, smaller)
    return outcome !== 'fine' && outcome.mark === mark
  }
  const input = await shrunk(inputOf(target, seed, n), fails, {
    free: target.free === true,
    tries: kind === 'hang' ? 20 : 1_500,
  })
  return { target: target.name, seed, n, kind, says, input: shown(input) }
}

export interface RunOptions {
  readonly seed: number
  /** The number of the first input; others follow. */
  readonly from?: number
  /** Inputs at most. */
  readonly inputs: number
  /** Milliseconds at most. */
  readonly milliseconds?: number
  /** Told the number of every input before it is fed, for whoever watches from outside. */
  readonly beforeEach?: (n: number) => void
}

export interface Ran {
  readonly target: string
  readonly inputs: number
  readonly milliseconds: number
  /** One for each way to fail: a reader that is broken breaks a thousand times. */
  readonly findings: readonly Finding[]
  /** Of a route, how many answers there were to each method with each status: `POST 303`; 0 is silence. */
  readonly answers?: Readonly<Record<string, number>>
}

/** Feeds a target and keeps what went wrong, the first of each kind. */
export async function runTarget(target: Target, options: RunOptions): Promise<Ran> {
  const { seed, from = 0, inputs, milliseconds = Infinity, beforeEach } = options
  const known = new Map<string, Finding>()
  const begun = performance.now()
  let fed = 0
  for (let n = from; fed < inputs && known.size < 5; n += 1) {
    if (fed % 64 === 0 && performance.now() - begun > milliseconds) break
    beforeEach?.(n)
    const outcome = await feed(target, inputOf(target, seed, n))
    fed += 1
    if (outcome === 'fine') continue
    if (!known.has(outcome.mark)) known.set(outcome.mark, await findingOf(target, seed, n, outcome))
  }
  return {
    target: target.name,
    inputs: fed,
    milliseconds: Math.round(performance.now() - begun),
    findings: [...known.values()],
  }
}
