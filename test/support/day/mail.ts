import { personalityOf, refusalOf } from '../../../src/entry/demo/personality.ts'
import type { InboxMail } from '../../../src/entry/demo/inbox-store.ts'
import { plus, toDate, type Clock, type Instant } from '../../../src/kernel/time.ts'
import type { HandOver, Mail, MailTransport } from '../../../src/messaging/app/ports.ts'

/** How the mail server of one address treats us. */
export interface MailboxNature {
  /** Seconds from the first sight of sender and recipient until it takes a mail. */
  readonly greylisted?: number
  /** Seconds from taking a mail to its being seen by the owner, each time anew. */
  readonly delay?: () => number
  /** Whether it breaks off after taking the mail, so that we do not know. */
  readonly isCut?: () => boolean
  /** Full until then: nothing is taken. */
  readonly fullUntil?: Instant
  /** Nobody has this address: refused at once, or taken and sent back. */
  readonly gone?: 'refused' | 'returned'
}

export interface SimulatedMail {
  readonly transport: MailTransport
  /** What the owner of an address sees there now, newest first. */
  seen(address: string): readonly InboxMail[]
  /** Says once how an address is treated; every other one takes everything at once. */
  treat(address: string, nature: MailboxNature): void
  /** What was taken and comes back since this was last asked. */
  takeReturned(): readonly Mail[]
}

const host = 'mail.simulated'
const envelopeFrom = 'rebote@avisos.issp.example'

/**
 * Every mail server of the world behind the port of the transport, without a socket and by the simulated
 * clock. A greylisting server knows us by sender and recipient; the part behind the plus, which differs
 * from attempt to attempt, it leaves out, as those in use do.
 */
export function simulatedMail(clock: Clock): SimulatedMail {
  const natures = new Map<string, MailboxNature>()
  const firstSeen = new Map<string, Instant>()
  const boxes = new Map<string, { readonly visible: Instant; readonly mail: InboxMail }[]>()
  const returned: Mail[] = []
  let count = 0

  const refuse = (code: number, text: string): HandOver => ({
    kind: 'refused',
    host,
    permanent: code >= 500,
    reply: { code, status: text.split(' ', 1)[0], text },
  })

  function keep(mail: Mail, delay: number, folder: InboxMail['folder'] = 'inbox'): void {
    const visible = plus(clock(), delay)
    const box = boxes.get(mail.to) ?? []
    boxes.set(mail.to, box)
    count += 1
    box.push({
      visible,
      mail: {
        n: count,
        receivedAt: toDate(visible),
        envelopeFrom,
        to: mail.to,
        folder,
        from: envelopeFrom,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: {},
      },
    })
  }

  function handOver(mail: Mail): HandOver {
    const personality = personalityOf(mail.to)
    const known = firstSeen.get(mail.to)
    if (known === undefined) firstSeen.set(mail.to, clock())
    const refused = refusalOf(personality, known !== undefined)
    if (refused !== undefined) return refuse(refused.code, refused.text)

    const {
      greylisted = 0,
      delay = () => 0,
      isCut = () => false,
      fullUntil,
      gone,
    } = natures.get(mail.to) ?? {}
    if (gone === 'refused') return refuse(550, '5.1.1 no such user here')
    if (fullUntil !== undefined && clock() < fullUntil) return refuse(452, '4.2.2 mailbox full')
    if (clock() < plus(known ?? clock(), greylisted)) return refuse(451, '4.7.1 greylisted, try again later')
    if (gone === 'returned') returned.push(mail)
    else keep(mail, delay(), personality === 'spam' ? 'junk' : 'inbox')
    return personality === 'corta' || personality === 'lento' || isCut()
      ? { kind: 'unknown', host, reply: { text: 'the connection was cut after the final dot' } }
      : { kind: 'accepted', host, reply: { code: 250, status: '2.0.0', text: '2.0.0 taken' } }
  }

  return {
    transport: {
      send: (mail) => Promise.resolve(handOver(mail)),
      close: () => Promise.resolve(),
    },
    seen: (address) =>
      (boxes.get(address) ?? [])
        .filter(({ visible }) => visible <= clock())
        .map(({ mail }) => mail)
        .reverse(),
    treat: (address, nature) => void natures.set(address, nature),
    takeReturned: () => returned.splice(0),
  }
}
