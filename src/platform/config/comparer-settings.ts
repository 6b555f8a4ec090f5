import { number, text, word } from './setting.ts'

/** What compares fingers. Unless set otherwise the comparer inside; elsewhere production only, since templates leave this service. */
export const comparerSettings = {
  CLAVERO_COMPARER: word(['inside', 'osia-abis', 'mosip-biosdk'], {
    group: 'Fingerprints',
    default: 'inside',
    description:
      'What compares two fingers: the comparer inside, an ABIS that speaks OSIA 1.6, or a Bio-SDK service of MOSIP (docs/operate/biometrics.md).',
  }),
  CLAVERO_COMPARER_URL: text('^https?://\\S+$', {
    group: 'Fingerprints',
    productionOnly: true,
    description: 'Where a comparer elsewhere stands.',
    expects: 'an `https://` address; in the clear only on the same machine',
  }),
  CLAVERO_COMPARER_TOKEN: text('^[\\x21-\\x7e]{8,2000}$', {
    group: 'Fingerprints',
    secret: true,
    productionOnly: true,
    description: 'Sent to it as a bearer token (OSIA: scope `abis.verify`).',
    expects: '8 characters or more, without blanks',
  }),
  CLAVERO_COMPARER_GALLERY: text('^[A-Za-z0-9._-]{1,100}$', {
    group: 'Fingerprints',
    productionOnly: true,
    description: 'OSIA: the gallery of the institution’s people.',
    expects: 'its name',
  }),
  CLAVERO_COMPARER_THRESHOLD: number(1, 1_000_000, {
    group: 'Fingerprints',
    productionOnly: true,
    description: 'OSIA: the score from which on a comparison is a match, in the units of that ABIS.',
  }),
  CLAVERO_COMPARER_FULL_SCORE: number(1, 1_000_000, {
    group: 'Fingerprints',
    productionOnly: true,
    description: 'OSIA: the highest score that it gives.',
  }),
} as const
