import { linkStep, unlessSpent, type RequestLinkDeps } from '../../cases/app/request-link.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { ok, refused, type Outcome, type Refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { openDeskStatuses } from '../domain/desk-case.ts'
import type { Pending } from '../domain/pending.ts'
import {
  canonicalPart,
  canonicalRequest,
  longestNote,
  shownParts,
  type ResetId,
  type ResetReason,
  type Shown,
} from '../domain/reset-request.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import { attest } from './attest.ts'
import type { CounterDeps } from './counter-deps.ts'
import { counterFile, type CounterFile } from './counter-file.ts'
import type { ResetRequest } from './counter-ports.ts'

export interface RequestResetDeps extends CounterDeps {
  readonly link: RequestLinkDeps
  newResetId(): ResetId
}

export interface AskedReset {
  readonly reason: ResetReason
  readonly note: string
}

/** Where a finished check leads: to a second person where the rule asks for one, or straight to the mailbox. */
export type Requested = { readonly is: 'asked'; readonly id: ResetId } | { readonly is: 'sent' }

export type RequestRefusal = CounterRefusal | 'pending' | 'notNow' | 'open' | 'dayLimit'

/**
 * An officer says that papers and person are in order and asks for the reset (S-08). Nobody names an address: the
 * link goes to the registered mailbox (I-24, ATK-48). All of it is one transaction: what was checked is still there
 * when the link is asked for (ATK-49).
 */
export async function requestReset(
  deps: RequestResetDeps,
  officer: OnDuty,
  seen: LoadedCase,
  asked: AskedReset,
): Promise<Outcome<Requested, RequestRefusal, readonly Pending[] | undefined>> {
  const send = await linkStep(deps.link, seen, 'short', { officer: officer.id })
  return unlessSpentOf(
    actAtCounter<Requested, RequestRefusal, readonly Pending[] | undefined>(
      deps,
      officer,
      seen.case.id,
      async (at) => {
        if ((await deps.counter.openRequest(at.loaded.case.id, at.tx)) !== undefined)
          return refused('open', undefined)
        const attested = await attest(deps, officer, at)
        if (!attested.ok) return attested
        const { tx } = at
        const loaded = attested.value
        if (loaded.case.state.is === 'ready') {
          const sent = await moveWithin(deps, tx, loaded, send(loaded))
          if (!sent.ok || sent.value.moved.case.state.is !== 'linkIssued') return refused('notNow', undefined)
          // Nobody decides about it, so the log alone keeps for what reason the officer asked.
          await tellAsked(deps, tx, officer, loaded, asked.reason)
          return ok({ is: 'sent' })
        }
        const { mail } = loaded.employer
        if (loaded.case.state.is !== 'proving' || mail === null) return refused('notNow', undefined)
        return ask(deps, tx, officer, loaded, mail.id, asked)
      },
    ),
  )
}

async function ask(
  deps: RequestResetDeps,
  tx: Tx,
  officer: OnDuty,
  loaded: LoadedCase,
  contactId: ResetRequest['contactId'],
  asked: AskedReset,
): Promise<Outcome<Requested, 'open'>> {
  const id = deps.newResetId()
  const reason = asked.reason
  const note = asked.note.trim().slice(0, longestNote)
  const { digest } = await shownNow(deps, tx, loaded, { reason, note, requestedBy: { id: officer.id } })
  const isFirst = await deps.counter.addRequest(tx, {
    ...placeOf(loaded),
    id,
    requestedBy: officer.id,
    reason,
    note,
    contactId,
    digest,
  })
  if (!isFirst) return refused('open', undefined)
  await deps.desk.setStatus(tx, loaded.case.id, openDeskStatuses, 'second', loaded.now)
  await tellAsked(deps, tx, officer, loaded, reason, { request: id, digest })
  return ok({ is: 'asked', id })
}

async function tellAsked(
  { audit }: CounterDeps,
  tx: Tx,
  officer: OnDuty,
  { employer, code }: LoadedCase,
  reason: ResetReason,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  await audit.append(tx, {
    act: 'resetRequested',
    employerId: employer.id,
    actor: { officer: officer.id },
    caseCode: code,
    reason,
    detail,
  })
}

/** Everything that whoever decides is shown, as it is now. */
export interface ShownNow {
  readonly file: CounterFile
  /** Hex, of all of it. */
  readonly digest: string
  /** Short keyed digest of each part, in the order of `shownParts`. */
  readonly marks: readonly string[]
}

export async function shownNow(
  deps: CounterDeps,
  tx: Tx | undefined,
  loaded: LoadedCase,
  request: Pick<ResetRequest, 'reason' | 'note'> & { readonly requestedBy: Pick<OnDuty, 'id'> },
): Promise<ShownNow> {
  const file = await counterFile(deps, loaded, tx)
  const shown: Shown = {
    caseId: loaded.case.id,
    code: loaded.code,
    path: loaded.case.path,
    claimant: loaded.claimant,
    employer: loaded.employer,
    facts: loaded.employerFacts,
    mail: loaded.employer.mail,
    ledger: loaded.case.ledger,
    dossierDigest: file.dossier.digest,
    attendance: file.attendance,
    reason: request.reason,
    note: request.note,
    requestedBy: request.requestedBy.id,
  }
  return {
    file,
    digest: deps.hexDigest(canonicalRequest(shown)),
    marks: shownParts.map((part) => deps.evidenceOf(canonicalPart(part, shown)).slice(0, markLength)),
  }
}

/** Characters of base64url: enough to tell that something is different, and no more. */
const markLength = 8

const unlessSpentOf = async <T extends Outcome<unknown, string, unknown>>(
  step: Promise<T>,
): Promise<T | Refused<'dayLimit'>> => unlessSpent(step)
