import type { Given } from './values.ts'

/** What is right, and may still surprise whoever runs it. */
export const settingWarnings = (given: Given): readonly string[] =>
  given.CLAVERO_MODE === 'production' && given.CLAVERO_TAXPAYER_REGISTRY === 'imported'
    ? [
        'CLAVERO_TAXPAYER_REGISTRY is imported: the open file names no representatives. Natural persons recover online; companies and other entities are sent to a service centre.',
      ]
    : []
