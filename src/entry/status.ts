import type { Instant } from '../kernel/time.ts'
import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import type { Component, ComponentStatus } from '../platform/web/status-page.tsx'
import { signatureState } from '../proofs/signatures/app/trust-warnings.ts'
import { readTrustState } from './compose/trust.ts'
import type { Installation } from './installation.ts'

type State = ComponentStatus['state']

/** Milliseconds: a status page that waits for a sick database is no status page. */
const patience = 500
/** Seconds a state is believed before the parts are asked again. */
const believed = 15

const mailToday = statement<{ asked: number; taken: number; nine: number | null }>(
  'status.mail',
  `select count(*) filter (where state in ('accepted', 'deferred', 'rejected', 'unknown')) as asked,
          count(*) filter (where state = 'accepted') as taken,
          percentile_cont(0.9) within group (order by extract(epoch from accepted_at - created_at))
            filter (where accepted_at is not null)::float8 as nine
     from message where created_at > (select clock_timestamp() - interval '1 hour')`,
)

/** How the parts are, from what they last said. Nobody is waited for longer than half a second. */
export function partsStatus({ db, clock, connections }: Pick<Installation, 'db' | 'clock' | 'connections'>) {
  const since = new Map<Component, { state: State; at: Instant }>()
  let known: { readonly at: Instant; readonly list: readonly ComponentStatus[] } | undefined
  let nineOfTen: number | null = null

  const note = (component: Component, state: State): ComponentStatus => {
    const before = since.get(component)
    const entry = before?.state === state ? before : { state, at: clock() }
    since.set(component, entry)
    return { component, state, since: entry.at }
  }

  async function ask(): Promise<readonly ComponentStatus[]> {
    const mail = await withinPatience(readMail(db))
    nineOfTen = mail?.nine == null ? null : Math.floor(mail.nine) + 1
    const list = [note('service', mail === undefined ? 'down' : 'ok'), note('mail', mailState(mail))]
    for (const [component, circuit] of Object.entries(connections?.() ?? {}) as [Component, State][]) {
      list.push(note(component, circuit))
    }
    const trusted = await withinPatience(readTrustState(db))
    const signature = trusted && signatureState(trusted, clock())
    if (signature !== undefined) list.push(note('signature', signature))
    return list
  }

  return {
    async status(): Promise<readonly ComponentStatus[]> {
      if (known === undefined || clock() - known.at > believed * 1000)
        known = { at: clock(), list: await ask() }
      return known.list
    },
    mailSeconds: () => nineOfTen,
  }
}

interface MailHour {
  readonly asked: number
  readonly taken: number
  readonly nine: number | null
}

const readMail = (db: Database): Promise<MailHour | undefined> => db.first(mailToday)

/** Slow when fewer than nine in ten mails of the hour were taken at once, down when none was. */
function mailState(mail: MailHour | undefined): State {
  if (mail === undefined) return 'slow'
  if (mail.asked === 0 || mail.taken >= mail.asked * 0.9) return 'ok'
  return mail.taken === 0 ? 'down' : 'slow'
}

async function withinPatience<T>(work: Promise<T | undefined>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience)
  })
  try {
    return await Promise.race([work.catch(() => undefined), late])
  } finally {
    clearTimeout(timer)
  }
}
