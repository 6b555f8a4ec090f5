import { HashQueueFull } from '../../src/keys/app/hash-queue-full.ts'
import type { KeyHasher } from '../../src/keys/app/ports.ts'

/**
 * Keeps every thread and every waiting place for new keys taken until it is told to stop: whoever is done
 * asks again at once, before anybody from outside can.
 */
export function floodHashes(hasher: KeyHasher, places: number): { stop(): Promise<void> } {
  let isOn = true
  const caller = async (n: number) => {
    while (isOn) {
      try {
        await hasher.hash(`Faro+Gris${n}`)
      } catch (fault) {
        if (!(fault instanceof HashQueueFull)) throw fault
        await new Promise((passed) => setTimeout(passed, 5))
      }
    }
  }
  const all = Promise.all(Array.from({ length: places }, (_, n) => caller(n)))
  return {
    async stop() {
      isOn = false
      await all
    },
  }
}
