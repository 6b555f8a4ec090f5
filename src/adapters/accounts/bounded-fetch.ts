import type { CustomFetch } from 'openid-client'
import { isLoopback } from '../../kernel/loopback.ts'
import { readAtMost } from '../../platform/outside/read-at-most.ts'

/** Octets of an answer that are read at most: the largest is a document of metadata, some 10 kB. */
const longestAnswer = 256 * 1_024

/**
 * Asks over https, or in the clear on this machine, follows nowhere else and reads no more than is sensible. The
 * signal ends the reading, too: who sends a letter a minute is as slow as who sends nothing (F-04).
 */
export const boundedFetch: CustomFetch = async (address, { method, headers, body, signal }) => {
  const url = new URL(address)
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) throw new TypeError('not https')
  const response = await fetch(url, {
    method,
    headers,
    body: body ?? null,
    signal: signal ?? null,
    redirect: 'manual',
  })
  const read = await readAtMost(response, longestAnswer)
  const isEmpty = response.status === 204 || response.status === 304
  return new Response(isEmpty ? null : read, { status: response.status, headers: response.headers })
}
