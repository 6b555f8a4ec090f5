/** A mail that arrived at the development inbox. */
export interface InboxMail {
  readonly n: number
  readonly receivedAt: Date
  /** The envelope, not the headers. */
  readonly envelopeFrom: string
  readonly to: string
  readonly folder: 'inbox' | 'junk'
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly text: string }[]
}

export interface InboxStore {
  add(mail: Omit<InboxMail, 'n'>): InboxMail
  /** Newest first. */
  list(to?: string): readonly InboxMail[]
  get(n: number): InboxMail | undefined
  clear(): void
  /** Resolves with the first mail for which `match` holds, already here or still to come. */
  next(match: (mail: InboxMail) => boolean, signal?: AbortSignal): Promise<InboxMail>
}

/** In memory, and no more than the newest `most`. */
export function createInboxStore(most = 500): InboxStore {
  let last = 0
  let mails: readonly InboxMail[] = []
  const waiting = new Set<(mail: InboxMail) => void>()

  return {
    add(mail) {
      last += 1
      const added = { ...mail, n: last }
      mails = [added, ...mails].slice(0, most)
      for (const tell of waiting) tell(added)
      return added
    },
    list: (to) =>
      to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase()),
    get: (n) => mails.find((mail) => mail.n === n),
    clear() {
      mails = []
    },
    next(match, signal = AbortSignal.timeout(20_000)) {
      const here = mails.find(match)
      if (here !== undefined) return Promise.resolve(here)
      return new Promise((found, fail) => {
        const gaveUp = () => {
          waiting.delete(tell)
          fail(new Error('the mail did not arrive'))
        }
        const tell = (mail: InboxMail) => {
          if (!match(mail)) return
          waiting.delete(tell)
          signal.removeEventListener('abort', gaveUp)
          found(mail)
        }
        waiting.add(tell)
        signal.addEventListener('abort', gaveUp, { once: true })
      })
    },
  }
}
