import type { AuditLog } from '../../audit/index.ts'
import type { EmployerId, Id } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import { judgeDrill, type DrillFacts, type DrillItem, type RegistriesFound } from '../domain/drill.ts'

export type DrillNumber = Id<'drill'>

/** What is kept here of one employer, apart from what the mailbox and the key say of themselves. */
export type OnRecord = Pick<
  DrillFacts,
  'phone' | 'registries' | 'appointmentUntil' | 'certificateUntil' | 'biometricsAt' | 'now'
> & { readonly begunAt: Instant | null }

export interface DrillStore {
  /**
   * Under the employer's lock, by the database's clock. `again`: one was begun within the last minute, and this is the
   * same form once more. `full`: those of the day are used up.
   */
  begin(tx: Tx, employerId: EmployerId, id: DrillNumber, perDay: number): Promise<'begun' | 'again' | 'full'>
  found(employerId: EmployerId, id: DrillNumber, found: RegistriesFound): Promise<void>
  /** Documents of those who represent the employer today, by the institution's record; at most five. */
  representatives(employerId: EmployerId): Promise<readonly string[]>
  onRecord(employerId: EmployerId): Promise<OnRecord>
}

export interface DrillDeps {
  readonly store: DrillStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  readonly policy: Pick<Policy, 'drill' | 'key' | 'unlock'>
  readonly textsOffered: boolean
  newId(): DrillNumber
  /** Asks the registries about one pair. It keeps and counts nothing. */
  askRegistries(
    employer: { readonly identifier: string; readonly branchCode: string },
    document: string,
  ): Promise<{
    readonly ruc: RegistriesFound['ruc']
    readonly representative: RegistriesFound['representatives'][number]
  }>
  /** A test mail to the mailbox to which a recovery would go; none where there is none. */
  testMailbox(employerId: EmployerId, lang: Lang): Promise<void>
  /** A test message to the registered mobile, where they are sent at all. */
  testPhone(tx: Tx, employerId: EmployerId, id: DrillNumber, lang: Lang): Promise<void>
}

/**
 * Tries what a recovery would need, while nothing is lost. It changes nothing of the employer: not its key, its
 * contacts nor what counts for a recovery. Asking the registries counts no try, since nobody claims anything.
 */
export async function beginDrill(
  deps: DrillDeps,
  employer: { readonly employerId: EmployerId; readonly identifier: string; readonly branchCode: string },
  lang: Lang,
): Promise<Outcome<undefined, 'drillLimit'>> {
  const { employerId } = employer
  const id = deps.newId()
  const begun = await deps.atomically(async (tx) => {
    const done = await deps.store.begin(tx, employerId, id, deps.policy.drill.perDay)
    if (done === 'begun') {
      await deps.testPhone(tx, employerId, id, lang)
      await deps.audit.append(tx, { act: 'drillBegun', employerId, actor: 'visitor' })
    }
    return done
  })
  if (begun === 'full') return refused('drillLimit')
  if (begun === 'again') return ok(undefined)
  const [documents] = await Promise.all([
    deps.store.representatives(employerId),
    deps.testMailbox(employerId, lang),
  ])
  const answers = await Promise.all(documents.map((document) => deps.askRegistries(employer, document)))
  await deps.store.found(employerId, id, {
    ruc: answers.map(({ ruc }) => ruc).find((ruc) => ruc !== 'unknown') ?? 'unknown',
    representatives: answers.map(({ representative }) => representative),
  })
  return ok(undefined)
}

/** What is known now; reading it tries nothing. */
export async function drillOf(
  { store, policy, textsOffered }: Pick<DrillDeps, 'store' | 'policy' | 'textsOffered'>,
  employerId: EmployerId,
  known: Pick<DrillFacts, 'mailbox' | 'keyDueAt'>,
): Promise<{ readonly begunAt: Instant | null; readonly items: readonly DrillItem[] }> {
  const { begunAt, ...record } = await store.onRecord(employerId)
  const rules = {
    soonDays: policy.drill.soonDays,
    keySoonDays: Math.max(0, ...policy.key.reminderDays),
    onFileDays: policy.unlock.onFileDays,
  }
  return { begunAt, items: judgeDrill({ ...record, ...known, textsOffered }, rules) }
}
