import { deflateSync } from 'node:zlib'
import type { InspectionRefusal } from '../../../src/proofs/dossier/domain/file-limits.ts'

/**
 * A file that somebody sends to do harm, and what has to become of it: refused with a word, or taken. `active`: taken,
 * and known for what it could do; `harmless`: taken, because nothing of what harms is left of it or ever runs.
 */
export interface HostileFile {
  /** Made when it is asked for: some are large. */
  make(): Buffer
  readonly expected: InspectionRefusal | 'active' | 'harmless'
  /** Text that must not be in what is kept of it. */
  readonly gone?: string
}

export type HostileFiles = Readonly<Record<string, HostileFile>>

export const hostile = (
  expected: HostileFile['expected'],
  make: () => Buffer,
  gone?: string,
): HostileFile => ({ make, expected, ...(gone === undefined ? {} : { gone }) })

const bombs = new Map<number, Buffer>()

/** Nothing, very often, packed; made once, since it takes a second. */
export function bomb(megabytes: number): Buffer {
  const made = bombs.get(megabytes) ?? deflateSync(Buffer.alloc(megabytes * 1024 * 1024))
  bombs.set(megabytes, made)
  return made
}

export const timesOf = <T>(n: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, each) => make(each))
