import { sameBytes, type KeyedDigest } from '../crypto/digests.ts'

/**
 * Every form carries a number made for one browser, one act and one version of what it acts on. It
 * cannot be made elsewhere (ATK-37), and once the version has moved it acts no more: sending twice,
 * going back or reloading never acts twice (SCREENS 0.3).
 */
export interface FormNumbers {
  make(browser: string, act: string, version: number): string
  judge(raw: string, browser: string, act: string, version: number): 'fresh' | 'stale' | 'foreign'
}

const form = /^(\d{1,10})\.([A-Za-z0-9_-]{22})$/

/** Made under the first digest, known under any: pages that are open outlive a change of the secret. */
export function formNumbers(digests: readonly [KeyedDigest, ...KeyedDigest[]]): FormNumbers {
  const sign = (digest: KeyedDigest, browser: string, act: string, version: string) =>
    digest(browser, act, version).subarray(0, 16)
  return {
    make: (browser, act, version) =>
      `${version}.${sign(digests[0], browser, act, String(version)).toString('base64url').slice(0, 22)}`,
    judge(raw, browser, act, version) {
      const [, was, mac] = form.exec(raw) ?? []
      if (was === undefined || mac === undefined) return 'foreign'
      const given = Buffer.from(mac, 'base64url')
      if (!digests.some((digest) => sameBytes(given, sign(digest, browser, act, was)))) return 'foreign'
      return Number(was) === version ? 'fresh' : 'stale'
    },
  }
}
