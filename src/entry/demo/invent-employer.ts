import type { ImportedEmployer } from '../../employers/app/employer-row.ts'
import type { CompanyRecord, PersonRecord, TaxpayerRecord } from '../../proofs/registry/domain/records.ts'
import { banks, cantons, firmName, personName } from './invented.ts'
import type { Role } from './cast.ts'
import type { Chance } from './chance.ts'
import { daysBefore, monthsBefore } from './days.ts'

/** An employer of the institution, with the key it has in plain text: only the loader ever hashes it. */
export interface WorldEmployer extends ImportedEmployer {
  readonly key: string | null
  readonly blocked: boolean
}

/** An employer and all that the registries know of it and its people. */
export interface Invented {
  readonly employer: WorldEmployer
  readonly representative: PersonRecord
  readonly former: PersonRecord | null
  readonly taxpayer: TaxpayerRecord | null
  readonly company: CompanyRecord | null
}

export interface Inventing {
  readonly role: Role
  readonly identifier: string
  /** Cédula, or for a foreigner without one the institution's code. */
  readonly document: string
  /** Of the representative of before, where the role has one. */
  readonly formerDocument: string
  /** Keeps names apart. */
  readonly n: number
  readonly today: string
  readonly phone: string | null
  readonly chance: Chance
  /** Whoever was invented before, by document: a person has one name, however many companies they speak for. */
  readonly known: Map<string, PersonRecord>
}

const appointments = { since: 900, former: 2_600 } as const

export function inventEmployer(needs: Inventing): Invented {
  const { role, identifier, chance, today, phone } = needs
  const isPerson = ['naturalPerson', 'foreignNaturalPerson', 'householdEmployer'].includes(role.class)
  const representative = inventPerson(needs.document, role, needs)
  const former = role.former || role.notUpdated ? inventPerson(needs.formerDocument, {}, needs) : null
  const firm = firmName(chance, needs.n, role.ending ?? '')
  const legalName = isPerson ? representative.names : firm.legalName
  const place = chance.pick(cantons)
  const age = 2_000 + chance.int(5_000)
  const present = {
    document: representative.document,
    names: representative.names,
    role: isPerson ? null : 'GERENTE GENERAL',
    since: daysBefore(today, appointments.since),
    until: null,
  }
  const before = former && {
    document: former.document,
    names: former.names,
    role: present.role,
    since: daysBefore(today, appointments.former),
    until: role.notUpdated ? null : daysBefore(today, appointments.since),
  }
  return {
    representative,
    former,
    employer: {
      identifier,
      branchCode: '0001',
      class: role.class,
      legalName,
      tradeName: isPerson ? null : firm.tradeName,
      province: place.province,
      registeredOn: role.thin ? null : daysBefore(today, age - 40),
      representatives: [...(role.notUpdated ? [] : [present]), ...(before ? [before] : [])],
      mail: role.mail,
      phone,
      hasKey: false,
      facts: role.thin ? {} : inventFacts(needs, age, place.earlier),
      key: role.key ?? null,
      blocked: role.blocked === true,
    },
    taxpayer:
      role.class === 'householdEmployer'
        ? null
        : {
            ruc: identifier,
            legalName,
            state: role.state ?? 'active',
            kind: isPerson ? 'person' : 'entity',
            representatives: [{ document: representative.document, names: representative.names }],
            tradeNames: role.thin ? [] : [firm.tradeName],
            activities: [firm.activity],
            cantons: [place.present],
            startedOn: daysBefore(today, age),
            ...(role.thin ? {} : { issuedOn: daysBefore(today, age + 35) }),
            ...(role.state ? { closedOn: daysBefore(today, 200) } : {}),
          },
    company: inventCompany(needs, legalName, representative, age),
  }
}

function inventPerson(
  document: string,
  role: Partial<Role>,
  { chance, today, known }: Inventing,
): PersonRecord {
  const met = known.get(document)
  if (met !== undefined) return met
  const person = {
    document,
    names: personName(chance),
    bornOn: daysBefore(today, 9_000 + chance.int(12_000)),
    documentExpiresOn: daysBefore(today, -400 - chance.int(2_000)),
    ...(role.deceased ? { deceasedOn: daysBefore(today, 150) } : {}),
  }
  known.set(document, person)
  return person
}

/** Only companies are in the companies directory, those in liquidation included (DOMAIN 3). */
function inventCompany(
  { role, identifier, today, chance }: Inventing,
  legalName: string,
  representative: PersonRecord,
  age: number,
): CompanyRecord | null {
  if (role.class !== 'company' && role.class !== 'inLiquidation') return null
  return {
    ruc: identifier,
    legalName,
    situation:
      role.class === 'inLiquidation' ? 'inLiquidation' : role.state === 'cancelled' ? 'cancelled' : 'active',
    representatives: [
      {
        names: role.contradicted ? `${personName(chance)} OTRO` : representative.names,
        role: role.class === 'inLiquidation' ? 'LIQUIDADOR' : 'GERENTE GENERAL',
      },
    ],
    ...(role.thin
      ? {}
      : {
          foundedOn: daysBefore(today, age + 70),
          appointmentRegisteredOn: daysBefore(today, appointments.since - 12),
        }),
  }
}

/** What P-62 asks for; made of the number of the employer, so that the world is otherwise as it was. */
const inventAccount = ({ accountMoved }: Role, n: number, today: string): WorldEmployer['facts'] => ({
  debitAccountKind: n % 2 === 0 ? 'savings' : 'current',
  debitAccountLast4: String(1_000 + ((n * 37) % 9_000)),
  ...(accountMoved === true ? { debitAccountChangedOn: daysBefore(today, 6) } : {}),
})

/** Enough for every question of the bank, no two of them in one month. */
function inventFacts(
  { role, n, chance, today }: Inventing,
  age: number,
  earlierCanton: string,
): WorldEmployer['facts'] {
  const account = inventAccount(role, n, today)
  const firstMonth = Math.floor(age / 30.5) - 3
  const size = 3 + chance.int(40)
  const workers = Array.from({ length: 30 }, (_, back) => [
    monthsBefore(today, back + 1),
    String(Math.max(2, size + chance.int(5) - 2)),
  ])
  return {
    registeredOn: daysBefore(today, age - 40),
    firstHireNoticeMonth: monthsBefore(today, firstMonth),
    firstPayrollMonth: monthsBefore(today, firstMonth - 2),
    firstWorkersCount: String(2 + chance.int(8)),
    workersByMonth: Object.fromEntries(workers) as Readonly<Record<string, string>>,
    lastPayrollMonth: monthsBefore(today, 1),
    lastPayrollBand: String(3 + chance.int(5)),
    debitBank: chance.pick(banks),
    debitBanks: banks,
    ...account,
    debitDay: chance.pick(['6', '10', '14']),
    earlierCantons: earlierCanton,
    lastLeaveNoticeMonth: monthsBefore(today, 3 + chance.int(12)),
    paymentAgreementMonth: monthsBefore(today, 18 + chance.int(6)),
    branchCount: String(2 + chance.int(4)),
  }
}
