import { parseId, type EmployerId } from '../kernel/ids.ts'
import { blockGuessedKey, type BlockDeps } from './app/block-guessed-key.ts'

/** The worker's task. */
export const blockTask = (deps: BlockDeps) => ({
  async blockGuessedKey(payload: unknown): Promise<void> {
    const { employerId, generation } = (payload ?? {}) as {
      readonly employerId?: unknown
      readonly generation?: unknown
    }
    // The number that was typed is no employer's: there is nothing to block.
    if (employerId === null) return
    const id = parseId<EmployerId>(employerId)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok || typeof generation !== 'number') throw new TypeError('a block names an employer and its key')
    await blockGuessedKey(deps, { employerId: id.value, generation })
  },
})
