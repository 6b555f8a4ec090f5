import { minutes, secondsBetween, type Clock, type Instant } from '../../../kernel/time.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { allowedAddresses } from '../domain/hosts.ts'
import type { TrustStore } from './ports.ts'
import type { FetchState, ListFault, ListReader, RevocationLists } from './revocation-ports.ts'

export interface RefreshDeps {
  readonly trust: TrustStore
  readonly lists: RevocationLists
  readonly reader: ListReader
  readonly clock: Clock
  /** Told of every address that brought nothing to go by. */
  readonly onFault?: (address: string, fault: ListFault, detail: string) => void
}

/** Seconds until an address is asked again: after it answered, and after it did not. A little less than rounds apart. */
const pause = { well: minutes(59), ill: minutes(4) }
/** Lists that are fetched at the same time: each is a thread, and the machine has other work. */
const mostAtOnce = 2

interface Errand {
  readonly entry: TrustEntry
  readonly address: string
  readonly before: FetchState | undefined
}

/**
 * One round: every address of the authorities in force that is due, its list taken where it is newer than the one here.
 * What was here stays when an address is down, slow or lies. @returns how many addresses were asked.
 */
export async function refreshLists(deps: RefreshDeps): Promise<number> {
  const [{ entries }, fetches] = await Promise.all([deps.trust.load(), deps.lists.fetches()])
  const at = deps.clock()
  const errands = entries.flatMap((entry) => errandsOf(entry, fetches)).filter((errand) => isDue(errand, at))
  const waiting = errands.values()
  const runner = async () => {
    for (const errand of waiting) await run(deps, errand)
  }
  await Promise.all(Array.from({ length: mostAtOnce }, runner))
  return errands.length
}

/** Its own addresses, and those of certificates that no list covered. */
function errandsOf(entry: TrustEntry, fetches: readonly FetchState[]): readonly Errand[] {
  const { mode, crlUrls, allowedHosts } = entry.revocation
  if (entry.status === 'retired' || mode === 'ocsp') return []
  const known = fetches.filter(({ issuerKeySha256 }) => issuerKeySha256 === entry.keySha256)
  const wanted = allowedAddresses(
    known.map(({ address }) => address),
    allowedHosts,
  )
  return [...new Set([...crlUrls, ...wanted])].map((address) => ({
    entry,
    address,
    before: known.find((each) => each.address === address),
  }))
}

const isDue = ({ before }: Errand, at: Instant): boolean =>
  before === undefined ||
  secondsBetween(before.askedAt, at) >= (before.fault === null ? pause.well : pause.ill)

async function run({ lists, reader, clock, onFault }: RefreshDeps, errand: Errand): Promise<void> {
  const { entry, address, before } = errand
  const note = (fault: ListFault | null, etag?: string, lastModified?: string) =>
    lists.noteFetch({ issuerKeySha256: entry.keySha256, address, fault, etag, lastModified })
  const reading = await reader.read(
    { url: address, etag: before?.etag, lastModified: before?.lastModified },
    entry,
    clock(),
  )
  switch (reading.is) {
    case 'unchanged':
      return note(null, before?.etag, before?.lastModified)
    case 'refused':
      onFault?.(address, reading.fault, reading.detail)
      // Whatever it said of its list before, the next answer has to be whole.
      return note(reading.fault)
    case 'read': {
      const how = await lists.put(reading.list, address)
      if (how === 'older') onFault?.(address, how, 'the list that is here is newer')
      return note(how === 'older' ? how : null, reading.etag, reading.lastModified)
    }
  }
}
