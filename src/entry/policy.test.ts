import { expect, test } from 'vitest'
import { settings } from '../platform/config/schema.ts'
import { policyFor, profileNames } from '../policy/index.ts'
import { policyOf } from './policy.ts'

const none = {
  linkLife: undefined,
  suspension: undefined,
  signInAttempts: undefined,
  caseKeepDays: undefined,
  askBranch: undefined,
}

test.each(profileNames)('%s is in force as it is written, unless something was set', (profile) => {
  expect(policyOf({ profile, policy: none })).toEqual(policyFor(profile))
})

test('what was set, and nothing else, departs from the profile', () => {
  const policy = policyOf({
    profile: 'as-described',
    policy: { linkLife: 240, suspension: 7200, signInAttempts: 8, caseKeepDays: 30, askBranch: true },
  })
  expect(policy).toMatchObject({
    link: { life: 240 },
    questions: { suspension: 7200 },
    signIn: { attempts: 8 },
    caseKeepDays: 30,
    branch: { ask: true },
  })
  expect(policy.key).toEqual(policyFor('as-described').key)
})

/** The typed schema forgets its numbers; the schema itself has them. */
const ends = (name: 'CLAVERO_LINK_LIFE' | 'CLAVERO_SUSPENSION'): number[] => {
  const { minimum, maximum } = settings.properties[name] as unknown as {
    readonly minimum: number
    readonly maximum: number
  }
  return [minimum, maximum]
}

test.each(profileNames)('the ranges of the settings let no rule of %s be broken', (profile) => {
  for (const linkLife of ends('CLAVERO_LINK_LIFE')) {
    for (const suspension of ends('CLAVERO_SUSPENSION')) {
      expect(() => policyOf({ profile, policy: { ...none, linkLife, suspension } })).not.toThrow()
    }
  }
})
