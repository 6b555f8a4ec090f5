import { describe, expect, test } from 'vitest'
import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import {
  householdIdentifierOf,
  personRucOf,
  syntheticCedula,
  syntheticForeignerCode,
} from '../../../kernel/synthetic.ts'
import { instant } from '../../../kernel/time.ts'
import { registryPairs } from '../../../policy/registry-pairs.ts'
import { createCheckRelation } from './check-relation.ts'
import { contractWorld } from './contract.ts'
import type { Registries } from './ports.ts'

const now = instant(Date.UTC(2026, 2, 10, 3))
const asOf = new Date('2026-03-09T10:00:00Z')
const company = contractWorld.companies[0]?.ruc ?? ''
const person = contractWorld.people[0]?.document ?? ''

/** The contract's world in memory, with a record of who was asked. */
function world(): { readonly registries: Registries; readonly asked: string[] } {
  const asked: string[] = []
  const answer = <R>(registry: string, record: R | undefined): Promise<RegistryAnswer<R>> => {
    asked.push(registry)
    return Promise.resolve(
      record === undefined
        ? { kind: 'notFound', source: registry }
        : { kind: 'found', record, asOf, source: registry },
    )
  }
  const taxpayers = contractWorld.taxpayers.flatMap(({ representatives, ...rest }) =>
    representatives === null ? [] : [{ ...rest, representatives }],
  )
  const registries: Registries = {
    taxpayer: {
      byRuc: (ruc) =>
        answer(
          'taxpayer',
          taxpayers.find((one) => one.ruc === ruc),
        ),
    },
    civil: {
      byDocument: (cedula) =>
        answer(
          'civil',
          contractWorld.people.find((one) => one.document === cedula),
        ),
    },
    companies: {
      byRuc: (ruc) =>
        answer(
          'companies',
          contractWorld.companies.find((one) => one.ruc === ruc),
        ),
    },
    institution: {
      byIdentifier: (identifier, branchCode) =>
        answer(
          'institution',
          contractWorld.employers.find(
            (one) => one.identifier === identifier && one.branchCode === branchCode,
          ),
        ),
    },
  }
  return { registries, asked }
}

const digest = (text: string) => `digest of ${text.length}`
const check = (registries: Registries) => createCheckRelation({ registries, pairs: registryPairs, digest })
const right = { identifier: company, branchCode: '0002', document: person }

describe('checking a pair', () => {
  test('confirms it, with the time of each answer and a digest of all of them', async () => {
    const { registries } = world()
    const checked = await check(registries)(right, now)
    expect(checked.relation).toMatchObject({ verdict: 'match', attendedOnly: null, rucState: 'active' })
    expect(checked.checkedAt).toBe(now)
    expect(checked.trace).toEqual(
      ['civil', 'taxpayer', 'companies', 'institution'].map((registry) => ({
        registry,
        outcome: 'found',
        source: registry,
        asOf,
      })),
    )
    expect(checked.evidenceDigest).toMatch(/^digest of \d+$/)
    expect((await check(registries)(right, now)).evidenceDigest).toBe(checked.evidenceDigest)
  })

  test('asks the same registries for a number that exists and one that does not (ATK-15)', async () => {
    const known = world()
    await check(known.registries)(right, now)
    const unknown = world()
    await check(unknown.registries)({ ...right, identifier: '2499999998001' }, now)
    expect(unknown.asked).toEqual(known.asked)
  })

  test('sends nobody’s number to a registry that cannot know it', async () => {
    const household = world()
    const cedula = syntheticCedula(2, 1)
    const typed = { branchCode: '0001', document: cedula }
    await check(household.registries)({ ...typed, identifier: householdIdentifierOf(cedula) }, now)
    expect(household.asked.sort()).toEqual(['civil', 'institution'])
    const trader = world()
    await check(trader.registries)({ ...typed, identifier: personRucOf(cedula) }, now)
    expect(trader.asked.sort()).toEqual(['civil', 'institution', 'taxpayer'])
    const foreigner = world()
    await check(foreigner.registries)({ ...right, document: syntheticForeignerCode(1) }, now)
    expect(foreigner.asked).not.toContain('civil')
  })

  test('judges by the day in mainland Ecuador: what ended yesterday there is over, here it is still night', async () => {
    const { registries } = world()
    const lastDay = (until: string): Registries => ({
      ...registries,
      institution: {
        byIdentifier: async (identifier, branchCode) => {
          const answer = await registries.institution.byIdentifier(identifier, branchCode)
          if (answer.kind !== 'found') return answer
          const [first] = answer.record.representatives
          const representatives = first === undefined ? [] : [{ ...first, until }]
          return { ...answer, record: { ...answer.record, representatives } }
        },
      },
    })
    // 03:00 UTC on the 10th is 22:00 on the 9th in Guayaquil.
    expect((await check(lastDay('2026-03-09'))(right, now)).relation).toMatchObject({ attendedOnly: null })
    expect((await check(lastDay('2026-03-08'))(right, now)).relation).toMatchObject({
      attendedOnly: 'representativeNotUpdated',
    })
  })
})
