import { employerClasses } from '../kernel/employer-class.ts'
import { completionEffects } from './effects.ts'
import { pathNames } from './paths.ts'
import type { PathRule, Policy, RegistryPair } from './policy.ts'
import { asDescribed } from './profiles/as-described.ts'
import { standards } from './profiles/standards.ts'
import { departuresOf, lowestAsvsLevelMissed } from './departures.ts'
import { ruleRows, type RuleRow } from './rules.ts'

/** The text of `docs/policy.md`: both profiles side by side, with the source of every rule. */
export function policyDoc(): string {
  return (
    [
      '# Rules and parameters',
      'Drawn from `src/policy`; a change is made there. Every number and rule of the institution is one row. `as-described` follows the published process; `standards` follows NIST SP 800-63B-4 and OWASP ASVS 5.0 where they differ. What no outsider can look up says *team judgement*. A rule that this release does not carry out, or not wholly, says *not in force yet*.',
      '## Rules',
      rulesTable(),
      '## Where each profile departs from published requirements',
      'Computed from the numbers in force: `clavero policy departures` says the same of an installation that changed some. A rule that is not in force yet counts as absent.',
      departures(asDescribed),
      departures(standards),
      '## Proofs of each path',
      'What must hold before a key is set, in the order in which the person meets it. *Served* says whether this release walks the path to its end by itself.',
      pathsTable(asDescribed),
      pathsTable(standards),
      '**Not in force yet:** `standards` is to ask for the mailbox before the questions (`reg` + `mail` + `gate`), which keeps strangers from suspending an employer. The pages of this release ask in the published order in both profiles; the departures of `standards` above name what that misses.',
      'Short names: `reg` both registries confirm the relation · `gate` security questions · `mail`, `phone` control of the registered contact · `saved` printed recovery code · `aff` affiliate key · `bank` bank account · `bio` biometrics · `sig` electronic signature · `att` attended, five documents · `second` approval by a second person.',
      '## What a completed case does',
      'A case ends with a new key, or, where a key was blocked, with the present one working again. All of a column happens in the one transaction that sets the key or lifts the block, or none of it.',
      effectsTable(),
      'A key that is changed from the account, by whoever shows the present one, does the same as a new key of a case but for this: the session in which it was changed goes on under a new token, probation goes on, and tries and a suspension of the questions stay as they are. It belongs to no case; its origin and the session are kept with it (I-01).',
      '## Registries of each class of employer',
      registriesTable(asDescribed),
    ].join('\n\n') + '\n'
  )
}

const rulesTable = (): string =>
  table(
    ['Rule', 'Meaning', '`as-described`', 'Source', '`standards`', 'Source'],
    ruleRows
      .filter(({ unit, path }) => unit !== 'table' || path === 'humanCheck.ladder')
      .map((row) => [
        `\`${row.path}\``,
        `${row.titleEn}<br>*${row.titleEs}*${row.notYet === undefined ? '' : `<br>**Not in force yet:** ${row.notYet}`}`,
        shown(row, asDescribed),
        row.source,
        shown(row, standards),
        row.sourceInStandards ??
          (shown(row, standards) === shown(row, asDescribed) ? row.source : 'team judgement'),
      ]),
  )

function departures(policy: Policy): string {
  const rows = departuresOf(policy)
  const level = lowestAsvsLevelMissed(policy)
  return [
    `### \`${policy.profile}\``,
    level === undefined
      ? 'Nothing stands in the way of any level of ASVS 5.0.'
      : `With this list no claim to ASVS 5.0 level ${level} or above is honest.`,
    table(
      ['Requirement', 'Rule', 'Why', 'What would end it'],
      rows.map(({ requirements, rule, why, endedBy }) => [
        requirements.join('<br>'),
        `\`${rule}\``,
        why.en,
        endedBy.en,
      ]),
    ),
  ].join('\n\n')
}

const pathsTable = (policy: Policy): string =>
  `### \`${policy.profile}\`\n\n${table(
    ['Path', 'Proofs', 'Also, in doubt', 'Closed when', 'Result', 'Served'],
    pathNames.map((name) => {
      const rule = policy.paths[name]
      return [
        `\`${name}\``,
        proofs(rule),
        rule.whenDoubtful?.join(' + ') ?? '',
        rule.closedWhen.join(', '),
        resultOf(rule, policy),
        rule.served,
      ]
    }),
  )}`

function resultOf({ result, setsContact, unlocks, fingerForPapers }: PathRule, policy: Policy): string {
  const key = result === 'full' ? 'full key' : `key on probation for ${duration(policy.key.probation)}`
  const kept = unlocks === true ? ', or the present key unlocked' : ''
  const papers = fingerForPapers === true ? '; a finger compared there stands for the papers' : ''
  return `${key}${kept}${papers}${setsContact === true ? '; a contact may be set at the counter' : ''}`
}

const proofs = (rule: PathRule): string =>
  rule.proofs.map((entry) => (typeof entry === 'string' ? entry : `(${entry.join(' or ')})`)).join(' + ')

const effectsTable = (): string =>
  table(
    ['What', 'After a new key', 'After unlocking'],
    completionEffects.map(({ title, newKey, unlocked }) => [title, newKey.becomes, unlocked.becomes]),
  )

const relations: Readonly<Record<RegistryPair['relation'], string>> = {
  rucBodyIsCedula: 'the RUC without its suffix is the cédula',
  representativeIdIsCedula: "the representative's number is the cédula",
  representativeIdAndNameAgree:
    "the representative's number is the cédula, and the name of that cédula is the representative's",
  sameCedula: 'both give the same cédula',
  attendedOnly: 'only an officer can decide',
}

const registriesTable = (policy: Policy): string =>
  table(
    ['Class', 'The employer', 'The person', 'Relation'],
    employerClasses.map((name) => {
      const { employer, person, relation } = policy.registries[name]
      return [`\`${name}\``, employer, person.join(', '), relations[relation]]
    }),
  )

function shown(row: RuleRow, policy: Policy): string {
  const value = valueAt(policy, row.path)
  if (row.path === 'humanCheck.ladder')
    return policy.humanCheck.ladder.map(({ from, factor }) => `from ${from}: ×${factor}`).join('<br>')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (row.unit === 'seconds') return duration(Number(value))
  return String(value)
}

/** The value of a leaf by its path, for whoever lists the rules. */
export const valueAt = (policy: Policy, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, step) => Object.entries(Object(at) as object).find(([name]) => name === step)?.[1],
      policy,
    )

function duration(seconds: number): string {
  for (const [name, length] of [
    ['h', 3600],
    ['min', 60],
  ] as const)
    if (seconds >= 5 * length && seconds % length === 0) return `${seconds / length} ${name}`
  return seconds === 0 ? 'none' : `${seconds} s`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
