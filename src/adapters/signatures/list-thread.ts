import { parentPort, workerData } from 'node:worker_threads'
import { isLoopback } from '../../kernel/loopback.ts'
import type { ListReading } from '../../proofs/signatures/app/revocation-ports.ts'
import { isOutside } from './inner-addresses.ts'
import type { ListWork } from './list-work.ts'
import { callOutward, OutwardFault } from './outward-call.ts'
import { readList } from './read-list.ts'

async function work({ origin, issuer, at, limit, most, ownMachine }: ListWork): Promise<ListReading> {
  if ('octets' in origin) return readList([origin.octets], issuer, at)
  try {
    const { octets, etag, lastModified } = await callOutward({
      url: origin.url,
      limit,
      most,
      mayReach: (address) => isOutside(address) || (ownMachine && isLoopback(address)),
      headers: {
        ...(origin.etag === undefined ? {} : { 'if-none-match': origin.etag }),
        ...(origin.lastModified === undefined ? {} : { 'if-modified-since': origin.lastModified }),
      },
    })
    const read = await readList(octets, issuer, at)
    return read.is === 'read' ? { ...read, etag, lastModified } : read
  } catch (fault) {
    if (!(fault instanceof OutwardFault)) throw fault
    if (fault.why === 'unchanged') return { is: 'unchanged' }
    return { is: 'refused', fault: fault.why, detail: fault.message }
  }
}

const news = await work(workerData as ListWork)
// Handed over, not copied: a list may have 64 MB.
const owned = news.is === 'read' ? [news.list.octets, ...news.list.pages.map(({ octets }) => octets)] : []
parentPort?.postMessage(
  news,
  owned.map(({ buffer }) => buffer as ArrayBuffer),
)
