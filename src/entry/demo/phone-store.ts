import type { SmsSender, TextHandOver } from '../../messaging/app/text-ports.ts'

/** A text message that arrived at a synthetic number. */
export interface PhoneText {
  readonly n: number
  readonly receivedAt: Date
  readonly to: string
  readonly text: string
}

export interface PhoneStore {
  readonly sender: SmsSender
  /** Newest first. */
  list(to?: string): readonly PhoneText[]
  clear(): void
}

/** How a number behaves, by its last three digits, as mailboxes do by their names (CHANNELS 3.8). Others accept. */
const odd: Readonly<Record<string, TextHandOver>> = {
  '404': { kind: 'refused', permanent: true, reply: 'no such number' },
  '429': { kind: 'refused', permanent: false, reply: 'too many' },
  '503': { kind: 'refused', permanent: false, reply: 'away' },
  '500': { kind: 'unknown', reply: 'broken' },
  '888': { kind: 'unknown', reply: 'no answer in time' },
  '999': { kind: 'unknown', reply: 'connection cut' },
  '401': { kind: 'refused', permanent: false, isOurs: true, reply: 'credential refused' },
}

/**
 * The telephone of the demonstration, in memory, and no more than the newest `most`. Only synthetic numbers can have
 * messages here, because only such are on file in a demonstration; nothing leaves the process.
 */
export function createPhoneStore(now: () => Date, most = 200): PhoneStore {
  let last = 0
  let texts: readonly PhoneText[] = []
  let known = new Set<string>()
  return {
    sender: {
      send({ to, text, idempotencyKey }) {
        const outcome = odd[to.slice(-3)]
        if (outcome !== undefined) return Promise.resolve(outcome)
        if (!known.has(idempotencyKey)) {
          last += 1
          known = new Set([idempotencyKey, ...known].slice(0, most))
          texts = [{ n: last, receivedAt: now(), to, text }, ...texts].slice(0, most)
        }
        return Promise.resolve({ kind: 'accepted', reply: 'taken', gatewayId: `demo-${last}` })
      },
      close: () => Promise.resolve(),
    },
    list: (to) => (to === undefined ? texts : texts.filter((one) => one.to === to)),
    clear() {
      texts = []
    },
  }
}
