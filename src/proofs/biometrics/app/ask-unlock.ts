import { linkStep, unlessSpent, type RequestLinkDeps } from '../../../cases/app/request-link.ts'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { moveWithin, type MoveDeps, type MovedCase } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { referralFor } from '../../../cases/domain/closed-paths.ts'
import { ruleFor } from '../../../cases/domain/path-rule.ts'
import type { TransitionRefusal } from '../../../cases/domain/transition.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { unlockEvidence, type UnlockEvidence } from '../../../policy/unlock-evidence.ts'
import { judgeOnFile, type NotCounted } from '../domain/on-file.ts'
import type { KeptRecord, OnFileStore } from './on-file-ports.ts'

/** Why nothing on file lifts this block, for the mail to whoever has the registered mailbox, and for the log. */
export type NotUnlocked =
  | { readonly why: Exclude<NotCounted, 'recent'> | 'notBlocked' | 'attended' }
  | { readonly why: 'recent'; readonly from: Instant }

export interface AskUnlockDeps extends MoveDeps {
  readonly onFile: OnFileStore
  readonly link: RequestLinkDeps
  /** Uses a passed human check up; false for one that was used before. */
  useNonce(tx: Tx, nonce: string, network: string): Promise<boolean>
  /** Keyed: the person of a record. */
  subjectOf(document: string): Uint8Array
  /** Keyed, by what is counted. */
  daySubject(counted: 'employer' | 'person', of: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  /** Keyed; base64url. */
  evidenceOf(record: KeptRecord): string
  /** M-26 to every registered mailbox. */
  tellNotOnFile(tx: Tx, loaded: LoadedCase, said: NotUnlocked): Promise<void>
}

export type AskUnlockRefusal = 'noCase' | 'atCounter' | 'humanCheckUsed' | 'tooManyTries' | 'over'

/** Whether a mail with a link goes out. For the tests and the log; no page tells it (ATK-16, ATK-18). */
export type AskedUnlock = 'linkSent' | 'told' | 'silent'

export interface AskedUnlocking {
  readonly caseId: CaseId
  readonly nonce: string
  readonly network: string
}

const evidence = unlockEvidence['on-file']

/**
 * Asks to lift the block by what is on file (P-31, E1). In one transaction the case goes to the path, and either the
 * record counts and a link goes to the mailbox that was fixed with it, or that mailbox is told why not, and where to go
 * on. The answer is the same for both: whoever has shown nothing but a pair of numbers learns neither whether somebody
 * is on file nor whether the key is blocked. A try is taken whatever comes of it.
 */
export async function askUnlock(
  deps: AskUnlockDeps,
  asked: AskedUnlocking,
): Promise<Outcome<AskedUnlock, AskUnlockRefusal>> {
  const seen = await deps.cases.load(asked.caseId)
  if (seen === undefined) return refused('noCase')
  const send = await linkStep(deps.link, seen, 'short')
  const done = await unlessSpent(deps.atomically((tx) => ask(deps, tx, asked, send)))
  if (done.ok || done.code !== 'dayLimit') return done
  // The links of the day are spent, which is told to nobody here: the same again, and no mail.
  return deps.atomically((tx) => ask(deps, tx, asked, undefined))
}

async function ask(
  deps: AskUnlockDeps,
  tx: Tx,
  { caseId, nonce, network }: AskedUnlocking,
  send: Awaited<ReturnType<typeof linkStep>> | undefined,
): Promise<Outcome<AskedUnlock, AskUnlockRefusal>> {
  const before = await deps.cases.lock(tx, caseId)
  if (before === undefined) return refused('noCase')
  if (isAtCounter(before.case)) return refused('atCounter')
  if (!(await deps.useNonce(tx, nonce, network))) return refused('humanCheckUsed')
  const { triesPerDay } = deps.policy.unlock
  const { employer, claimant } = before
  // Both are taken, whichever is spent: how much is left of the one says nothing about the other.
  const taken = [
    await deps.onFile.takeTry(tx, deps.daySubject('employer', employer.id), triesPerDay),
    await deps.onFile.takeTry(tx, deps.daySubject('person', claimant), triesPerDay),
  ]
  if (taken.includes(false)) return refused('tooManyTries')

  const record = await deps.onFile.find(
    { employerId: employer.id, subject: deps.subjectOf(claimant), document: claimant },
    tx,
  )
  const not = whyNot(deps, before, record)
  const chosen = await moveWithin(deps, tx, before, {
    event: { type: 'unlockChosen', path: evidence.path, facts: before.employerFacts },
    named: ({ case: { state } }) => (state.is === 'closed' ? state.reason : 'unlockAsked'),
    told: { act: 'unlockAsked', reason: not?.why ?? 'onFile' },
  })
  if (!chosen.ok || chosen.value.moved.case.state.is !== 'proving') return refused('over')
  if (send === undefined) return ok('silent')
  if (not !== undefined || record === undefined) {
    await deps.tellNotOnFile(tx, before, not ?? { why: 'none' })
    return ok('told')
  }
  await proveAndSend(deps, tx, caseId, { by: 'on-file', digest: deps.evidenceOf(record) }, send)
  return ok('linkSent')
}

/** First what is so of the employer, in the order in which the path would close; then the record itself. */
function whyNot(
  { policy, sameBytes, link }: AskUnlockDeps,
  { case: current, employer, employerFacts, now }: LoadedCase,
  record: KeptRecord | undefined,
): NotUnlocked | undefined {
  const onPath = { ...current, path: evidence.path }
  const { closedWhen, proofs } = ruleFor(onPath, employerFacts, policy)
  const closed = referralFor(employerFacts, closedWhen)
  if (closed !== undefined) return { why: closed === 'notBlocked' ? 'notBlocked' : 'attended' }
  const { mail } = employer
  const judged = judgeOnFile(
    record && {
      ...record,
      contactIsSame:
        mail !== null &&
        mail.id === record.contactId &&
        sameBytes(link.mailboxDigest(mail.value), record.contactDigest),
    },
    policy.unlock,
    now,
  )
  if (!judged.ok) {
    return judged.code === 'recent' ? { why: 'recent', from: judged.detail ?? now } : { why: judged.code }
  }
  return proofs.includes('second') ? { why: 'attended' } : undefined
}

/**
 * The proof and the link, one after the other on the held case; either both or nothing of the request. The same for
 * every evidence: whoever judges another one calls this with the name of its row.
 */
export async function proveAndSend(
  deps: MoveDeps,
  tx: Tx,
  caseId: CaseId,
  shown: { readonly by: UnlockEvidence; readonly digest: string },
  send: Awaited<ReturnType<typeof linkStep>>,
): Promise<void> {
  const proved = await proveShown(deps, tx, caseId, shown)
  const ready = await held(deps, tx, caseId)
  const sent = proved.ok ? await moveWithin(deps, tx, ready, { ...send(ready), named: 'unlockSent' }) : proved
  if (!sent.ok || sent.value.moved.case.state.is !== 'linkIssued')
    throw new Error('a link that was found due could not be asked for')
}

/** The evidence alone, on the held case: the person has still to be reached at a contact. */
export async function proveShown(
  deps: MoveDeps,
  tx: Tx,
  caseId: CaseId,
  shown: { readonly by: UnlockEvidence; readonly digest: string },
): Promise<Outcome<MovedCase, TransitionRefusal>> {
  const proving = await held(deps, tx, caseId)
  return moveWithin(deps, tx, proving, {
    event: {
      type: 'proofObtained',
      facts: proving.employerFacts,
      proof: { kind: 'bio', caseId, at: proving.now, source: shown.by, evidence: shown.digest },
    },
    named: unlockEvidence[shown.by].comparesToday ? 'proved' : 'onFileCounted',
    told: { act: 'proofObtained', detail: { kind: 'bio', evidence: shown.by } },
  })
}

async function held({ cases }: Pick<MoveDeps, 'cases'>, tx: Tx, id: CaseId): Promise<LoadedCase> {
  const loaded = await cases.lock(tx, id)
  if (loaded === undefined) throw new Error('a case that is held is gone')
  return loaded
}
