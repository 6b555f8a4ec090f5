import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { createEmbeddedRegistries } from '../../adapters/registries/embedded/embedded-registries.ts'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import { parseEmployerIdentifier } from '../../kernel/employer-identifier.ts'
import { isSynthetic } from '../../kernel/synthetic.ts'
import { days, instant } from '../../kernel/time.ts'
import { statement } from '../../platform/database/statement.ts'
import { registryPairs } from '../../policy/registry-pairs.ts'
import { bank } from '../../proofs/challenges/domain/bank.ts'
import type { Facts } from '../../proofs/challenges/domain/facts.ts'
import { createCheckRelation } from '../../proofs/registry/app/check-relation.ts'
import { castTags } from './cast.ts'
import type { CastTag } from './cast.ts'
import { seedWorld } from './seed-world.ts'
import { world } from './world.ts'
import type { World } from './world.ts'

const today = '2026-03-10'
const now = instant(Date.UTC(2026, 2, 10, 15))

describe('the world', () => {
  test('is the same for the same seed and day, and another for another seed', () => {
    expect(world({ today })).toEqual(world({ today }))
    expect(world({ today, seed: 2 })).not.toEqual(world({ today }))
  })

  test('holds only numbers nobody has, and mail that goes nowhere (I-27)', () => {
    const all = world({ today, employers: 400 })
    const documents = [...all.people, ...all.employers.flatMap((one) => one.representatives)].map(
      (one) => one.document,
    )
    for (const document of documents) expect(isSynthetic(document), document).toBe(true)
    for (const { identifier, mail } of all.employers) {
      expect(isSynthetic(identifier), identifier).toBe(true)
      expect(parseEmployerIdentifier(identifier), identifier).toMatchObject({
        ok: true,
        value: { doubt: false },
      })
      if (mail !== null)
        expect([parseEmailAddress(mail).ok, mail.endsWith('.example')], mail).toEqual([true, true])
    }
  })

  test('grows to ten thousand employers, each with its own number, and keeps its cast', () => {
    const large = world({ today, employers: 10_000 })
    expect(new Set(large.employers.map(({ identifier }) => identifier)).size).toBe(10_000)
    expect(large.cast).toEqual(world({ today }).cast)
    expect(() => world({ today, employers: 10_001 })).toThrow(RangeError)
  })

  test('gives a person one name, however many companies they speak for', () => {
    const { employers, people } = world({ today, employers: 3_000 })
    const names = new Map(people.map((one) => [one.document, one.names]))
    const current = employers.flatMap(({ representatives }) =>
      representatives.filter(({ until }) => until === null),
    )
    expect(current.filter((one) => names.has(one.document) && names.get(one.document) !== one.names)).toEqual(
      [],
    )
    expect(new Set(current.map(({ document }) => document)).size).toBeLessThan(current.length)
  })

  test('gives nobody a key that holds a word of its own', () => {
    for (const { key, legalName, representatives } of world({ today, employers: 300 }).employers) {
      const words = [legalName, ...representatives.map(({ names }) => names)]
        .join(' ')
        .toLowerCase()
        .match(/[a-z]{4,}/g)
      for (const word of words ?? []) expect(key?.toLowerCase() ?? '').not.toContain(word)
    }
  })
})

