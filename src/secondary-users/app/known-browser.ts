import type { Instant } from '../../kernel/time.ts'

/** Longer than any word of ours; nothing of more is looked at. Characters. */
const longest = 200
const wordForm = /^(\d{1,13})\.([\w-]{12})\.([\w-]{43})(?![^])/

export interface KnownBrowserDeps {
  /** Keyed; base64url. */
  sealOf(mailbox: string, issued: string, number: string): string
  sameText(one: string, other: string): boolean
  newNumber(): string
  /** How long a browser is known after it was signed in with. Days. */
  readonly days: number
}

/**
 * A word that a browser keeps after somebody has signed in with it: it opens nothing and names nobody, and lets their next
 * misses be counted apart from those of strangers (OWASP, "Device Cookies"). Whoever takes it along has the tries of one more
 * browser, at the same rate as anybody.
 */
export function knownBrowsers({ sealOf, sameText, newNumber, days }: KnownBrowserDeps) {
  return {
    /** The word for the browser that has just signed in to this mailbox. */
    issue(mailbox: string, now: Instant): string {
      const issued = String(now)
      const number = newNumber()
      return `${issued}.${number}.${sealOf(mailbox, issued, number)}`
    },
    /** The number under which this browser's misses for this mailbox are counted; undefined for any other browser. */
    numberOf(mailbox: string, word: string | undefined, now: Instant): string | undefined {
      if (word === undefined || word.length > longest) return undefined
      const [, issued, number, seal] = wordForm.exec(word) ?? []
      if (issued === undefined || number === undefined || seal === undefined) return undefined
      const age = now - Number(issued)
      if (age < 0 || age >= days * 86_400_000) return undefined
      return sameText(sealOf(mailbox, issued, number), seal) ? number : undefined
    },
  }
}

export type KnownBrowsers = ReturnType<typeof knownBrowsers>
