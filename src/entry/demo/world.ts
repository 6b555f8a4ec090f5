import {
  householdIdentifierOf,
  personRucOf,
  syntheticCedula,
  syntheticCompanyRuc,
  syntheticForeignerCode,
  syntheticProvinces,
  syntheticPublicRuc,
} from '../../kernel/synthetic.ts'
import type { CompanyRecord, PersonRecord, TaxpayerRecord } from '../../proofs/registry/domain/records.ts'
import { cast, castTags, demoKey } from './cast.ts'
import type { CastTag, Role } from './cast.ts'
import { createChance } from './chance.ts'
import { inventEmployer } from './invent-employer.ts'
import type { Invented, Inventing, WorldEmployer } from './invent-employer.ts'

/** Plain data: the synthetic employers and what the registries know of them. */
export interface World {
  readonly employers: readonly WorldEmployer[]
  readonly taxpayers: readonly TaxpayerRecord[]
  readonly people: readonly PersonRecord[]
  readonly companies: readonly CompanyRecord[]
  readonly cast: Readonly<Record<CastTag, CastMember>>
}

/** What a test or a page of the demonstration types for one of the cast. */
export interface CastMember {
  readonly employer: WorldEmployer
  readonly document: string
  /** RX, where the employer has a representative of before. */
  readonly formerDocument: string | null
}

export interface WorldOptions {
  /** The same seed and day make the same world. */
  readonly seed?: number
  /** The day facts are counted back from, `YYYY-MM-DD`. */
  readonly today: string
  /** How many employers in all, the cast of 31 included; up to 10,000. */
  readonly employers?: number
}

/** The cast has this province's cédulas, and the companies below this number. */
const castProvince = 24
const firstCompany = 100

/** Makes the world of the demonstration, of the journeys and, with many employers, of the bench. */
export function world({ seed = 1, today, employers = castTags.length }: WorldOptions): World {
  if (employers > 10_000) throw new RangeError('a world has at most 10,000 employers')
  const chance = createChance(seed)
  const known = new Map<string, PersonRecord>()
  const members = castTags.map((tag, index) => {
    const n = index + 1
    const formerDocument = syntheticCedula(castProvince, 60 + n)
    const phone = index % 3 === 0 ? `+5939900000${String(n).padStart(2, '0')}` : null
    return [
      tag,
      inventEmployer({ ...numbersOf(cast[tag], n), formerDocument, phone, n, today, chance, known }),
    ] as const
  })
  const crowd = Array.from({ length: Math.max(0, employers - castTags.length) }, (_, n) => {
    const numbers = crowdNumbers(n)
    return inventEmployer({
      ...numbers,
      formerDocument: numbers.document,
      phone: null,
      n: firstCompany + n,
      today,
      chance,
      known,
    })
  })
  return assembled(members, crowd)
}

type Numbers = Pick<Inventing, 'role' | 'identifier' | 'document'>

function numbersOf(role: Role, n: number): Numbers {
  const document =
    role.class === 'foreignNaturalPerson' ? syntheticForeignerCode(n) : syntheticCedula(castProvince, n)
  switch (role.class) {
    case 'naturalPerson':
      return { role, document, identifier: personRucOf(document) }
    case 'householdEmployer':
      return { role, document, identifier: householdIdentifierOf(document) }
    case 'publicEntity':
      return { role, document, identifier: syntheticPublicRuc(0) }
    default:
      return { role, document, identifier: syntheticCompanyRuc(n) }
  }
}

/** Employer `n` of the crowd: of ten, eight are companies, one a person and one a household. */
function crowdNumbers(n: number): Numbers {
  const role = { mail: `empresa${n}@empresa.example`, key: demoKey }
  const tenth = Math.floor(n / 10)
  switch (n % 10) {
    case 0: {
      // First hundreds only: some of the second read as public bodies (synthetic.ts).
      const document = cedulaNumber(tenth)
      return { role: { ...role, class: 'naturalPerson' }, document, identifier: personRucOf(document) }
    }
    case 1: {
      const document = cedulaNumber(provinces.length * 100 + tenth)
      return {
        role: { ...role, class: 'householdEmployer' },
        document,
        identifier: householdIdentifierOf(document),
      }
    }
    default: {
      // Companies share representatives, as in life.
      const document = cedulaNumber(provinces.length * 50 + (n % (provinces.length * 50)))
      const identifier = syntheticCompanyRuc(firstCompany + n - 2 * tenth)
      return { role: { ...role, class: 'company', ending: 'S.A.S.' }, document, identifier }
    }
  }
}

const provinces = syntheticProvinces.filter((province) => province !== castProvince)

const cedulaNumber = (n: number): string =>
  syntheticCedula(provinces[n % provinces.length] ?? 1, Math.floor(n / provinces.length))

function assembled(members: readonly (readonly [CastTag, Invented])[], crowd: readonly Invented[]): World {
  const all = [...members.map(([, invented]) => invented), ...crowd]
  const people = all.flatMap(({ representative, former }) =>
    former ? [representative, former] : [representative],
  )
  const cedulas = people.filter(({ document }) => /^[0-9]{10}$/.test(document))
  return {
    employers: all.map(({ employer }) => employer),
    taxpayers: all.flatMap(({ taxpayer }) => taxpayer ?? []),
    people: [...new Map(cedulas.map((person) => [person.document, person])).values()],
    companies: all.flatMap(({ company }) => company ?? []),
    cast: Object.fromEntries(
      members.map(([tag, { employer, representative, former }]) => [
        tag,
        { employer, document: representative.document, formerDocument: former?.document ?? null },
      ]),
    ) as Record<CastTag, CastMember>,
  }
}
