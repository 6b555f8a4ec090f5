import { parseId } from '../../kernel/ids.ts'
import type { SignedUploadId } from './app/request-ports.ts'
import { settleSigned, type SettleDeps } from './app/settle-signed.ts'

/** The worker's task: what could not be decided is judged again. */
export const settleSignedTask = (deps: SettleDeps) => ({
  async settleSigned(payload: unknown): Promise<void> {
    const id = parseId<SignedUploadId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a signed file is named by its id')
    await settleSigned(deps, id.value)
  },
})
