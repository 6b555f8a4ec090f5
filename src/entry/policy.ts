import type { Config } from '../platform/config/config.ts'
import { policyFor, policyProblems, type Policy } from '../policy/index.ts'

/**
 * The rules in force: the profile, and the few numbers an institution set itself. Throws when they do
 * not fit together; the ranges of the settings leave no way to that.
 */
export function policyOf({ profile, policy: set }: Pick<Config, 'profile' | 'policy'>): Policy {
  const base = policyFor(profile)
  const life = set.linkLife ?? base.link.life
  const policy: Policy = {
    ...base,
    link: { ...base.link, life, lifeLong: Math.max(life, base.link.lifeLong) },
    questions: { ...base.questions, suspension: set.suspension ?? base.questions.suspension },
    signIn: { ...base.signIn, attempts: set.signInAttempts ?? base.signIn.attempts },
    branch: { ...base.branch, ask: set.askBranch ?? base.branch.ask },
    caseKeepDays: set.caseKeepDays ?? base.caseKeepDays,
  }
  const problems = policyProblems(policy)
  if (problems.length > 0) throw new Error(problems.join('; '))
  return policy
}
