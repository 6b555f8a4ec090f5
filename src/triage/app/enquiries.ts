import type { AuditLog } from '../../audit/index.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { keptText, longestAnswer, type EnquiryCode } from '../domain/enquiry.ts'
import type { RowId } from '../domain/row-types.ts'
import type { FindRows } from './find-rows.ts'

/** What was told, and how far it is. It is about no employer and nobody is written to. */
export interface Enquiry {
  readonly code: EnquiryCode
  readonly toldAt: Instant
  readonly lang: Lang
  /** Without what may not be kept. */
  readonly said: string
  readonly proposed: readonly RowId[]
  readonly takenBy: OfficerId | null
  readonly endedAt: Instant | null
  /** Null also where it was closed without one. */
  readonly answer: { readonly row: RowId; readonly text: string } | null
}

export type NewEnquiry = Pick<Enquiry, 'code' | 'lang' | 'said' | 'proposed'>

export interface EnquiryStore {
  add(tx: Tx, enquiry: NewEnquiry): Promise<void>
  find(code: EnquiryCode): Promise<Enquiry | undefined>
  /** What waits, the longest wait first. */
  waiting(size: number): Promise<readonly Enquiry[]>
  /** False where somebody has it, or it has ended. */
  take(tx: Tx, code: EnquiryCode, by: OfficerId): Promise<boolean>
  /** Back to everybody. False unless it is with this officer; with anybody, where `by` is undefined. */
  release(tx: Tx, code: EnquiryCode, by: OfficerId | undefined): Promise<boolean>
  /** Ends it, with an answer or without. False unless it is with this officer. */
  end(tx: Tx, code: EnquiryCode, by: OfficerId, answer: Enquiry['answer']): Promise<boolean>
}

export interface EnquiryDeps {
  readonly enquiries: EnquiryStore
  readonly atomically: Atomically
  readonly audit: AuditLog
}

export interface TellDeps extends EnquiryDeps {
  readonly find: FindRows
  newCode(): EnquiryCode
  /** Uses the human check up; false when it was used before. */
  useCheck(tx: Tx, nonce: string, network: string): Promise<boolean>
}

/**
 * Keeps what somebody told, together with the use of their check, and gives them the code where the answer will be. The
 * same for everybody: nothing is looked up that is about an employer.
 */
export async function tell(
  deps: TellDeps,
  told: { readonly text: string; readonly lang: Lang },
  check: { readonly nonce: string; readonly network: string },
): Promise<Outcome<EnquiryCode, 'checkUsed'>> {
  const said = keptText(told.text)
  const code = deps.newCode()
  const proposed = deps.find(said).rows.map(({ row }) => row)
  return deps.atomically(async (tx) => {
    if (!(await deps.useCheck(tx, check.nonce, check.network))) return refused('checkUsed')
    await deps.enquiries.add(tx, { code, lang: told.lang, said, proposed })
    await deps.audit.append(tx, { act: 'enquiryTold', actor: 'visitor', caseCode: code })
    return ok(code)
  })
}

type Done = Promise<Outcome<undefined, 'notNow'>>

/** An officer takes one; of two who take it at once, one has it. */
export const takeEnquiry = (deps: EnquiryDeps, code: EnquiryCode, by: OfficerId): Done =>
  change(deps, code, by, 'enquiryTaken', (tx) => deps.enquiries.take(tx, code, by))

/** @param anybodys where the officer may put back what a colleague has. */
export const releaseEnquiry = (
  deps: EnquiryDeps,
  code: EnquiryCode,
  by: OfficerId,
  anybodys: boolean,
): Done =>
  change(deps, code, by, 'enquiryReleased', (tx) =>
    deps.enquiries.release(tx, code, anybodys ? undefined : by),
  )

/** The answer of whoever took it: a result of the assistant, and a few words, of which no secret stays either. */
export const answerEnquiry = (
  deps: EnquiryDeps,
  code: EnquiryCode,
  by: OfficerId,
  answer: NonNullable<Enquiry['answer']>,
): Done =>
  change(
    deps,
    code,
    by,
    'enquiryAnswered',
    (tx) => deps.enquiries.end(tx, code, by, { ...answer, text: keptText(answer.text, longestAnswer) }),
    answer.row,
  )

/** Ends it without an answer: nothing can be made of it. */
export const closeEnquiry = (deps: EnquiryDeps, code: EnquiryCode, by: OfficerId): Done =>
  change(deps, code, by, 'enquiryClosed', (tx) => deps.enquiries.end(tx, code, by, null))

const change = (
  deps: EnquiryDeps,
  code: EnquiryCode,
  by: OfficerId,
  act: 'enquiryTaken' | 'enquiryReleased' | 'enquiryAnswered' | 'enquiryClosed',
  write: (tx: Tx) => Promise<boolean>,
  reason?: string,
): Done =>
  deps.atomically(async (tx): Done => {
    if (!(await write(tx))) return refused('notNow')
    await deps.audit.append(tx, {
      act,
      actor: { officer: by },
      caseCode: code,
      ...(reason !== undefined && { reason }),
    })
    return ok(undefined)
  })
