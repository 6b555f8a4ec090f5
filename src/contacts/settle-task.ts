import { parseId, type EmployerId } from '../kernel/ids.ts'
import { settleChange } from './app/settle-change.ts'
import type { ChangeDeps } from './app/ports.ts'

/** The worker's task: it comes when a cooling time is over. */
export const settleTask = (deps: Pick<ChangeDeps, 'changes' | 'atomically'>) => ({
  async settleContactChange(payload: unknown): Promise<void> {
    const id = parseId<EmployerId>((payload as { readonly employerId?: unknown } | null)?.employerId)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a settling names its employer')
    await settleChange(deps, id.value)
  },
})
