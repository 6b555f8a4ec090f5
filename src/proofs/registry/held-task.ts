import { parseId } from '../../kernel/ids.ts'
import type { HoldId } from './app/hold-identity.ts'
import { recheckHold, type RecheckDeps, type Rechecked } from './app/recheck-held.ts'

/** The worker's task; `onRechecked` is for metrics. */
export const recheckHeld = (deps: RecheckDeps, onRechecked?: (how: Rechecked) => void) => ({
  async recheckHeld(payload: unknown): Promise<void> {
    const id = parseId<HoldId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a recheck names what is held')
    const how = await recheckHold(deps, id.value)
    onRechecked?.(how)
  },
})
