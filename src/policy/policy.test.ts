import { describe, expect, test } from 'vitest'
import { employerClasses } from '../kernel/employer-class.ts'
import { pathNames, policyFor, policyProblems, profileNames, ruleRows, type Policy } from './index.ts'
import { policyDoc, valueAt } from './policy-doc.ts'

const asDescribed = policyFor('as-described')
const standards = policyFor('standards')

const leaves = (value: object, prefix = ''): readonly string[] =>
  Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? leaves(inner, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  )

describe('the profiles', () => {
  test('have the numbers of the published process', () => {
    expect(asDescribed.link).toMatchObject({ life: 180, cap: 600, onExpiry: 'restart', correctionGrace: 0 })
    expect(asDescribed.questions).toMatchObject({ count: 4, attempts: 3, suspension: 86_400 })
    expect(asDescribed.key).toMatchObject({
      min: 8,
      max: 12,
      series: 4,
      history: 5,
      rotationDays: 90,
      rotationForced: false,
      probation: 0,
    })
    expect(asDescribed.contact.coolOff).toBe(72 * 3600)
  })

  test('have the numbers of the standards where they differ', () => {
    expect(standards.key).toMatchObject({
      min: 15,
      max: 64,
      blocklist: true,
      rotationForced: false,
      probation: 72 * 3600,
    })
    expect(Object.values(standards.key.classes)).not.toContain(true)
    expect(standards.link).toMatchObject({
      onExpiry: 'resend',
      correctionGrace: 600,
      lifeLong: 600,
      longOffered: true,
    })
  })

  test.each(profileNames)(
    '%s is sound, names its profile and answers for every class and every path',
    (name) => {
      const policy = policyFor(name)
      expect(policy.profile).toBe(name)
      expect(policyProblems(policy)).toEqual([])
      expect(Object.keys(policy.registries)).toEqual([...employerClasses])
      expect(Object.keys(policy.paths)).toEqual([...pathNames])
    },
  )

  test.each(profileNames)('%s leaves somebody a way for every state of an employer (I-20)', (name) => {
    const open = (...facts: readonly string[]) =>
      Object.values(policyFor(name).paths).filter(
        ({ closedWhen }) => !closedWhen.some((fact) => facts.includes(fact)),
      )
    for (const facts of [
      ['noKey'],
      ['rucNotActive'],
      ['noMail'],
      ['blocked'],
      ['noKey', 'rucNotActive', 'noMail'],
    ])
      expect(open(...facts), facts.join()).not.toEqual([])
    expect(open('frozen')).toEqual([])
  })

  test('the ordinary way is closed for a blocked key and for a RUC that is not active (ATK-44)', () => {
    for (const name of profileNames)
      expect(policyFor(name).paths.online.closedWhen).toEqual(
        expect.arrayContaining(['blocked', 'rucNotActive', 'noMail', 'noKey']),
      )
  })

  test('no class of employer asks one registry twice', () => {
    for (const { employer, person } of Object.values(asDescribed.registries))
      expect(person).not.toContain(employer)
  })
})

describe('a policy that cannot work is named', () => {
  const broken: readonly [string, (policy: Policy) => Policy][] = [
    ['link.life', (p) => ({ ...p, link: { ...p.link, life: 0 } })],
    ['link.lifeLong', (p) => ({ ...p, link: { ...p.link, lifeLong: 1800 } })],
    ['link.dayMax', (p) => ({ ...p, link: { ...p.link, dayMax: 0 } })],
    ['proof.life', (p) => ({ ...p, proof: { ...p.proof, outerLimit: 60 } })],
    ['proof.registryFreshness', (p) => ({ ...p, proof: { ...p.proof, registryFreshness: 60 } })],
    ['questions.attempts', (p) => ({ ...p, questions: { ...p.questions, attempts: 0 } })],
    ['questions.minimumNotPublic', (p) => ({ ...p, questions: { ...p.questions, minimumNotPublic: 1 } })],
    ['key.min', (p) => ({ ...p, key: { ...p.key, min: 13 } })],
    ['key.series', (p) => ({ ...p, key: { ...p.key, series: 2 } })],
    ['key.ownPart', (p) => ({ ...p, key: { ...p.key, ownDigits: 2 } })],
    ['key.probation', (p) => ({ ...p, key: { ...p.key, probation: 60 } })],
    ['session.warning', (p) => ({ ...p, session: { idle: 60, warning: 60 } })],
    ['humanCheck.ticketWait', (p) => ({ ...p, humanCheck: { ...p.humanCheck, ticketWait: 700 } })],
    ['humanCheck.ticketWait', (p) => ({ ...p, campaign: { ...p.campaign, checkFactor: 30 } })],
    ['secondaryUsers.most', (p) => ({ ...p, secondaryUsers: { ...p.secondaryUsers, most: 51 } })],
    ['secondaryUsers.attempts', (p) => ({ ...p, secondaryUsers: { ...p.secondaryUsers, pause: 0 } })],
    ['the numbers of campaign', (p) => ({ ...p, campaign: { ...p.campaign, pause: 0 } })],
    ['fingers: 1 to 3', (p) => ({ ...p, fingers: { ...p.fingers, captureLife: 61 } })],
    ['fingers: 1 to 3', (p) => ({ ...p, fingers: { ...p.fingers, failures: 6 } })],
    ['fingers.pause', (p) => ({ ...p, fingers: { ...p.fingers, pause: 29 } })],
    ['fingers.pause', (p) => ({ ...p, fingers: { ...p.fingers, matchLife: 86_400 } })],
    [
      'humanCheck.ladder',
      (p) => ({
        ...p,
        humanCheck: {
          ...p.humanCheck,
          ladder: [
            { from: 9, factor: 4 },
            { from: 8, factor: 8 },
          ],
        },
      }),
    ],
    [
      'every path asks',
      (p) => ({ ...p, paths: { ...p.paths, signature: { ...p.paths.signature, proofs: ['reg', 'sig'] } } }),
    ],
    [
      'no path asks',
      (p) => ({ ...p, paths: { ...p.paths, signature: { ...p.paths.signature, proofs: ['reg', 'mail'] } } }),
    ],
  ]

  test.each(broken)('%s', (rule, change) => {
    const problems = policyProblems(change(asDescribed))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`must hold: ${rule}`)
  })
})

describe('the rules', () => {
  test('have one row for every leaf of both profiles, and no row without a leaf', () => {
    for (const name of profileNames) {
      const { profile: _, version: __, registries: ___, paths: ____, ...rest } = policyFor(name)
      expect(ruleRows.map(({ path }) => path).toSorted()).toEqual(
        [...leaves(rest), 'registries', 'paths'].toSorted(),
      )
    }
  })

  test('have a value, and titles of their own in both languages', () => {
    for (const { path } of ruleRows) expect(valueAt(asDescribed, path), path).toBeDefined()
    for (const title of ['titleEs', 'titleEn'] as const)
      expect(new Set(ruleRows.map((row) => row[title])).size).toBe(ruleRows.length)
  })
})

test('the page shows both values of a rule, and its departures', () => {
  const page = policyDoc()
  expect(page).toContain('| 180 s |')
  expect(page).toContain('| 8 | published process | 15 | NIST SP 800-63B-4 §3.1.1.2 |')
  for (const { path } of ruleRows.filter(({ unit }) => unit !== 'table'))
    expect(page).toContain(`| \`${path}\` |`)
})
