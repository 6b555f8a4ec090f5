import type { Plugin } from 'vitest/config'
import { withoutGuard } from './removal.ts'
import { removals } from './removals.ts'

/** Loads the product without one guard, by the id of its removal; whole when there is none. */
export function brokenBuild(id: string | undefined): Plugin {
  const removal = removals.find((one) => one.id === id)
  if (id !== undefined && removal === undefined) throw new Error(`no removal is called ${id}`)
  const editsOf = (path: string) => removal?.edits.filter(({ file }) => path.endsWith(`/${file}`)) ?? []
  return {
    name: 'clavero:broken-build',
    enforce: 'pre',
    transform(code, path) {
      const edits = editsOf(path)
      return edits.length === 0 ? undefined : { code: edits.reduce(withoutGuard, code), map: null }
    },
    // What was loaded without a guard is not kept: no later run takes it for the whole. Everything else is the same
    // as ever and need not be translated anew for each guard.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id: path }) => (editsOf(path).length === 0 ? undefined : false))
    },
  }
}
