import type { Policy } from '../../../policy/policy.ts'
import { bank } from './bank.ts'
import { chanceCeiling } from './odds.ts'
import { optionCount } from './options.ts'
import type { Template } from './template.ts'

const grades = {
  A: 'only the employer and those who keep its books: carries evidence',
  B: 'needs a paper or the company file: helps',
  C: 'public: carries none',
} as const

const sources = {
  taxpayer: 'tax authority',
  civil: 'civil registry',
  companies: 'companies directory and registrars',
  institution: 'the institution',
} as const

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const rowOf = (template: Template): string =>
  row([
    `\`${template.id}\``,
    template.grade,
    template.type,
    template.fact,
    sources[template.source],
    template.knownBy,
    template.group,
    template.classes.join(', '),
  ])

/** `docs/questions.md`: the bank, who else knows each fact, and what a set holds against guessing. */
export function questionsDoc(policy: Policy['questions']): string {
  const { count, minimumNotPublic, attempts, suspension, abandonedFree } = policy
  const lines = [
    '# Challenge questions',
    '',
    'Drawn from the code (`src/proofs/challenges/domain`); do not edit. Numbers are those of the default profile.',
    '',
    'Questions are a gate, never a proof: a key needs control of the registered contact besides.',
    '',
    '## The bank',
    '',
    row(['id', 'grade', 'answer', 'fact', 'source', 'who else can know it', 'group', 'asked of']),
    row(['---', '---', '---', '---', '---', '---', '---', '---']),
    ...bank.map(rowOf),
    '',
    ...Object.entries(grades).map(([grade, meaning]) => `- **${grade}**: ${meaning}.`),
    '',
    'Never asked: fingerprint code, account numbers, any key, card data, parents, spouse, home address.',
    '',
    '## One person: a household employer or a natural person',
    '',
    'Their simplified set is the account check of P-62: bank, kind and last four digits of the debit account, all three or',
    'none. It spends from the same tries and suspends alike, and like the questions it is a gate: what proves is the bank',
    '(docs/adapt/bank.md) or the affiliate key. The questions of the table that are asked of a natural person open the online',
    'path as they do for a company; a household employer has no path on which questions count, and goes on by the bank, by',
    'an electronic signature or at a centre. An account that changed within the days of the policy is led to other ways and',
    'costs no try.',
    '',
    '## How a set is drawn',
    '',
    `- ${count} questions, at least ${minimumNotPublic} of grade A; one per group; no two dates in one month.`,
    '- Only a fact with exactly one usable value. Blanks, `N/A`, `null`, zeros, placeholder dates, values that',
    '  contradict each other, and values that a public date gives away are not asked.',
    '- The date of birth is in one set of an employer at most.',
    '- A new set repeats as few questions of the earlier ones as it can.',
    `- A choice shows ${optionCount} options and "none of these". The right one is always among the options; the wrong ones`,
    '  are drawn evenly from what the answer could be and are the same whenever this employer is asked.',
    `- A set that a stranger who knows every public fact would pass more than once in ${chanceCeiling} tries is not`,
    '  asked. With no set left, the case goes to a person and no try is spent.',
    '',
    '## What guessing brings',
    '',
    `- Somebody who knows all of grade C: at most 1 in ${chanceCeiling} a try, ${attempts} in ${chanceCeiling} before suspension.`,
    `- Somebody who also has the company's papers (grade B): the grade A questions alone stand in the way. With ${minimumNotPublic}`,
    `  of them the worst case is 1 in ${optionCount ** minimumNotPublic} a try. This is why passing opens no more than the next step.`,
    '- The accountant knows most of grade A. No question keeps out an accountant.',
    '- Assumed for one guess: a date 1 in 365, a month 1 in 12, a number 1 in 5, a choice 1 in its options.',
    '',
    '## Tries',
    '',
    `- A try is taken before the answers are looked at. The ${attempts} refused sets suspend questions for`,
    `  ${suspension / 3600} hours; sign-in and every way without questions stay open.`,
    `- Leaving a shown set is free ${abandonedFree} times in 24 hours; after that each leaving is a refused set.`,
    '- A registry that does not answer, or a fact that vanished meanwhile, gives the try back.',
    '- A completed recovery clears the count; passing the questions alone does not.',
    '',
  ]
  return lines.join('\n')
}
