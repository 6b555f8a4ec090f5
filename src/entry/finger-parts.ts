import { createBioSdk } from '../adapters/biometrics/mosip-biosdk.ts'
import { createOsiaAbis } from '../adapters/biometrics/osia-abis.ts'
import { startLocalComparer } from '../adapters/biometrics/local-comparer.ts'
import type { Config } from '../platform/config/config.ts'
import type { FingerComparer } from '../proofs/biometrics/app/ports.ts'
import { readExtractor } from '../proofs/biometrics/domain/slots.ts'
import { matchScore } from '../proofs/biometrics/domain/verdict.ts'
import { randomText } from './chance.ts'
import type { FingerParts } from './installation.ts'

/** What compares fingers in this installation, and what captures them. */
export function fingerParts({ capture, comparer }: Pick<Config, 'capture' | 'comparer'>): FingerParts {
  const extractor = readExtractor(capture.extractor)
  // The schema of the settings has let nothing else through.
  if (extractor === undefined) throw new TypeError('CLAVERO_CAPTURE_EXTRACTOR')
  return {
    ...comparing(comparer),
    extractor,
    kit: capture.kit,
  }
}

/** The comparer that was chosen, and the score from which on its word counts, 0–1. */
function comparing(chosen: Config['comparer']): Pick<FingerParts, 'comparer' | 'leastScore'> {
  switch (chosen.kind) {
    case 'inside':
      return { comparer: startedMeanwhile(() => startLocalComparer()), leastScore: matchScore }
    case 'osia-abis':
      return {
        comparer: createOsiaAbis({
          base: new URL(chosen.url),
          token: chosen.token.reveal(),
          galleryId: chosen.gallery,
          threshold: chosen.threshold,
          fullScore: chosen.fullScore,
          newTransactionId: () => randomText(16),
        }),
        leastScore: chosen.threshold / chosen.fullScore,
      }
    case 'mosip-biosdk':
      return {
        comparer: createBioSdk({
          base: new URL(chosen.url),
          ...(chosen.token !== undefined && { token: chosen.token.reveal() }),
        }),
        // The library decides by a threshold of its own.
        leastScore: 0,
      }
  }
}

/**
 * A comparer that warms up while the service starts, and holds nobody up by it. One that did not start is a fault of
 * the comparison, as every outage (F-25), and is started anew for the next one.
 */
export function startedMeanwhile(start: () => Promise<FingerComparer>): FingerComparer {
  let starting: Promise<FingerComparer> | undefined
  let isClosed = false
  const started = (): Promise<FingerComparer> => {
    if (isClosed) return Promise.reject(new Error('the comparer is closed'))
    starting ??= start().catch((fault: unknown) => {
      starting = undefined
      throw fault
    })
    return starting
  }
  // Whoever compares is told; before that there is nobody to tell.
  started().catch(() => undefined)
  return {
    compare: async (probe, enrolled) => (await started()).compare(probe, enrolled),
    async close() {
      isClosed = true
      const open = await starting?.catch(() => undefined)
      await open?.close()
    },
  }
}