describe('the world, loaded', () => {
  let database: TestDatabase
  let made: World
  const hashed: string[] = []
  const hashKey = (key: string) => {
    hashed.push(key)
    return Promise.resolve(`hash of ${key.length}`)
  }
  beforeAll(async () => {
    database = await freshDatabase()
    made = world({ today, employers: 200 })
    await seedWorld(database.db, made, hashKey, now)
  })
  afterAll(() => database.drop())

  const check = (tag: CastTag, document = made.cast[tag].document) => {
    const maxAge = { taxpayer: days(1), civil: days(1), companies: days(1) }
    const registries = createEmbeddedRegistries(database.db, { maxAge, clock: () => now })
    const { identifier, branchCode } = made.cast[tag].employer
    const checkRelation = createCheckRelation({ registries, pairs: registryPairs, digest: () => '' })
    return checkRelation({ identifier, branchCode, document }, now)
  }

  const expected: Readonly<Partial<Record<CastTag, object>>> = {
    E3: { rucState: 'cancelled', attendedOnly: null },
    E4: { rucState: 'suspended', attendedOnly: null },
    H1: { rucState: 'notAsked', attendedOnly: null },
    H2: { rucState: 'notAsked', attendedOnly: null },
    ESTATE: { attendedOnly: 'classAttended' },
    LIQUIDATION: { attendedOnly: 'classAttended' },
    FOREIGN: { attendedOnly: 'classAttended' },
    DECEASED: { attendedOnly: 'deceased' },
    CONTRADICTED: { attendedOnly: 'registriesContradict' },
    CHANGED: { attendedOnly: 'representativeNotUpdated' },
  }

  test.each(castTags)('the registries confirm %s as its part demands', async (tag) => {
    const { relation } = await check(tag)
    const usual = {
      verdict: 'match',
      rucState: 'active',
      attendedOnly: null,
      class: made.cast[tag].employer.class,
    }
    expect(relation).toMatchObject({ ...usual, ...expected[tag] })
  })

  test('the representative of before is told from a stranger, for staff', async () => {
    const { formerDocument } = made.cast.E1
    expect((await check('E1', formerDocument ?? '')).relation).toEqual({
      verdict: 'mismatch',
      kind: 'formerRepresentative',
    })
    expect((await check('E1', made.cast.E2.document)).relation).toEqual({
      verdict: 'mismatch',
      kind: 'representativeDiffers',
    })
  })

  test('has facts for twelve questions and more, and for fewer than three where it is thin', async () => {
    const askable = async (tag: CastTag): Promise<readonly string[]> => {
      const { relation } = await check(tag)
      if (relation.verdict !== 'match') throw new Error('no facts')
      const facts: Facts = { registry: relation.facts, institution: made.cast[tag].employer.facts }
      return bank.flatMap(({ id, classes, cases, answer }) => {
        const params = cases ? cases(facts, today) : [{}]
        const usable = params.some((one) => answer({ facts, params: one, today }) !== undefined)
        return usable && classes.includes(made.cast[tag].employer.class) ? [id] : []
      })
    }
    expect((await askable('E1')).length).toBeGreaterThanOrEqual(16)
    expect((await askable('N1')).length).toBeGreaterThanOrEqual(12)
    expect((await askable('H1')).length).toBeGreaterThanOrEqual(10)
    for (const tag of ['E6', 'THIN'] as const) expect((await askable(tag)).length).toBeLessThan(3)
  })

  const stored = statement<{
    generation: number
    blocked: boolean
    contacts: number
    usable: boolean
    hash: string | null
  }>(
    'test_seeded_employer',
    `select k.generation, k.hash, k.blocked_at is not null as blocked,
            (select count(*) from contact c where c.employer_id = e.id and c.kind = 'mail') as contacts,
            (select coalesce(bool_and(c.usable_from < clock_timestamp() - interval '300 days'), true) from contact c where c.employer_id = e.id) as usable
       from employer e join employer_key k on k.employer_id = e.id
      where e.identifier = $1 and e.branch_code = '0001'`,
  )
  const seeded = (tag: CastTag) => database.db.first(stored, [made.cast[tag].employer.identifier])

  test('has keys and contacts as each part demands, and hashed each different key once', async () => {
    expect(await seeded('E1')).toEqual({
      generation: 1,
      blocked: false,
      contacts: 1,
      usable: true,
      hash: 'hash of 11',
    })
    expect(await seeded('E5')).toMatchObject({ contacts: 0 })
    expect(await seeded('E6')).toMatchObject({ generation: 0, hash: null })
    expect(await seeded('E7')).toMatchObject({ generation: 1, blocked: true })
    expect(hashed).toHaveLength(2)
  })

  test('loaded again keeps the keys that were made in between', async () => {
    const change = statement(
      'test_new_key',
      `update employer_key set generation = 2, hash = 'new', blocked_at = null`,
    )
    await database.db.run(change)
    await seedWorld(database.db, made, hashKey, now)
    expect(await seeded('E7')).toMatchObject({ generation: 2, hash: 'new', blocked: false })
  })
})
