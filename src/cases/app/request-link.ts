import type { AuditActor } from '../../audit/index.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { refused, type Outcome, type Refused } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { LinkStore } from '../../links/app/ports.ts'
import { judgeLink } from '../../links/domain/link.ts'
import { isQuietPath } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import type { CaseState } from '../domain/case.ts'
import { type TransitionRefusal } from '../domain/transition.ts'
import { isAttended } from '../domain/path-rule.ts'
import type { Told } from './aftermath.ts'
import { moveCase, type MoveDeps, type MovedCase, type Step } from './move-case.ts'
import type { LoadedCase, Outbox } from './ports.ts'

export interface RequestLinkDeps extends MoveDeps {
  readonly links: LinkStore
  readonly outbox: Outbox
  newMessageId(now: Instant): MessageId
  /**
   * The last message of this case: when it stopped being under way, by the mail server's own word, or now while it
   * still is; and whether it went out without its link.
   */
  lastMail(loaded: LoadedCase): Promise<
    | {
        readonly underWayUntil: Instant
        readonly isOwed: boolean
        readonly lifeSeconds: number | undefined
      }
    | undefined
  >
  /** Keyed, so that no table lists addresses. */
  mailboxDigest(address: string): Uint8Array
}

/**
 * Asks for a link (P-09), or for another one (P-10). Writes only the intent: the worker mints the token
 * at the moment of hand-over, so that it rests nowhere (L-01). A link asked for beyond the day's limit
 * is not sent, and the page that follows is the same (ATK-42). `same` is the life of the link before it.
 */
export async function requestLink(
  deps: RequestLinkDeps,
  seen: LoadedCase,
  life: 'short' | 'long' | 'same',
  actor?: AuditActor,
): Promise<Outcome<MovedCase, TransitionRefusal | 'noCase' | 'dayLimit' | 'linkExpired'>> {
  if (seen.case.state.is === 'linkIssued') {
    const restarts = deps.policy.link.onExpiry === 'restart' && !isAttended(deps.policy.paths[seen.case.path])
    if ((await settleExpired(deps, seen)) && restarts) return refused('linkExpired')
  }
  const step = await linkStep(deps, seen, life, actor)
  return unlessSpent(moveCase(deps, seen.case.id, step))
}

/** The step that asks for a link, for whoever takes it together with others; see `unlessSpent`. */
export async function linkStep(
  deps: RequestLinkDeps,
  seen: LoadedCase,
  life: 'short' | 'long' | 'same',
  actor?: AuditActor,
): Promise<(loaded: LoadedCase) => Step> {
  const last = await deps.lastMail(seen)
  const waited = last?.underWayUntil
  const isOwed = last?.isOwed === true
  const lifeSeconds = (life === 'same' ? last?.lifeSeconds : undefined) ?? lifeOf(deps.policy.link, life)
  const by = actor === undefined ? {} : { actor }

  return (loaded) => {
    const messageId = deps.newMessageId(loaded.now)
    const { mail } = loaded.employer
    return {
      event: {
        type: 'linkRequested',
        messageId,
        facts: loaded.employerFacts,
        idleSince: waited !== undefined && waited > loaded.case.touchedAt ? waited : loaded.case.touchedAt,
        isOwed,
      },
      named: ({ case: { state } }) =>
        state.is === 'linkIssued' ? 'linkSent' : state.is === 'closed' ? state.reason : state.is,
      told: ({ case: { state } }) => ({
        ...(state.is === 'linkIssued' ? { act: 'linkRequested' } : endOf(state)),
        ...by,
      }),
      async also(tx, before, moved) {
        if (moved.case.state.is !== 'linkIssued' || mail === null) return
        const { dayMax, mailboxDayMax } = deps.policy.link
        const [isFree, isFreeThere] = await Promise.all([
          // Its place of the day was taken when it was asked for.
          isOwed || deps.links.takeOfDay(tx, before.employer.id, dayMax),
          isOwed || deps.links.takeOfMailbox(tx, deps.mailboxDigest(mail.value), mailboxDayMax),
          deps.outbox.sendLink(tx, { id: messageId, loaded: before, contactId: mail.id, lifeSeconds }),
        ])
        if (!isFree || !isFreeThere) throw new DayLimit()
      },
    }
  }
}

const lifeOf = ({ life, lifeLong, longOffered }: Policy['link'], asked: string): number =>
  asked === 'long' && longOffered ? lifeLong : life

/** Undoes the whole step: a link that may not be asked for has moved nothing. */
class DayLimit extends Error {}

/** A step that asked for a link beyond the limits of the day has not been taken, with all that was to be written with it. */
export async function unlessSpent<T>(step: Promise<T>): Promise<T | Refused<'dayLimit'>> {
  try {
    return await step
  } catch (fault) {
    if (fault instanceof DayLimit) return refused('dayLimit')
    throw fault
  }
}

/** The case was told where to go instead, or its proofs had run out. */
const endOf = (state: CaseState): Told =>
  state.is === 'referred'
    ? { act: 'referred', reason: state.reason }
    : { act: 'caseClosed', reason: state.is === 'closed' ? state.reason : state.is }

/**
 * Applies the end of a link whose time ran out after the mail server took it (L-03, 4.1): as published,
 * the process starts again; by the standards the proofs stay. A link that was never accepted has not
 * started its clock, and nothing is lost. True when an end was applied.
 */
export async function settleExpired(
  deps: MoveDeps & { readonly links: LinkStore },
  seen: LoadedCase,
): Promise<boolean> {
  // On a quiet path nobody is told that there was a link: the case waits as it would without one (ATK-16).
  if (seen.case.state.is !== 'linkIssued' || isQuietPath(seen.case.path)) return false
  const link = await deps.links.newestOfCase(seen.case.id)
  if (link === undefined || link.acceptedAt === null || judgeLink(link).is !== 'expired') return false
  const { messageId } = seen.case.state
  const settled = await moveCase(deps, seen.case.id, ({ case: { state } }) =>
    // Another link may have been asked for since this one was seen: that one has not expired.
    state.is === 'linkIssued' && state.messageId === messageId
      ? {
          event: { type: 'linkExpired' },
          named: 'linkExpired',
          told: { act: 'linkExpired', reason: 'linkExpired' },
        }
      : undefined,
  )
  return settled.ok
}
