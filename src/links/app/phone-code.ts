import type { AuditActor, AuditLog } from '../../audit/index.ts'
import type { CaseId, ContactId, EmployerId, Id, TextId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { parseMobileNumber, type MobileNumber } from '../../kernel/phone-number.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { codeFrom, type PhoneCodePurpose } from '../domain/phone-code.ts'

export type PhoneCodeId = Id<'phoneCode'>

/** Whose code it is. Typed by anybody else, in another case or for another purpose, it is none. */
export interface CodeBinding {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  /** Keyed digest of the person's document, 32 octets. */
  readonly person: Uint8Array
  readonly purpose: PhoneCodePurpose
}

/** One count of the last 24 hours, and of the last hour of them. */
export interface CodeCount {
  /** Keyed digest, 32 octets. */
  readonly subject: Uint8Array
  readonly perDay: number
  readonly perHour: number
  /** Seconds since the newest of them; doubled with every one of the last hour. 0 for none. */
  readonly wait: number
}

export interface PhoneCodeStore {
  /** The registered phone that may be used now, as a recovery would find it; undefined without one. */
  phoneOf(
    tx: Tx,
    employerId: EmployerId,
  ): Promise<{ readonly id: ContactId; readonly value: string } | undefined>
  /** Takes one of a count in one conditional statement: fifty at once take no more. */
  take(tx: Tx, count: CodeCount): Promise<boolean>
  /** Seconds until the count's wait is over; 0 when it is not the wait that refuses. Only for words on a page. */
  waitOf(count: CodeCount): Promise<number>
  /** One of all that the installation sends in a day. */
  takeOfDay(tx: Tx, limit: number): Promise<boolean>
  /** Ends the code before this one, and writes the new, without digits. */
  insert(tx: Tx, code: CodeBinding & { readonly id: PhoneCodeId; readonly textId: TextId }): Promise<boolean>
  /** Writes the digest, if the code still waits for this message. @returns when it dies */
  mint(tx: Tx, textId: TextId, digest: Uint8Array, life: number): Promise<Instant | undefined>
  /** Takes one of its few tries before anything is compared; undefined when there is no code to try (L-08). */
  reserveTry(
    binding: CodeBinding,
    limit: number,
  ): Promise<
    | {
        readonly id: PhoneCodeId
        readonly textId: TextId
        readonly digest: Uint8Array
        readonly left: number
      }
    | undefined
  >
  /** Takes one of the tries that an employer has in 24 hours, over all its codes and cases (L-08). */
  takeTryOfDay(employerId: EmployerId, limit: number): Promise<boolean>
  /** The consuming statement itself, judged by the database's clock and the employer as it is; true for exactly one. */
  consume(tx: Tx, id: PhoneCodeId, digest: Uint8Array): Promise<boolean>
  view(binding: CodeBinding): Promise<PhoneCodeView | undefined>
}

/** What a page shows of the newest code; never its digits. */
export interface PhoneCodeView {
  readonly phone: string
  readonly text: 'onItsWay' | 'sent' | 'delivered' | 'refused'
  /** Until when the code that is out may be typed; null before it went out. */
  readonly until: Instant | null
  readonly triesLeft: number
  readonly isOver: boolean
}

export interface PhoneCodePolicy {
  readonly codeLife: number
  readonly codeTries: number
  readonly codeTriesDay: number
  readonly numberHourMax: number
  readonly numberDayMax: number
  readonly employerDayMax: number
  readonly networkHourMax: number
  readonly resendWait: number
}

export interface PhoneCodeDeps {
  readonly codes: PhoneCodeStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  readonly policy: PhoneCodePolicy
  /** Of the whole installation, in a day: what fraud would cost at most. */
  readonly dayMax: number
  /** False where no gateway is set up. */
  readonly isOpen: boolean
  newCodeId(): PhoneCodeId
  newTextId(): TextId
  /** Below the bound, each equally likely. */
  random(bound: number): number
  /** Keyed, because a million codes are soon tried out. */
  codeDigest(textId: TextId, code: string): Uint8Array
  /** Keyed: what is counted names nobody. */
  countDigest(kind: 'number' | 'newNumber' | 'employer' | 'network', name: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  /** Hands M-22 to the outbox; false when the employer has no such phone any more. */
  enqueue(
    tx: Tx,
    text: CodeBinding & {
      readonly id: TextId
      readonly contactId: ContactId
      readonly lang: Lang
      readonly life: number
    },
  ): Promise<boolean>
  /** Told when the installation's day is used up: somebody pumps, or the limit is too low. */
  alarm(): void
}

export interface IssueCode extends CodeBinding {
  readonly lang: Lang
  /** Whose request it is counted by. */
  readonly network: string
}

export type IssueRefusal = 'textsAway' | 'noPhoneOnFile' | 'phoneCodeTooSoon' | 'phoneCodeLimit'

/** Takes back what was counted in the same transaction. */
class NotNow extends Error {
  readonly code: IssueRefusal
  readonly count: CodeCount | undefined
  constructor(code: IssueRefusal, count?: CodeCount) {
    super(code)
    this.code = code
    this.count = count
  }
}

/**
 * Asks for a code to the registered mobile. Counts, message and code are one transaction, and every limit is a
 * conditional write (CHANNELS 4). The digits are made by the worker, at hand-over.
 * @returns the number it goes to; refused with the seconds to wait, 0 where waiting is not what helps.
 */
export async function issuePhoneCode(
  deps: PhoneCodeDeps,
  asked: IssueCode,
): Promise<Outcome<MobileNumber, IssueRefusal, number>> {
  if (!deps.isOpen) return refused('textsAway', 0)
  const { codes, policy } = deps
  try {
    return await deps.atomically(async (tx) => {
      const phone = await codes.phoneOf(tx, asked.employerId)
      const number = parseMobileNumber(phone?.value ?? '')
      if (phone === undefined || !number.ok) throw new NotNow('noPhoneOnFile')
      const full = await takeMessage(deps, tx, { ...asked, number: number.value })
      if (full === 'day') throw new NotNow('textsAway')
      if (full !== undefined) throw new NotNow('phoneCodeLimit', full)
      const { employerId, caseId, person, purpose, lang } = asked
      const binding: CodeBinding = { employerId, caseId, person, purpose }
      const textId = deps.newTextId()
      const text = { ...binding, id: textId, contactId: phone.id, lang, life: policy.codeLife }
      if (!(await deps.enqueue(tx, text))) throw new NotNow('noPhoneOnFile')
      if (!(await codes.insert(tx, { ...binding, id: deps.newCodeId(), textId })))
        throw new NotNow('phoneCodeLimit')
      await deps.audit.append(tx, {
        act: 'phoneCodeAsked',
        employerId,
        actor: 'visitor',
        detail: { purpose },
      })
      return ok(number.value)
    })
  } catch (fault) {
    if (!(fault instanceof NotNow)) throw fault
    const seconds = fault.count === undefined ? 0 : await codes.waitOf(fault.count)
    return refused(seconds > 0 ? 'phoneCodeTooSoon' : fault.code, seconds)
  }
}

/** Moments of a count that are kept; the table holds the same. */
const mostCounted = 200

export interface OneMessage {
  readonly employerId: EmployerId
  readonly number: MobileNumber
  /** Whose request it is counted by; undefined where nobody asks but the service. */
  readonly network?: string | undefined
  /** It is on record for nobody yet: counted apart, so that nobody uses up the codes of a number by naming it (ATK-42). */
  readonly isNew?: true
}

/**
 * Takes one message with a code from everything that counts them: the number, the employer, the network and the
 * installation's day (CHANNELS 4). @returns what had none left
 */
export async function takeMessage(
  deps: Pick<PhoneCodeDeps, 'codes' | 'policy' | 'countDigest' | 'dayMax' | 'alarm'>,
  tx: Tx,
  message: OneMessage,
): Promise<CodeCount | 'day' | undefined> {
  for (const count of countsOf(deps, message)) if (!(await deps.codes.take(tx, count))) return count
  if (await deps.codes.takeOfDay(tx, deps.dayMax)) return undefined
  deps.alarm()
  return 'day'
}

/** The number first: whoever is refused there waits for its row, so two at once are one after the other. */
function countsOf(
  { policy, countDigest }: Pick<PhoneCodeDeps, 'policy' | 'countDigest'>,
  { employerId, number, network, isNew }: OneMessage,
): readonly CodeCount[] {
  const { numberDayMax, numberHourMax, employerDayMax, networkHourMax, resendWait } = policy
  const upTo = (limit: number) => Math.min(limit, mostCounted)
  const count = (subject: Uint8Array, perDay: number, perHour = perDay, wait = 0): CodeCount => ({
    subject,
    perDay: upTo(perDay),
    perHour,
    wait,
  })
  return [
    isNew === true
      ? count(countDigest('newNumber', number), numberHourMax)
      : count(countDigest('number', number), numberDayMax, numberHourMax, resendWait),
    count(countDigest('employer', employerId), employerDayMax),
    // A cyber café has a working day of eight hours.
    ...(network === undefined
      ? []
      : [count(countDigest('network', network), networkHourMax * 8, networkHourMax)]),
  ]
}

export type RedeemRefusal = 'phoneCodeMismatch' | 'phoneCodeOver'

/**
 * The code, typed. A try is taken before anything is compared, from the code and from the employer's day (L-08), and
 * it is used up by one conditional statement in the same transaction as what it opens: of fifty at once one goes on.
 * @param act what the code opens; thrown out of it, the code is as it was, less the try.
 * @returns what `act` returned; refused with the tries left.
 */
export async function redeemPhoneCode<T>(
  deps: Pick<PhoneCodeDeps, 'codes' | 'atomically' | 'audit' | 'policy' | 'codeDigest' | 'sameBytes'>,
  binding: CodeBinding,
  typed: string,
  act: (tx: Tx) => Promise<T>,
  actor: AuditActor = 'visitor',
): Promise<Outcome<T, RedeemRefusal, number>> {
  const { codes, policy, audit } = deps
  const { employerId, purpose } = binding
  const reserved = await codes.reserveTry(binding, policy.codeTries)
  if (reserved === undefined) return refused('phoneCodeOver', 0)
  if (!(await codes.takeTryOfDay(employerId, policy.codeTriesDay))) return refused('phoneCodeOver', 0)
  const shown = deps.codeDigest(reserved.textId, typed)
  if (!deps.sameBytes(reserved.digest, shown)) {
    await deps.atomically((tx) =>
      audit.append(tx, {
        act: 'phoneCodeRefused',
        employerId,
        actor,
        detail: { purpose, left: reserved.left },
      }),
    )
    return refused('phoneCodeMismatch', reserved.left)
  }
  return deps.atomically(async (tx) => {
    if (!(await codes.consume(tx, reserved.id, shown))) return refused('phoneCodeOver', 0)
    const done = await act(tx)
    // It locks its lane until commit, so it comes last.
    await audit.append(tx, { act: 'phoneCodeTaken', employerId, actor, detail: { purpose } })
    return ok(done)
  })
}

/** Makes the digits of one hand-over, in the worker's transaction: they rest nowhere (L-01). */
export async function mintPhoneCode(
  { codes, random, codeDigest, policy }: Pick<PhoneCodeDeps, 'codes' | 'random' | 'codeDigest' | 'policy'>,
  tx: Tx,
  textId: TextId,
) {
  const code = codeFrom(random(1_000_000))
  const diesAt = await codes.mint(tx, textId, codeDigest(textId, code), policy.codeLife)
  return diesAt === undefined
    ? ({ kind: 'void', reason: 'codeMovedOn' } as const)
    : ({ kind: 'minted', code, diesAt } as const)
}
