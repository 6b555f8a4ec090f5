import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { RegistryFacts as AskableFacts } from '../../challenges/domain/facts.ts'
import type { EmployerClass } from '../../../kernel/employer-class.ts'
import { employerClasses } from '../../../kernel/employer-class.ts'
import type { RegistryAnswer, RegistryOutage } from '../../../kernel/outcome.ts'
import {
  householdIdentifierOf,
  personRucOf,
  syntheticCedula,
  syntheticCompanyRuc,
  syntheticForeignerCode,
  syntheticPublicRuc,
} from '../../../kernel/synthetic.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { registryPairs } from '../../../policy/registry-pairs.ts'
import type { Answers } from './answers.ts'
import { registryOrder } from './answers.ts'
import { registriesToAsk } from './class-of.ts'
import type { CompanyRecord, InstitutionRecord, PersonRecord, TaxpayerRecord } from './records.ts'
import type { RegistryFacts } from './registry-facts.ts'
import { judgeRelation } from './relation.ts'
import type { AttendedReason, Relation } from './relation.ts'

const today = '2026-03-10'
const asOf = new Date('2026-03-10T12:00:00Z')
const ana = { document: syntheticCedula(24, 3), names: 'ENSAYO MUESTRA ANA LUCIA' }
const other = { document: syntheticCedula(24, 4), names: 'FICTICIO EJEMPLO JUAN JOSE' }
const stranger = syntheticCedula(24, 5)

const found = <R>(record: R): RegistryAnswer<R> => ({ kind: 'found', record, asOf, source: 'test' })
const notFound = { kind: 'notFound', source: 'test' } as const
const out = (kind: RegistryOutage) => ({ kind, source: 'test' }) as const

const identifierOf = (employerClass: EmployerClass, document: string): string => {
  if (employerClass === 'naturalPerson') return personRucOf(document)
  if (employerClass === 'householdEmployer') return householdIdentifierOf(document)
  return employerClass === 'publicEntity' ? syntheticPublicRuc(1) : syntheticCompanyRuc(1)
}

/** An employer of the class about whom every registry says the same, and Ana represents it. */
function settled(employerClass: EmployerClass): { identifier: string; document: string; answers: Answers } {
  const document = employerClass === 'foreignNaturalPerson' ? syntheticForeignerCode(7) : ana.document
  const identifier = identifierOf(employerClass, document)
  const person = { ...ana, document }
  const taxpayer: TaxpayerRecord = {
    ruc: identifier,
    legalName: 'MUESTRA',
    state: 'active',
    kind: ['naturalPerson', 'foreignNaturalPerson', 'undividedEstate'].includes(employerClass)
      ? 'person'
      : 'entity',
    representatives: [person],
    tradeNames: ['LA MUESTRA'],
    activities: ['G471101'],
    cantons: ['QUITO'],
    startedOn: '2015-06-07',
  }
  const company: CompanyRecord = {
    ruc: identifier,
    legalName: 'MUESTRA',
    situation: 'active',
    representatives: [{ names: 'Ana Lucía Ensayo Muestra', role: 'GERENTE' }],
  }
  const institution: InstitutionRecord = {
    identifier,
    branchCode: '0001',
    class: employerClass,
    legalName: 'Muestra',
    representatives: [person],
  }
  const all = {
    taxpayer: found(taxpayer),
    civil: employerClass === 'foreignNaturalPerson' ? notFound : found<PersonRecord>(person),
    companies: found(company),
    institution: found(institution),
  }
  const asked = registriesToAsk(identifier, registryPairs)
  const answers = Object.fromEntries(
    Object.entries(all).filter(([name]) => asked.includes(name as RegistrySource)),
  )
  return { identifier, document, answers }
}

const judge = (at: { identifier: string; document: string; answers: Answers }): Relation =>
  judgeRelation({ pairs: registryPairs, typed: at, answers: at.answers, today })

const attendedClasses: readonly EmployerClass[] = ['foreignNaturalPerson', 'undividedEstate', 'inLiquidation']

