import type { EmployerCondition, PathName, PathRule, ProofKind } from '../../../src/policy/index.ts'
import { pathNames } from '../../../src/policy/index.ts'
import { proofWords } from './acts.ts'
import type { Decider } from './model.ts'
import type { Removal, Spare } from './removing.ts'
import { withPolicy } from './removing.ts'
import { requirements } from './requirements.ts'

/** Every cell of the table of paths, taken out by itself. */

const withRow = (path: PathName, change: (rule: PathRule) => PathRule): ((decider: Decider) => Decider) =>
  withPolicy((policy) => ({ ...policy, paths: { ...policy.paths, [path]: change(policy.paths[path]) } }))

const named = (choice: readonly ProofKind[]): string => choice.map((kind) => proofWords[kind]).join(' or ')

const withoutProof = (path: PathName, choice: readonly ProofKind[]): Spare => ({
  id: `cell-${path}-${choice.join('-or-')}`,
  without: `${named(choice)}, on the path "${path}"`,
  paths: [path],
  remove: withRow(path, (rule) => ({
    ...rule,
    proofs: rule.proofs.filter((entry) => [entry].flat().join() !== choice.join()),
  })),
})

export const proofRemovals: readonly Removal[] = pathNames.flatMap((path) => [
  ...requirements[path].proofs.map((choice) => ({
    ...withoutProof(path, choice),
    // The guard of the key asks for a fresh word of the registries by itself; without the cell, only links go out too early.
    breaks: choice.includes('reg') ? 'ATK-28' : 'I-01',
  })),
  ...requirements[path].whenDoubtful.map((kind) => ({
    id: `cell-${path}-doubtful-${kind}`,
    without: `${proofWords[kind]} where the employer is in doubt, on the path "${path}"`,
    breaks: 'I-01',
    paths: [path],
    remove: withRow(path, (rule) => ({ ...rule, whenDoubtful: [] })),
  })),
])

const conditionsOf: readonly (readonly [EmployerCondition, string, string])[] = [
  ['frozen', 'frozen', 'the freeze'],
  ['rucNotActive', 'rucSuspended', 'the state of the RUC'],
  ['noKey', 'noKey', 'the missing key'],
  ['blocked', 'blocked', 'the block'],
  ['noMail', 'noMail', 'the missing mailbox'],
  ['notBlocked', 'well', 'the key that is not blocked'],
]

export const closingRemovals: readonly Removal[] = pathNames.flatMap((path) =>
  conditionsOf
    // Here one thing is wrong at a time: a path that asks for a block is closed by that for all the others.
    .filter(([, means]) =>
      requirements[path].closedFor.includes('well')
        ? means === 'well'
        : requirements[path].closedFor.some((one) => one === means),
    )
    .map(([condition, , words]) => ({
      id: `cell-${path}-closed-${condition}`,
      without: `${words} as a reason to close the path "${path}"`,
      breaks: 'I-04',
      paths: [path],
      remove: withRow(path, (rule) => ({
        ...rule,
        closedWhen: rule.closedWhen.filter((one) => one !== condition),
      })),
    })),
)
