import { randomBytes, randomInt } from 'node:crypto'
import { caseCodeBytes, caseCodeFrom } from '../kernel/case-code.ts'
import { idBytes, newId as idFrom, type Id } from '../kernel/ids.ts'
import { instant, type Clock } from '../kernel/time.ts'
import type { KeyedDigest } from '../platform/crypto/digests.ts'

/** The one place where chance comes from: the system's generator. Everything below is handed its results. */
export const systemClock: Clock = () => instant(Date.now())

export const newId = <T extends Id<string>>(now = systemClock()): T => idFrom<T>(now, randomBytes(idBytes))
export const newCaseCode = (): string => caseCodeFrom(randomBytes(caseCodeBytes))
export const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url')
export const randomBelow = (bound: number): number => randomInt(bound)
export const randomOctets = (count: number): Uint8Array => randomBytes(count)

/**
 * Whole numbers that are the same for the same labels for ever, and that nobody without the key can
 * foretell: for wrong options that must not change between two visits.
 */
export function steadyInts(digest: KeyedDigest, ...labels: readonly string[]): (bound: number) => number {
  let block = 0
  let bytes: Buffer = Buffer.alloc(0)
  return (bound) => {
    // Rejection keeps every value equally likely.
    const limit = Math.floor(2 ** 32 / bound) * bound
    for (;;) {
      if (bytes.length < 4) bytes = digest(...labels, String(block++))
      const value = bytes.readUInt32BE(0)
      bytes = bytes.subarray(4)
      if (value < limit) return value % bound
    }
  }
}
