import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { table } from './report.ts'

/** As V8 writes it; times in microseconds. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Whose code it is: a package, a capability of ours, or the runtime. */
function ownerOf(url: string): string {
  const [, scoped] = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url) ?? []
  if (scoped !== undefined) return scoped
  const [, own] = /\/dist\/(platform\/[^/]+|[^/]+)/.exec(url) ?? []
  if (own !== undefined) return `clavero ${own}`
  return url.startsWith('node:') ? url : '(runtime)'
}

/** Where the time of the service's main threads goes: by owner, and the functions that take the most themselves. */
export async function profileTable(folder: string, names: readonly string[]): Promise<string> {
  const owners = new Map<string, number>()
  const functions = new Map<string, number>()
  let busy = 0
  const add = (all: Map<string, number>, name: string, time: number) => all.set(name, (all.get(name) ?? 0) + time)
  for (const name of names) {
    const profile = JSON.parse(await readFile(join(folder, name), 'utf8')) as CpuProfile
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
    for (const [n, id] of profile.samples.entries()) {
      const frame = frames.get(id)
      const time = profile.timeDeltas[n] ?? 0
      if (frame === undefined || frame.functionName === '(idle)' || frame.functionName === '(program)') continue
      busy += time
      add(owners, ownerOf(frame.url), time)
      add(functions, `${frame.functionName || '(anonymous)'} ${basename(frame.url)}:${frame.lineNumber + 1}`, time)
    }
  }
  const top = (all: Map<string, number>, count: number) =>
    [...all]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => [name, `${((time / busy) * 100).toFixed(1)} %`])
  return `\nBusy time by owner\n${table(top(owners, 25))}\nSelf time by function\n${table(top(functions, 40))}`
}
