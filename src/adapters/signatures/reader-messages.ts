import type { AskedReading, FileReading } from '../../proofs/signatures/domain/reading.ts'
import type { TrustEntry } from '../../proofs/signatures/domain/trust.ts'

/** To the process that reads. `newTrust` only where it differs from what was sent before. */
export interface ReadMessage {
  /** From 1. */
  readonly id: number
  readonly asked: Omit<AskedReading, 'trust'>
  readonly newTrust?: readonly TrustEntry[]
}

/** From it: 0 without a reading says that it is there. What it says is looked at before it is believed. */
export interface SaidMessage {
  readonly id: number
  readonly reading?: FileReading
}
