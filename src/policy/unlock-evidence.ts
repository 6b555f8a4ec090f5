import type { PathName } from './paths.ts'

/** What can speak for lifting a block, by the levels of CHANNELS 1.2: E1, E2 and E3. */
export const unlockEvidences = ['on-file', 'passkey', 'live'] as const
export type UnlockEvidence = (typeof unlockEvidences)[number]

export interface EvidenceRow {
  /** The row of the path table whose proofs stand beside it. No level unlocks alone: each of them asks for a channel. */
  readonly path: PathName
  /** Whether the person at the screen is compared with anything today. */
  readonly comparesToday: boolean
}

/**
 * One row an evidence: who brings another way of showing a person adds what judges it, and this row. The kind of proof
 * is `bio` for all of them, and the ledger keeps the name of the row as its source.
 */
export const unlockEvidence: Readonly<Record<UnlockEvidence, EvidenceRow>> = {
  'on-file': { path: 'unlockOnFile', comparesToday: false },
  passkey: { path: 'biometrics', comparesToday: true },
  live: { path: 'biometrics', comparesToday: true },
}
