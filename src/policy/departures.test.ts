import { describe, expect, test } from 'vitest'
import {
  departuresOf,
  lowestAsvsLevelMissed,
  policyFor,
  profileNames,
  requirementsMissed,
  ruleRows,
  type Policy,
} from './index.ts'
import { policyDoc } from './policy-doc.ts'

const asDescribed = policyFor('as-described')
const standards = policyFor('standards')

const online = (policy: Policy, proofs: Policy['paths']['online']['proofs']): Policy => ({
  ...policy,
  paths: { ...policy.paths, online: { ...policy.paths.online, proofs } },
})

describe('departures from published requirements', () => {
  test('of the published process', () => {
    expect(requirementsMissed(asDescribed).toSorted()).toEqual([
      'ASVS 5.0 6.1.1 (L1)',
      'ASVS 5.0 6.2.5 (L1)',
      'ASVS 5.0 6.2.9 (L2)',
      'ASVS 5.0 6.3.6 (L3)',
      'ASVS 5.0 6.4.2 (L1)',
      'ASVS 5.0 6.5.5 (L2)',
      'NIST SP 800-63A-4 §2.5.1',
      'NIST SP 800-63B-4 §3.1.1.2',
      'NIST SP 800-63B-4 §4.2',
      'WCAG 2.2 SC 2.2.1 (A)',
    ])
  })

  test('of the standards profile: what it is to do and does not do yet counts as absent', () => {
    expect(requirementsMissed(standards).toSorted()).toEqual([
      'ASVS 5.0 6.1.1 (L1)',
      'ASVS 5.0 6.3.6 (L3)',
      'ASVS 5.0 6.4.2 (L1)',
      'NIST SP 800-63A-4 §2.5.1',
      'NIST SP 800-63B-4 §4.2',
    ])
    const unread = ruleRows.filter(({ notYet }) => notYet !== undefined).map(({ path }) => path)
    expect(unread).toEqual(expect.arrayContaining(['key.probation']))
  })

  test('end with the mailbox before the questions, but for the questions themselves', () => {
    const rules = departuresOf(online(standards, ['reg', 'mail', 'gate'])).map(
      ({ requirements }) => requirements[0],
    )
    expect(rules).not.toContain('NIST SP 800-63A-4 §2.5.1')
    expect(rules).toContain('ASVS 5.0 6.4.2 (L1)')
  })

  test('end with a second code in place of the questions, but for the block by wrong keys', () => {
    const strong = online(standards, ['reg', ['phone', 'saved'], 'mail'])
    expect(departuresOf(strong).map(({ rule }) => rule)).toEqual(['signIn.attempts'])
  })

  const changes: readonly [string, Policy][] = [
    ['ASVS 5.0 6.2.10 (L2)', { ...standards, key: { ...standards.key, rotationForced: true } }],
    ['ASVS 5.0 6.6.2 (L2)', { ...standards, link: { ...standards.link, screenCode: 'never' } }],
    ['ASVS 5.0 6.5.5 (L2)', { ...standards, link: { ...standards.link, lifeLong: 1800 } }],
    ['ASVS 5.0 6.5.5 (L2)', { ...standards, contact: { ...standards.contact, codeLife: 601 } }],
    ['ASVS 5.0 6.2.12 (L2)', { ...standards, key: { ...standards.key, blocklist: false } }],
    ['ASVS 5.0 6.2.9 (L2)', { ...standards, key: { ...standards.key, max: 63 } }],
    ['NIST SP 800-63B-4 §3.1.1.2', { ...standards, key: { ...standards.key, min: 14 } }],
    ['ASVS 5.0 6.3.1 (L1)', { ...standards, campaign: { ...standards.campaign, refusedSetsPerDay: 51 } }],
    ['NIST SP 800-63B-4 §3.2.2', { ...standards, signIn: { ...standards.signIn, attempts: 101 } }],
  ]

  test.each(changes)('follow the numbers, not the name of the profile: %s', (requirement, changed) => {
    expect(requirementsMissed(standards)).not.toContain(requirement)
    expect(requirementsMissed(changed)).toContain(requirement)
  })

  test.each(profileNames)('of %s stand on the page of the rules, with their end, and name a rule', (name) => {
    const page = policyDoc()
    for (const { requirements, rule, why, endedBy } of departuresOf(policyFor(name))) {
      expect(page).toContain(`| ${requirements.join('<br>')} | \`${rule}\` | ${why.en} | ${endedBy.en} |`)
      expect(ruleRows.map(({ path }) => path)).toContain(rule)
    }
  })

  test('say of which level no claim is honest', () => {
    expect(lowestAsvsLevelMissed(asDescribed)).toBe(1)
    expect(policyDoc()).toContain('no claim to ASVS 5.0 level 1 or above is honest')
  })

  test('have words of their own in both languages', () => {
    for (const lang of ['es', 'en'] as const) {
      const words = departuresOf(asDescribed).map(({ why }) => why[lang])
      expect(new Set(words).size).toBe(words.length)
    }
  })
})
