import { expect, it } from 'vitest'
import { hexDigestOf } from '../../../platform/crypto/digests.ts'
import { readCatalogue, textsFolder } from '../../../platform/text/catalogues.ts'
import { consentWords } from './enrol.ts'

it('the words that a person agrees to are those of their version: other words are another version', () => {
  const words = (['es', 'en'] as const).flatMap((lang) =>
    [...readCatalogue(textsFolder, lang)].filter(([key]) => key.startsWith('fing.consent.')),
  )
  expect(words).toHaveLength(12)
  expect([consentWords, hexDigestOf(JSON.stringify(words)).slice(0, 16)]).toEqual([1, '7f7f2c28a5d6e678'])
})