describe.each(employerClasses)('an employer of the class %s', (employerClass) => {
  const start = settled(employerClass)
  const pair = registryPairs[employerClass]
  const needed = [pair.employer, ...pair.person]

  test('is tied to its representative when the registries agree', () => {
    expect(judge(start)).toMatchObject({
      verdict: 'match',
      class: employerClass,
      attendedOnly: attendedClasses.includes(employerClass) ? 'classAttended' : null,
      rucState: employerClass === 'householdEmployer' ? 'notAsked' : 'active',
      personNames: ana.names,
      documentExpired: false,
    })
  })

  test('is not tied to anybody else', () => {
    const civil = found<PersonRecord>({ document: stranger, names: 'OTRA PERSONA' })
    expect(judge({ ...start, document: stranger, answers: { ...start.answers, civil } })).toEqual({
      verdict: 'mismatch',
      kind: 'representativeDiffers',
    })
  })

  test.each(needed)('does not match when %s has no such number', (registry) => {
    expect(judge({ ...start, answers: { ...start.answers, [registry]: notFound } }).verdict).toBe('mismatch')
  })

  test.each(['unavailable', 'timeout', 'unauthorized', 'malformed', 'stale'] as const)(
    'cannot be judged while a needed registry is %s',
    (kind) => {
      for (const registry of needed) {
        const answers = { ...start.answers, [registry]: out(kind) }
        expect(judge({ ...start, answers })).toEqual({ verdict: 'unavailable', registry, cause: kind })
      }
    },
  )

  test('cannot be judged by an answer that lacks what this class needs of it', () => {
    for (const registry of needed) {
      const partial = { kind: 'partial', record: {}, missing: ['names'], asOf, source: 'test' } as const
      const answers = { ...start.answers, [registry]: partial }
      expect(judge({ ...start, answers })).toMatchObject({ verdict: 'unavailable', cause: 'partial' })
    }
  })
})

describe.each(
  employerClasses.filter((name) =>
    ['representativeIdIsCedula', 'representativeIdAndNameAgree'].includes(registryPairs[name].relation),
  ),
)('R21: %s, where the taxpayer registry never names representatives', (employerClass) => {
  const whole = settled(employerClass)
  const { representatives: _, ...record } =
    whole.answers.taxpayer?.kind === 'found' ? whole.answers.taxpayer.record : ({} as TaxpayerRecord)
  const taxpayer = { kind: 'partial', record, missing: ['representatives'], asOf, source: 'file' } as const
  const start = { ...whole, answers: { ...whole.answers, taxpayer } }

  test('leads whom the institution has on record to the counter', () => {
    expect(judge(start)).toMatchObject({ verdict: 'match', attendedOnly: 'notShownByRegistries' })
  })

  test('does not match anybody else, as a number that nobody has does not', () => {
    const civil = found<PersonRecord>({ document: stranger, names: 'OTRA PERSONA' })
    const known = judge({ ...start, document: stranger, answers: { ...start.answers, civil } })
    const answers = { ...start.answers, civil, taxpayer: notFound, institution: notFound }
    const unknown = judge({ ...start, document: stranger, answers })
    expect([known.verdict, unknown.verdict]).toEqual(['mismatch', 'mismatch'])
  })
})

test('nobody is taken for alive because the civil registry could not look', () => {
  const known = settled('company')
  const civil = { kind: 'partial', record: ana, missing: ['deceasedOn'], asOf, source: 'test' } as const
  const looked = { ...civil, missing: ['documentExpiresOn'] }
  expect(judge({ ...known, answers: { ...known.answers, civil } })).toEqual({
    verdict: 'unavailable',
    registry: 'civil',
    cause: 'partial',
  })
  expect(judge({ ...known, answers: { ...known.answers, civil: looked } }).verdict).toBe('match')
})

