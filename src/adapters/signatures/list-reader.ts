import { Worker } from 'node:worker_threads'
import type { ListReader, ListReading } from '../../proofs/signatures/app/revocation-ports.ts'
import { mostListBytes } from './list-octets.ts'
import type { ListNews, ListWork } from './list-work.ts'

export interface ListReaderOptions {
  /** Seconds for fetching a list; half a minute more for reading it. */
  readonly limit?: number
  /** Octets of a list. */
  readonly most?: number
  readonly ownMachine?: boolean
  /** For tests of what happens when the thread does not behave. */
  readonly script?: URL
}

const ownScript = new URL(
  import.meta.url.endsWith('.ts') ? './list-thread.ts' : './list-thread.js',
  import.meta.url,
)

/**
 * Fetches and reads each list in a thread that lives for that list: 200,000 entries take most of a second, in which
 * nobody else waits; and a list that takes all memory takes that of its thread.
 */
export function createListReader(options: ListReaderOptions = {}): ListReader {
  const { limit = 120, most = mostListBytes, ownMachine = false, script = ownScript } = options
  const threads = new Set<Worker>()
  let isClosed = false
  return {
    read(origin, issuer, at) {
      if (isClosed) return Promise.resolve({ is: 'refused', fault: 'broken', detail: 'it is closed' })
      const work: ListWork = { origin, issuer: issuer.certificate, at, limit, most, ownMachine }
      const thread = new Worker(script, {
        name: 'revocation',
        workerData: work,
        resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 1 },
      })
      threads.add(thread)
      return new Promise<ListReading>((resolve) => {
        const end = (reading: ListReading) => {
          clearTimeout(timer)
          threads.delete(thread)
          void thread.terminate()
          resolve(reading)
        }
        const broken = (detail: string) => end({ is: 'refused', fault: 'broken', detail })
        const timer = setTimeout(() => broken('it took too long'), (limit + 30) * 1_000)
        thread.on('message', (news: ListNews) => end(news))
        thread.on('error', (fault: unknown) => broken(fault instanceof Error ? fault.message : 'it ended'))
        thread.on('exit', () => broken('it ended'))
      })
    },
    async close() {
      isClosed = true
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}
