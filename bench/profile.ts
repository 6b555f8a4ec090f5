import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { table } from './report.ts'

interface CallFrame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

/** As V8 writes it; times in microseconds. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: CallFrame
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

const resting = new Set(['(idle)', '(program)'])

/** A package, a part of ours, or nothing for the runtime's own code, which works for whoever called it. */
function ownerOf({ functionName, url }: CallFrame): string | undefined {
  if (functionName === '(garbage collector)') return functionName
  const packaged = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (packaged !== undefined) return packaged
  const [, own] = /\/dist\/((?:platform|adapters|proofs)\/[^/]+|[^/]+)/.exec(url) ?? []
  return own === undefined ? undefined : `clavero ${own}`
}

const nameOf = ({ functionName, url, lineNumber }: CallFrame): string =>
  `${functionName === '' ? '(anonymous)' : functionName} ${basename(url)}:${lineNumber + 1}`

/**
 * Where the time of an event loop goes: by owner, the runtime's work counted for whoever asked for it;
 * by function alone; and by function of ours with all that it calls. Shares of the time not at rest.
 */
export async function profileTable(folder: string, names: readonly string[]): Promise<string> {
  const owners = new Map<string, number>()
  const alone = new Map<string, number>()
  const whole = new Map<string, number>()
  let busy = 0
  const add = (all: Map<string, number>, name: string, time: number) =>
    all.set(name, (all.get(name) ?? 0) + time)
  for (const name of names) {
    const profile = JSON.parse(await readFile(join(folder, name), 'utf8')) as CpuProfile
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
    const parents = new Map(
      profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
    )
    for (const [n, id] of profile.samples.entries()) {
      const frame = frames.get(id)
      const time = profile.timeDeltas[n] ?? 0
      if (frame === undefined || resting.has(frame.functionName)) continue
      busy += time
      add(alone, nameOf(frame), time)
      let owner: string | undefined
      const seen = new Set<string>()
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        const one = frames.get(at)
        if (one === undefined) break
        const whose = ownerOf(one)
        owner ??= whose
        if (whose?.startsWith('clavero') === true) seen.add(nameOf(one))
      }
      add(owners, owner ?? '(runtime)', time)
      for (const one of seen) add(whole, one, time)
    }
  }
  const top = (all: Map<string, number>, count: number) =>
    table(
      [...all]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, count)
        .map(([name, time]) => [name, `${((time / busy) * 100).toFixed(1)} %`]),
    )
  return [
    `\nBusy time by owner\n${top(owners, 30)}`,
    `Function alone\n${top(alone, 40)}`,
    `Function of ours with all it calls\n${top(whole, 60)}`,
  ].join('\n')
}
