import { profileNames, type ProfileName } from '../../policy/index.ts'
import { chapters, requirements, type Chapter } from './asvs/chapters.ts'
import { leftOut } from './asvs/left-out.ts'
import { verdictIn, verdicts, type Evidence, type Requirement, type Verdict } from './asvs/requirement.ts'

const levels = [1, 2, 3] as const

const words: Readonly<Record<Verdict, string>> = {
  met: 'met',
  partly: 'partly',
  notMet: '**not met**',
  notBuilt: 'not built yet',
  deployment: 'deployment',
  doesNotApply: 'does not apply',
}

/**
 * The text of `docs/asvs.md`: every requirement of OWASP ASVS 5.0.0 that applies, with a verdict for each
 * profile and what shows it. `test/house/asvs.test.ts` holds the table against the tree and the policy.
 */
export function asvsDoc(): string {
  return `${[
    '# OWASP ASVS 5.0.0',
    'Drawn from `src/entry/docs/asvs`; a change is made there. Numbers and levels are those of the standard, version 5.0.0; what each asks is said in our words, so read the standard beside it. The verdicts are the team’s own: nobody outside has checked them.',
    `Of its 345 requirements ${requirements.length} apply to what Clavero is meant to become. The verdict is about this release:`,
    meanings(),
    '## In numbers',
    ...profileNames.flatMap((profile) => [`### Profile \`${profile}\``, totals(profile)]),
    `Of what is met in either profile, ${shown} requirements are shown by a test or a document and ${notShown} are not: those say “not shown”. A departure that follows from the rules of a profile stands in [the rules](policy.md#where-each-profile-departs-from-published-requirements), too, with what would end it.`,
    '## Left out',
    'These speak of parts that Clavero has not, or that are not judged row by row yet.',
    table(
      ['Number', 'L1', 'L2', 'L3', 'Why'],
      leftOut.map(({ numbers, count, why }) => [numbers, ...count.map(String), why]),
    ),
    ...chapters.flatMap((chapter) => [`## V${chapter.number} ${chapter.title}`, chapterTable(chapter)]),
  ].join('\n\n')}\n`
}

const meanings = (): string =>
  [
    '- **met**: in full, for what this release holds. “Not shown” where no test and no document shows it.',
    '- **partly**: something is missing, and it is said what.',
    '- **not met**: the release does otherwise, or does nothing about it.',
    '- **not built yet**: it speaks of a part that is planned and not there.',
    '- **deployment**: whoever runs it decides.',
    '- **does not apply**: there is nothing of the kind in it.',
  ].join('\n')

function totals(profile: ProfileName): string {
  const count = (verdict: Verdict, level?: 1 | 2 | 3): string =>
    String(
      requirements.filter(
        (one) => verdictIn(one, profile) === verdict && (level === undefined || one.level === level),
      ).length,
    )
  const all = (level: 1 | 2 | 3): string => String(requirements.filter((one) => one.level === level).length)
  return table(
    ['Verdict', 'L1', 'L2', 'L3', 'All'],
    [
      ...verdicts.map((verdict) => [
        words[verdict],
        ...levels.map((level) => count(verdict, level)),
        count(verdict),
      ]),
      ['all that apply', ...levels.map(all), String(requirements.length)],
    ],
  )
}

const isMet = (one: Requirement): boolean => profileNames.some((profile) => verdictIn(one, profile) === 'met')
const met = requirements.filter(isMet)
const shown = met.filter(({ shownBy = [] }) => shownBy.length > 0).length
const notShown = met.length - shown

const chapterTable = ({ requirements: all }: Chapter): string =>
  table(
    ['Number', 'L', 'Asks', 'Verdict', 'Why, and what shows it'],
    all.map((one) => [one.number, String(one.level), one.asks, verdictCell(one), reasonCell(one)]),
  )

/** One word where the profiles agree. */
function verdictCell(one: Requirement): string {
  const [first, ...rest] = profileNames.map((profile) => verdictIn(one, profile))
  return first !== undefined && rest.every((verdict) => verdict === first)
    ? words[first]
    : profileNames.map((profile) => `\`${profile}\`: ${words[verdictIn(one, profile)]}`).join('<br>')
}

function reasonCell(one: Requirement): string {
  const { why, shownBy = [] } = one
  const lines = [...(why === undefined ? [] : [why]), ...shownBy.map(evidence)]
  return [...lines, ...(isMet(one) && shownBy.length === 0 ? ['Not shown.'] : [])].join('<br>')
}

/** A test as its file and title, a section of a document as a link to it. */
function evidence(one: Evidence): string {
  const at = one.indexOf(': ')
  const path = at === -1 ? one : one.slice(0, at)
  const link = `[${path.split('#')[0] ?? path}](${path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`})`
  return at === -1 ? link : `${link} “${one.slice(at + 2)}”`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
    .join('\n')
