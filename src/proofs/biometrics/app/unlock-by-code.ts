import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { standing } from '../../../cases/domain/ledger.ts'
import { ruleFor } from '../../../cases/domain/path-rule.ts'
import type { LinkId, MessageId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { MobileNumber } from '../../../kernel/phone-number.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import {
  issuePhoneCode,
  redeemPhoneCode,
  type CodeBinding,
  type IssueRefusal,
  type PhoneCodeDeps,
  type PhoneCodeView,
  type RedeemRefusal,
} from '../../../links/app/phone-code.ts'
import type { LinkStore } from '../../../links/app/ports.ts'

export interface UnlockByCodeDeps extends MoveDeps {
  readonly phoneCodes: PhoneCodeDeps
  readonly links: Pick<LinkStore, 'openByPhone'>
  /** Keyed digest of a document, 32 octets. */
  personDigest(document: string): Uint8Array
  newLinkId(): LinkId
  newMessageId(): MessageId
  newRef(): string
  /** Octets that nobody is told. */
  randomBytes(count: number): Uint8Array
  evidenceOf(link: LinkId): string
}

export interface OpenedHere {
  readonly id: LinkId
  readonly evidence: string
}

/**
 * Whether this person may have the code: all that the path asks for is shown but a contact, and the mobile may be it.
 * Nobody else learns that there is one on file (ATK-16, ATK-18), or has a message paid for.
 */
export const mayAskCode = (
  { phoneCodes, policy }: Pick<UnlockByCodeDeps, 'phoneCodes' | 'policy'>,
  loaded: LoadedCase,
): boolean =>
  phoneCodes.isOpen && loaded.employer.phone !== null && isWaited(loaded) && isLeft(loaded, policy)

/** For a contact, and none has answered yet. */
const isWaited = ({ case: { state } }: LoadedCase): boolean =>
  state.is === 'ready' || (state.is === 'linkIssued' && state.answered !== true)

const isLeft = (
  { case: current, employerFacts, now }: LoadedCase,
  policy: UnlockByCodeDeps['policy'],
): boolean => {
  const clock = { caseId: current.id, touchedAt: current.touchedAt, now }
  const { missing } = standing(current.ledger, clock, ruleFor(current, employerFacts, policy), policy.proof)
  return missing.every((choice) => choice.includes('phone'))
}

const bindingOf = (
  { personDigest }: Pick<UnlockByCodeDeps, 'personDigest'>,
  { case: { id }, employer, claimant }: LoadedCase,
): CodeBinding => ({
  employerId: employer.id,
  caseId: id,
  person: personDigest(claimant),
  purpose: 'unlock',
})

/** What a page shows of the newest code of this case. */
export const codeOfCase = (deps: UnlockByCodeDeps, loaded: LoadedCase): Promise<PhoneCodeView | undefined> =>
  deps.phoneCodes.codes.view(bindingOf(deps, loaded))

/** Asks for a code to the registered mobile; refused with the seconds to wait, 0 where waiting is not what helps. */
export async function askUnlockCode(
  deps: UnlockByCodeDeps,
  loaded: LoadedCase,
  asked: { readonly lang: Lang; readonly network: string },
): Promise<Outcome<MobileNumber, IssueRefusal, number>> {
  if (!mayAskCode(deps, loaded)) return refused('noPhoneOnFile', 0)
  return issuePhoneCode(deps.phoneCodes, { ...bindingOf(deps, loaded), ...asked })
}

/**
 * The code, typed. A right one opens in this browser what an opened link opens, for as long as a link lives, and every
 * other link of the employer is void (L-10); the code is used up in the same transaction. `movedOn`: the case went
 * elsewhere meanwhile, and its page says where.
 */
export async function takeUnlockCode(
  deps: UnlockByCodeDeps,
  loaded: LoadedCase,
  typed: string,
  browser: Uint8Array,
): Promise<Outcome<OpenedHere | 'movedOn', RedeemRefusal, number>> {
  const { id } = loaded.case
  const held = {
    ...deps.phoneCodes,
    // Case, code, employer: everybody who holds several takes them in this order; see `redeem`.
    atomically: <T>(work: (tx: Tx) => Promise<T>) =>
      deps.atomically(async (tx) => {
        await deps.cases.lock(tx, id)
        return work(tx)
      }),
  }
  try {
    return await redeemPhoneCode(held, bindingOf(deps, loaded), typed, (tx) =>
      openHere(deps, tx, loaded, browser),
    )
  } catch (fault) {
    // Nothing of it has happened, and the code may be typed again.
    if (fault instanceof LinkBetween) return ok('movedOn')
    throw fault
  }
}

/** A mailed link of another case of this employer was minted while this one was opened. */
class LinkBetween extends Error {}

async function openHere(
  deps: UnlockByCodeDeps,
  tx: Tx,
  { case: { id } }: LoadedCase,
  browser: Uint8Array,
): Promise<OpenedHere | 'movedOn'> {
  const before = await deps.cases.lock(tx, id)
  if (before === undefined) return 'movedOn'
  const messageId = deps.newMessageId()
  const moved = await moveWithin(deps, tx, before, {
    event: { type: 'contactAnswered', by: 'phone', messageId, facts: before.employerFacts },
    named: ({ case: { state } }) => (state.is === 'closed' ? state.reason : 'phoneAnswered'),
    told: { act: 'contactAnswered', detail: { by: 'phone' } },
  })
  if (!moved.ok || moved.value.moved.case.state.is !== 'linkIssued') return 'movedOn'
  const linkId = deps.newLinkId()
  const isOpen = await deps.links.openByPhone(tx, {
    id: linkId,
    employerId: before.employer.id,
    caseId: id,
    messageId,
    ref: deps.newRef(),
    digest: deps.randomBytes(32),
    codeDigest: deps.randomBytes(32),
    lifeSeconds: deps.policy.link.life,
    browser,
  })
  if (!isOpen) throw new LinkBetween()
  return { id: linkId, evidence: deps.evidenceOf(linkId) }
}
