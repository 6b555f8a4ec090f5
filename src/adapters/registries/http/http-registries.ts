import { Compile } from 'typebox/compile'
import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Clock } from '../../../kernel/time.ts'
import { secondsBetween, instantOf, toDate } from '../../../kernel/time.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { Registries } from '../../../proofs/registry/app/ports.ts'
import type {
  CompanyRecord,
  InstitutionRecord,
  PersonRecord,
  TaxpayerRecord,
} from '../../../proofs/registry/domain/records.ts'
import { call } from './call.ts'
import { RegistryFault } from './fault.ts'
import { companyFields, institutionFields, personFields, taxpayerFields } from './fields.ts'
import { createGuard, guardDefaults } from './guard.ts'
import type { Guard, GuardOptions } from './guard.ts'
import { readRecord } from './read-record.ts'
import type { Fields } from './read-record.ts'
import { Envelope, wireRecords } from './wire.ts'

export interface HttpRegistryOptions {
  /** Where the four services stand, such as `https://…/registros/`. Plain http only on this machine. */
  readonly base: URL
  readonly token: string
  /** How old an answer may be before it is `stale`. Seconds, by registry. */
  readonly maxAge: Readonly<Record<RegistrySource, number>>
  readonly clock: Clock
  readonly guard?: Partial<Omit<GuardOptions, 'clock'>>
  readonly maxBytes?: number
  /** Told of every fault. `raw` is what came instead of an answer: keep it sealed or not at all. */
  readonly report?: (event: RegistryFaultEvent) => void
}

export interface RegistryFaultEvent {
  readonly registry: RegistrySource
  readonly fault: RegistryFault
}

export interface HttpRegistries extends Registries {
  /** For the page of connections (S-25): the state of each registry's circuit. */
  connections(): Readonly<Record<RegistrySource, ReturnType<Guard['state']>>>
}

/** Clocks differ; an answer from further ahead than this is not from a clock. Seconds. */
const futureAllowed = 300
const envelope = Compile(Envelope)

/** The registries behind our own small protocol (docs/adapt/registries.md), each with its own guard. */
export function createHttpRegistries(options: HttpRegistryOptions): HttpRegistries {
  const base = checkedBase(options.base)
  const { clock, maxAge, token, maxBytes = 65_536 } = options
  const newGuard = () => createGuard({ ...guardDefaults, ...options.guard, clock })
  const guards: Readonly<Record<RegistrySource, Guard>> = {
    taxpayer: newGuard(),
    civil: newGuard(),
    companies: newGuard(),
    institution: newGuard(),
  }

  const asking = <R extends object>(registry: RegistrySource, fields: Fields<R>) => {
    const url = new URL(`v1/${registry}`, base)
    const schema = Compile(wireRecords[registry])

    const judged = (asked: Readonly<Record<string, string>>, raw: unknown): RegistryAnswer<R> => {
      const malformed = (why: string) => new RegistryFault('malformed', why, { raw: JSON.stringify(raw) })
      if (!envelope.Check(raw)) throw malformed('not the answer of the protocol')
      if (!repeats(raw.asked, asked)) throw malformed('an answer to another question')
      const { source } = raw
      const asOf = new Date(raw.asOf)
      if (Number.isNaN(asOf.getTime())) throw malformed('no time')
      const age = secondsBetween(instantOf(asOf), clock())
      if (age < -futureAllowed) throw malformed('an answer from the future')
      if (age > maxAge[registry]) return { kind: 'stale', source }
      if (!raw.found) return { kind: 'notFound', source }
      if (!schema.Check(raw.record)) throw malformed('not a record of this registry')
      const read = readRecord(raw.record, fields, raw.missing ?? [])
      if (read === undefined) throw malformed('a value that cannot be read')
      const { record, missing } = read
      if (!repeats(record, asked)) throw malformed('the record of somebody else')
      return missing.length === 0
        ? { kind: 'found', record: record as R, asOf, source }
        : { kind: 'partial', record, missing, asOf, source }
    }

    return async (asked: Readonly<Record<string, string>>): Promise<RegistryAnswer<R>> => {
      try {
        const raw = await guards[registry].run((signal) =>
          call({ url, token, body: asked, maxBytes, signal, now: toDate(clock()) }),
        )
        return judged(asked, raw)
      } catch (thrown) {
        const fault = faultOf(thrown)
        options.report?.({ registry, fault })
        const retryAt = fault.retryAt === undefined ? {} : { retryAt: fault.retryAt }
        return { kind: fault.kind, source: registry, ...retryAt }
      }
    }
  }

  const taxpayer = asking<TaxpayerRecord>('taxpayer', taxpayerFields)
  const civil = asking<PersonRecord>('civil', personFields)
  const companies = asking<CompanyRecord>('companies', companyFields)
  const institution = asking<InstitutionRecord>('institution', institutionFields)
  return {
    taxpayer: { byRuc: (ruc) => taxpayer({ ruc }) },
    civil: { byDocument: (document) => civil({ document }) },
    companies: { byRuc: (ruc) => companies({ ruc }) },
    institution: { byIdentifier: (identifier, branchCode) => institution({ identifier, branchCode }) },
    connections: () => ({
      taxpayer: guards.taxpayer.state(),
      civil: guards.civil.state(),
      companies: guards.companies.state(),
      institution: guards.institution.state(),
    }),
  }
}

/** Whether `given` names exactly who was asked for. */
const repeats = (given: object, asked: Readonly<Record<string, string>>): boolean =>
  Object.entries(asked).every(([name, value]) => (given as Readonly<Record<string, unknown>>)[name] === value)

function faultOf(thrown: unknown): RegistryFault {
  if (thrown instanceof RegistryFault) return thrown
  return new RegistryFault('malformed', thrown instanceof Error ? thrown.message : 'could not be read')
}

function checkedBase(base: URL): URL {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(base.hostname)
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && loopback)) {
    throw new TypeError('a registry is asked over https only')
  }
  return new URL(base.pathname.endsWith('/') ? base : `${base.href}/`)
}