describe('an outage', () => {
  const anyAnswer = <R>(record: R): fc.Arbitrary<RegistryAnswer<R>> =>
    fc.oneof(
      fc.constant(found(record)),
      fc.constant(notFound),
      fc.constantFrom('unavailable', 'timeout', 'unauthorized', 'malformed', 'stale').map(out),
    )
  const isOutage = (answer: RegistryAnswer<unknown> | undefined): boolean =>
    answer !== undefined && !['found', 'notFound', 'partial'].includes(answer.kind)

  test('never makes a mismatch, whatever the other registries say and whoever asks (I-10)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...employerClasses).chain((employerClass) => {
          const { identifier, answers } = settled(employerClass)
          const drawn = Object.entries(answers).map(([registry, answer]) => {
            const record = 'record' in answer ? answer.record : {}
            return anyAnswer<unknown>(record).map((one) => [registry, one] as const)
          })
          const typed = fc.constantFrom(ana.document, other.document, stranger)
          return fc.record({
            identifier: fc.constant(identifier),
            document: typed,
            answers: fc.tuple(...drawn),
          })
        }),
        ({ identifier, document, answers }) => {
          const given = Object.fromEntries(answers) as Answers
          const { verdict } = judge({ identifier, document, answers: given })
          if (registryOrder.some((registry) => isOutage(given[registry])))
            expect(verdict).not.toBe('mismatch')
          else expect(verdict).not.toBe('unavailable')
        },
      ),
    )
  })

  test('is the same page for a number that exists and one that does not (ATK-16)', () => {
    const known = settled('nonProfit')
    const civil = found<PersonRecord>({ document: stranger, names: 'OTRA PERSONA' })
    const companies = out('timeout')
    const unknown = { taxpayer: notFound, institution: notFound, civil, companies }
    const expected = { verdict: 'unavailable', registry: 'companies', cause: 'timeout' }
    expect(judge({ ...known, document: stranger, answers: { ...known.answers, civil, companies } })).toEqual(
      expected,
    )
    expect(judge({ ...known, document: stranger, answers: unknown })).toEqual(expected)
  })

  test('of a registry that this class does not need stops nobody', () => {
    const known = settled('nonProfit')
    expect(judge({ ...known, answers: { ...known.answers, companies: out('timeout') } }).verdict).toBe(
      'match',
    )
  })

  test('says when to come back if the registry said so', () => {
    const retryAt = new Date('2026-03-10T12:10:00Z')
    const civil = { ...out('unavailable'), retryAt }
    const known = settled('company')
    expect(judge({ ...known, answers: { ...known.answers, civil } })).toMatchObject({
      registry: 'civil',
      retryAt,
    })
  })
})

