import { findSerial } from '../domain/serial-pages.ts'
import type { ListLookup, ReadList } from './revocation-ports.ts'

/** Lists that were read and are kept nowhere: for a judgement on the command line. Where several are of one scope, each counts. */
export function listsInMemory(
  lists: readonly ReadList[],
): ListLookup & { /** Addresses that were asked for, in their order. */ readonly wanted: readonly string[] } {
  const wanted: string[] = []
  return {
    wanted,
    of: (issuerKeySha256) =>
      Promise.resolve(
        lists.flatMap((list, id) =>
          list.issuerKeySha256 === issuerKeySha256 ? [{ ...list, id, address: null }] : [],
        ),
      ),
    since(id, serial) {
      // Few enough to look through: nobody waits for the command line.
      const list = lists[id]
      if (list === undefined) return Promise.resolve('gone')
      for (const page of list.pages) {
        const since = findSerial(page.octets, serial)
        if (since !== undefined) return Promise.resolve(since)
      }
      return Promise.resolve(undefined)
    },
    want(_issuer, address) {
      wanted.push(address)
      return Promise.resolve()
    },
  }
}
