import { badCertificates, badSigners, badTimes } from './hostile-certificates.ts'
import { badAlgorithms, badCms } from './hostile-cms.ts'
import { appendedRevisions, certifications, forgeries, shadows, spoofs, wrappings } from './hostile-files.ts'
import type { Hostile } from './hostile-kit.ts'
import { heavyFiles } from './hostile-limits.ts'

/** Every class of SIGNATURES 11 that a file alone can be of, each variant with what has to be said of it. */
export const hostileFiles: readonly Hostile[] = [
  ...forgeries,
  ...appendedRevisions,
  ...wrappings,
  ...shadows,
  ...certifications,
  ...spoofs,
  ...badCms,
  ...badAlgorithms,
  ...badCertificates,
  ...badSigners,
  ...badTimes,
  ...heavyFiles,
]
