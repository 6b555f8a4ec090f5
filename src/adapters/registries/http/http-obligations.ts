import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { ObligationAnswer, ObligationSource } from '../../../arrears/app/ports.ts'
import { obligationKinds, obligationStates, type Obligation } from '../../../arrears/domain/obligation.ts'
import { readPeriod } from '../../../arrears/domain/period.ts'
import { civilDay, isDay, type CivilDay } from '../../../kernel/civil-day.ts'
import { instantOf, secondsBetween, toDate, type Clock } from '../../../kernel/time.ts'
import { call } from './call.ts'
import { RegistryFault } from './fault.ts'
import { createGuard, guardDefaults, type GuardOptions } from './guard.ts'
import { Envelope } from './wire.ts'

export interface HttpObligationOptions {
  /** Where the service stands. Plain http only on this machine. */
  readonly base: URL
  readonly token: string
  readonly clock: Clock
  readonly guard?: Partial<Omit<GuardOptions, 'clock'>>
  readonly maxBytes?: number
  readonly report?: (fault: RegistryFault) => void
}

const oneOf = <const W extends readonly string[]>(words: W) =>
  Type.Union(words.map((word) => Type.Literal(word as W[number])))
const Maybe = Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()]))

/** docs/operate/arrears.md is written from this. */
const Wire = Type.Object({
  identifier: Type.String({ maxLength: 13 }),
  branchCode: Type.String({ maxLength: 4 }),
  obligations: Type.Array(
    Type.Object({
      kind: oneOf(obligationKinds),
      state: oneOf(obligationStates),
      /** Cents, so that nothing is rounded on the way. */
      amountCents: Type.Integer({ minimum: 0, maximum: 99_999_999_999_999 }),
      period: Maybe,
      dueOn: Maybe,
      reference: Maybe,
    }),
    { maxItems: 2_000 },
  ),
})
type Wire = Static<typeof Wire>

/** Clocks differ; an answer from further ahead than this is not from a clock. Seconds. */
const futureAllowed = 300
const source = 'obligations'
const envelope = Compile(Envelope)
const wire = Compile(Wire)

/**
 * The institution's service of obligations, by the protocol of the registries (docs/operate/arrears.md), with a guard of
 * its own. How old an answer is stands in it: old data is shown as such and is no outage. One obligation that cannot be
 * read makes the whole answer worthless: without it somebody might look up to date.
 */
export function createHttpObligations(options: HttpObligationOptions): ObligationSource {
  const { token, clock, maxBytes = 262_144 } = options
  const url = new URL('v1/obligations', checkedBase(options.base))
  const guard = createGuard({ ...guardDefaults, ...options.guard, clock })

  const judged = (asked: Readonly<Record<string, string>>, raw: unknown): ObligationAnswer => {
    const malformed = (why: string) => new RegistryFault('malformed', why, { raw: JSON.stringify(raw) })
    if (!envelope.Check(raw) || !repeats(raw.asked, asked)) throw malformed('no answer to this question')
    const asOf = new Date(raw.asOf)
    if (Number.isNaN(asOf.getTime())) throw malformed('no time')
    if (secondsBetween(instantOf(asOf), clock()) < -futureAllowed)
      throw malformed('an answer from the future')
    if (!raw.found) return { kind: 'notFound', source: raw.source }
    if (!wire.Check(raw.record) || !repeats(raw.record, asked)) throw malformed('not what this employer owes')
    const obligations = raw.record.obligations.map(obligationOf)
    const whole = obligations.filter((one) => one !== undefined)
    if (whole.length < obligations.length || (raw.missing ?? []).length > 0)
      throw malformed('an obligation that cannot be read')
    return { kind: 'found', obligations: whole, asOf: instantOf(asOf), source: raw.source }
  }

  return {
    async of({ identifier, branchCode }) {
      const body = { identifier, branchCode }
      try {
        const raw = await guard.run((signal) =>
          call({ url, token, body, maxBytes, signal, now: toDate(clock()) }),
        )
        return judged(body, raw)
      } catch (thrown) {
        const fault =
          thrown instanceof RegistryFault ? thrown : new RegistryFault('malformed', 'could not be read')
        options.report?.(fault)
        const kind = fault.kind === 'stale' ? 'malformed' : fault.kind
        return fault.retryAt === undefined
          ? { kind, source }
          : { kind, source, retryAt: instantOf(fault.retryAt) }
      }
    },
  }
}

function obligationOf(raw: Wire['obligations'][number]): Obligation | undefined {
  const period = given(raw.period) === undefined ? null : readPeriod(raw.period ?? '')
  if (period !== null && !period.ok) return undefined
  const dueOn = given(raw.dueOn) === undefined ? null : readDay(raw.dueOn ?? '')
  if (dueOn === undefined || (raw.kind === 'contribution' ? period === null : dueOn === null))
    return undefined
  return {
    kind: raw.kind,
    period: period === null ? null : period.value,
    amount: raw.amountCents,
    state: raw.state,
    dueOn,
    reference: given(raw.reference) ?? null,
  }
}

const given = (text: string | null | undefined): string | undefined =>
  text === null || text === undefined || text.trim() === '' ? undefined : text.trim()

function readDay(raw: string): CivilDay | undefined {
  const [, year, month, day] = (/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(raw) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return isDay(year, month, day) ? civilDay(year, month, day) : undefined
}

const repeats = (told: object, asked: Readonly<Record<string, string>>): boolean =>
  Object.entries(asked).every(([name, value]) => (told as Readonly<Record<string, unknown>>)[name] === value)

function checkedBase(base: URL): URL {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(base.hostname)
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && loopback)) {
    throw new TypeError('obligations are asked for over https only')
  }
  return new URL(base.pathname.endsWith('/') ? base : `${base.href}/`)
}
