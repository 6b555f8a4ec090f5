import type { Config } from '../platform/config/config.ts'
import { noComparer } from '../proofs/biometrics/app/no-comparer.ts'
import { readExtractor } from '../proofs/biometrics/domain/slots.ts'
import type { FingerParts } from './installation.ts'

/** What compares fingers in this installation, and what captures them. */
export function fingerParts({ capture }: Pick<Config, 'capture'>): FingerParts {
  const extractor = readExtractor(capture.extractor)
  // The schema of the settings has let nothing else through.
  if (extractor === undefined) throw new TypeError('CLAVERO_CAPTURE_EXTRACTOR')
  return { comparer: noComparer, leastScore: 1, extractor, kit: capture.kit }
}
