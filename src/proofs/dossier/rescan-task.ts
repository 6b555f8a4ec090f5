import { parseId } from '../../kernel/ids.ts'
import type { FileId } from './app/ports.ts'
import { rescanFile, type RescanDeps } from './app/rescan-file.ts'

/** The worker's task. */
export const rescanTask = (deps: RescanDeps) => ({
  async rescanFile(payload: unknown): Promise<void> {
    const id = parseId<FileId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a scan names a file')
    await rescanFile(deps, id.value)
  },
})
