import type { NetworkLimits } from '../../src/platform/web/network-limits.ts'
import { testNow } from './visit.ts'

/** The limits of a network for the tests of one page: how many places are taken, and whether any is left. */
export interface NetworkPlaces extends NetworkLimits {
  taken: number
  isBusy: boolean
}

export function networkPlaces(): NetworkPlaces {
  const places: NetworkPlaces = {
    taken: 0,
    isBusy: false,
    async reserve(kind, network) {
      if (places.isBusy) return undefined
      places.taken += 1
      return { kind, network, windowStart: testNow }
    },
    giveBack: async () => void (places.taken -= 1),
  }
  return places
}
