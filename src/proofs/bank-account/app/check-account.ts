import type { AuditLog } from '../../../audit/index.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { AccountOnRecord, BankPlace, BankStore, SharedTries, TypedAccount } from './ports.ts'

export interface CheckAccountDeps extends MoveDeps {
  readonly bank: BankStore
  readonly tries: SharedTries
  readonly audit: AuditLog
  /** The one account on record; undefined where there is none, or the record contradicts itself. */
  onRecord(loaded: LoadedCase): AccountOnRecord | undefined
  /** Whether it is this account, as a whole. */
  isOnRecord(loaded: LoadedCase, typed: TypedAccount): boolean
}

export type AccountRefusal =
  | 'notNow'
  | 'mismatch'
  | 'suspended'
  | 'paused'
  | 'busy'
  /** A further try costs a human check first. */
  | 'checkNeeded'
  /** The right account, and too new a one: no try is spent, and it opens nothing. */
  | 'recent'

export interface AccountRefused {
  readonly left: number
  readonly until: Instant | null
}

const nothing: AccountRefused = { left: 0, until: null }

export const placeOf = ({ case: { id }, employer }: LoadedCase): BankPlace => ({
  employerId: employer.id,
  caseId: id,
})

/** Whether this case may be asked about its account. */
export const isAskable = ({ case: { path, state } }: LoadedCase): boolean =>
  path === 'household' && state.is === 'proving'

/**
 * P-62: whether the person knows the account that the institution debits. It is knowledge, and so no proof: all that
 * it opens is asking the bank (RELIABILITY 10.1 C9). An employer without an account on record is told what one is told
 * whose answer was wrong, since nobody has shown anything yet (ATK-16, ATK-18). What was typed is compared and dropped
 * (I-23).
 */
export async function checkAccount(
  deps: CheckAccountDeps,
  id: CaseId,
  typed: TypedAccount,
): Promise<Outcome<'passed', AccountRefusal, AccountRefused>> {
  const isCampaign = await deps.tries.isCampaign()
  let isRefused = false
  const checked = await deps.atomically(
    async (tx): Promise<Outcome<'passed', AccountRefusal, AccountRefused>> => {
      const before = await deps.cases.lock(tx, id)
      if (before === undefined || !isAskable(before)) return refused('notNow', nothing)
      const place = placeOf(before)
      const tries = await deps.tries.hold(tx, before, isCampaign)
      const known = await deps.bank.check(place, tx)
      const account = deps.onRecord(before)
      // The same form twice: the second finds what came of the first.
      if (known?.passed === true) return ok('passed')
      if (tries.hasTried && known?.paid !== true) return refused('checkNeeded', nothing)
      const spent = await deps.tries.spend(tx, {
        loaded: before,
        network: typed.network,
        isCampaign,
        judge: () => (deps.isOnRecord(before, typed) ? 'passed' : 'refused'),
      })
      switch (spent.kind) {
        case 'busy':
          return refused('busy', nothing)
        case 'paused':
          return refused('paused', { left: 0, until: spent.until })
        case 'suspended':
          await suspend(tx, before, spent.until, false)
          return refused('suspended', { left: 0, until: spent.until })
        case 'refused': {
          isRefused = true
          await deps.bank.setPaid(tx, place, false)
          await deps.audit.append(tx, {
            act: 'bankAccountRefused',
            employerId: place.employerId,
            actor: 'visitor',
            caseCode: before.code,
            reason: 'bankAccountMismatch',
          })
          if (spent.until === null) return refused('mismatch', { left: spent.left, until: null })
          await suspend(tx, before, spent.until, true)
          return refused('suspended', { left: 0, until: spent.until })
        }
        case 'passed': {
          if (account === undefined) throw new Error('an account that is not on record was the right one')
          if (account.isRecent) {
            await note(tx, before, 'bankAccountRecent')
            return refused('recent', nothing)
          }
          await deps.bank.pass(tx, place, account.digest)
          await note(tx, before)
          return ok('passed')
        }
      }
    },
  )
  if (isRefused) await deps.tries.watch()
  return checked

  async function note(tx: Tx, { employer, claimant, code }: LoadedCase, reason?: string): Promise<void> {
    await deps.audit.append(tx, {
      act: 'bankAccountNamed',
      employerId: employer.id,
      actor: { claimant },
      caseCode: code,
      ...(reason === undefined ? {} : { reason }),
    })
  }

  async function suspend(tx: Tx, before: LoadedCase, until: Instant, byThisCase: boolean): Promise<void> {
    await moveWithin(deps, tx, before, {
      event: { type: 'provingSuspended', until, byThisCase },
      named: 'suspended',
      told: {
        act: 'suspended',
        reason: 'questionsSuspended',
        detail: { attempts: deps.policy.questions.attempts },
      },
    })
  }
}

/** A human check was passed for one further try; its nonce is used up with it. False where it was used before. */
export const payForTry = (
  deps: Pick<CheckAccountDeps, 'atomically' | 'bank' | 'cases'> & {
    useNonce(tx: Tx, nonce: string, network: string): Promise<boolean>
  },
  id: CaseId,
  passed: { readonly nonce: string; readonly network: string },
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || !isAskable(before)) return true
    if (!(await deps.useNonce(tx, passed.nonce, passed.network))) return false
    await deps.bank.setPaid(tx, placeOf(before), true)
    return true
  })
