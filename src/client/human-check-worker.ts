/**
 * Solves the human check away from the page: ALTCHA protocol 2 with PBKDF2/SHA-256. The key derived
 * from nonce and counter has to begin with the prefix that the server named.
 */
export type Challenge = {
  readonly parameters: {
    readonly algorithm: string
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
  readonly signature?: string
}

export type Solution = { readonly counter: number; readonly derivedKey: string; readonly time: number }

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Tries the counters from 0 on. Throws for an algorithm it does not know and when `limitMs` is over. */
export async function solve(challenge: Challenge, now: () => number, limitMs: number): Promise<Solution> {
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  if (algorithm !== 'PBKDF2/SHA-256') throw new Error(`human check: ${algorithm}`)
  const start = now()
  const nonceBytes = bytesOf(nonce)
  const password = new Uint8Array(nonceBytes.length + 4)
  password.set(nonceBytes)
  const view = new DataView(password.buffer)
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  for (let counter = 0; now() - start < limitMs; counter += 1) {
    view.setUint32(nonceBytes.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const bits = await crypto.subtle.deriveBits(derivation, key, keyLength * 8)
    const derivedKey = hexOf(new Uint8Array(bits))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey, time: Math.round(now() - start) }
  }
  throw new Error('human check: no time left')
}

// Only a worker has `self` and no document.
if (typeof self !== 'undefined' && typeof document === 'undefined') {
  self.onmessage = (event: MessageEvent<Challenge>) => {
    void solve(event.data, () => performance.now(), 90_000).then(
      (solution) => self.postMessage(solution),
      () => self.postMessage(null),
    )
  }
}