describe('a pair that is right leads to a person when', () => {
  const company = settled('company')
  const change = <K extends keyof Answers>(
    registry: K,
    fields: object,
    at: { identifier: string; document: string; answers: Answers } = company,
  ): Relation => {
    const answer = at.answers[registry]
    if (answer?.kind !== 'found') throw new Error('nothing to change')
    return judge({
      ...at,
      answers: { ...at.answers, [registry]: { ...answer, record: { ...answer.record, ...fields } } },
    })
  }
  const attended = (reason: AttendedReason) => ({ verdict: 'match', attendedOnly: reason })

  test('the representative died', () => {
    expect(change('civil', { deceasedOn: '2024-01-01' })).toMatchObject(attended('deceased'))
  })

  test('the companies directory names somebody else', () => {
    const representatives = [{ names: other.names, role: 'GERENTE' }]
    expect(change('companies', { representatives })).toMatchObject(attended('registriesContradict'))
  })

  test('the company is being wound up while its number is active', () => {
    expect(change('companies', { situation: 'inLiquidation' })).toMatchObject(
      attended('registriesContradict'),
    )
  })

  test('the tax authority knows the document under another name', () => {
    const representatives = [{ document: ana.document, names: other.names }]
    expect(change('taxpayer', { representatives })).toMatchObject(attended('registriesContradict'))
  })

  test('the tax authority calls a person what the institution calls a company', () => {
    expect(change('taxpayer', { kind: 'person' })).toMatchObject(attended('registriesContradict'))
  })

  test('the institution still has the former representative', () => {
    expect(change('institution', { representatives: [other] })).toMatchObject(
      attended('representativeNotUpdated'),
    )
    const ended = { ...ana, until: '2026-03-09' }
    expect(change('institution', { representatives: [ended] })).toMatchObject(
      attended('representativeNotUpdated'),
    )
    const lastDay = { ...ana, until: today }
    expect(change('institution', { representatives: [lastDay] })).toMatchObject({ attendedOnly: null })
  })

  test('the institution does not know the employer', () => {
    expect(judge({ ...company, answers: { ...company.answers, institution: notFound } })).toMatchObject(
      attended('notRegistered'),
    )
  })

  test('no registry has a representative, but the institution does', () => {
    const nonProfit = settled('nonProfit')
    expect(change('taxpayer', { representatives: [] }, nonProfit)).toMatchObject(
      attended('notShownByRegistries'),
    )
    const strange = { ...nonProfit, document: stranger }
    expect(change('taxpayer', { representatives: [] }, strange)).toMatchObject({ verdict: 'mismatch' })
  })

  test('a company is represented by a foreigner without cédula, whom the civil registry cannot know', () => {
    const foreigner = { document: syntheticForeignerCode(3), names: 'EJEMPLO FOREIGN' }
    const { civil: _notAsked, ...asked } = company.answers
    const answers = {
      ...asked,
      institution: found({ ...recordOfInstitution(company.answers), representatives: [foreigner] }),
    }
    expect(judge({ ...company, document: foreigner.document, answers })).toMatchObject(
      attended('notShownByRegistries'),
    )
  })

  test('a person holds a number that is built on no cédula', () => {
    const odd = settled('foreignNaturalPerson')
    const institution = found({
      ...recordOfInstitution(odd.answers),
      class: 'naturalPerson' as const,
      representatives: [ana],
    })
    const answers = { ...odd.answers, civil: found<PersonRecord>(ana), institution }
    expect(judge({ ...odd, document: ana.document, answers })).toMatchObject(attended('notShownByRegistries'))
  })
})

test('tells staff, and only staff, that a former representative tried', () => {
  const { identifier, answers } = settled('company')
  const institution = found({
    ...recordOfInstitution(answers),
    representatives: [{ ...other, until: '2020-01-01' }],
  })
  const civil = found<PersonRecord>(other)
  expect(
    judge({ identifier, document: other.document, answers: { ...answers, civil, institution } }),
  ).toEqual({
    verdict: 'mismatch',
    kind: 'formerRepresentative',
  })
})

test('judges a number nobody has by what the registries positively said', () => {
  const { identifier } = settled('company')
  const nothing = {
    taxpayer: notFound,
    civil: found<PersonRecord>(ana),
    companies: notFound,
    institution: notFound,
  }
  expect(judge({ identifier, document: ana.document, answers: nothing })).toEqual({
    verdict: 'mismatch',
    kind: 'employerNotFound',
  })
})

test('a suspended or closed number is a match: its holder is an ordinary visitor (DOMAIN 11)', () => {
  const { answers, ...typed } = settled('company')
  for (const state of ['suspended', 'cancelled'] as const) {
    if (answers.taxpayer?.kind !== 'found') throw new Error('nothing to change')
    const taxpayer = found({ ...answers.taxpayer.record, state })
    expect(judge({ ...typed, answers: { ...answers, taxpayer } })).toMatchObject({
      verdict: 'match',
      rucState: state,
      attendedOnly: null,
    })
  }
})

test('carries facts in the shape that questions are drawn from', () => {
  expectTypeOf<RegistryFacts>().toExtend<AskableFacts>()
  expect(judge(settled('company'))).toMatchObject({
    facts: {
      activityStart: '2015-06-07',
      canton: ['QUITO'],
      tradeName: ['LA MUESTRA'],
      legalName: 'MUESTRA',
    },
  })
})

function recordOfInstitution(answers: Answers): InstitutionRecord {
  if (answers.institution?.kind !== 'found') throw new Error('nothing to change')
  return answers.institution.record
}
