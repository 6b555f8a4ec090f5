import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { commonKeysOf, type CommonKeys } from '../../keys/domain/common-keys.ts'
import { commonWords, wholeCommonKeys } from '../../keys/domain/common-words.ts'

/** Shorter lines match no key that a policy lets pass, with the three characters that may be appended. */
const shortestLine = 5

/**
 * The common keys of the product and, on top, the breached set of the operator: a text file in UTF-8,
 * one key per line (ASVS 6.2.12). It is read once, at start, and held in memory: about 100 bytes a
 * line. A file that cannot be read is thrown: a service that was given a list does not start without it.
 */
export async function readCommonKeys(breachedSet?: string): Promise<CommonKeys> {
  const keys = [...wholeCommonKeys]
  if (breachedSet !== undefined)
    for await (const line of createInterface({
      input: createReadStream(breachedSet, 'utf8'),
      crlfDelay: Infinity,
    }))
      if (line.length >= shortestLine) keys.push(line)
  return commonKeysOf(commonWords, keys)
}
