import { describe, expect, it } from 'vitest'
import { chapters, requirements } from '../../src/entry/docs/asvs/chapters.ts'
import { leftOut } from '../../src/entry/docs/asvs/left-out.ts'
import { verdictIn, type Evidence } from '../../src/entry/docs/asvs/requirement.ts'
import { asDescribed, profileNames, requirementsMissed, standards } from '../../src/policy/index.ts'
import { possibleDepartures } from '../../src/policy/possible-departures.ts'
import { projectFiles } from '../support/project-files.ts'

/** RELIABILITY 10.2: what applies, by chapter and level. */
const applying: Readonly<Record<number, readonly [number, number, number]>> = {
  1: [8, 12, 3],
  2: [4, 7, 2],
  3: [8, 11, 12],
  4: [1, 3, 6],
  5: [4, 5, 2],
  6: [13, 18, 11],
  7: [6, 10, 1],
  8: [4, 2, 6],
  11: [3, 11, 10],
  12: [3, 6, 3],
  13: [1, 12, 8],
  14: [2, 7, 4],
  15: [3, 10, 8],
  16: [0, 16, 1],
}

/** All of ASVS 5.0.0, by level. */
const inAll = [70, 183, 92]

const files = new Map(projectFiles().map(({ path, text }) => [path, text]))

/** What is wrong with a piece of evidence, or nothing. Anchors of documents are looked up in `links.test.ts`. */
function lacking(evidence: Evidence): string | undefined {
  const [path = '', title] = evidence.includes(': ')
    ? [evidence.slice(0, evidence.indexOf(': ')), evidence.slice(evidence.indexOf(': ') + 2)]
    : evidence.split('#', 1)
  const text = files.get(path)
  if (text === undefined) return `${path} is not there`
  const isTitle = title === undefined || ["'", '"', '`'].some((quote) => text.includes(quote + title + quote))
  return isTitle ? undefined : `${path} has no test “${title}”`
}

/** `6.2.5` and its level, out of `ASVS 5.0 6.2.5 (L1)`. */
const named = (name: string): readonly [string, number] | undefined => {
  const [, number, level] = /^ASVS 5\.0 (\S+) \(L(\d)\)$/.exec(name) ?? []
  return number === undefined ? undefined : [number, Number(level)]
}
const namedIn = (names: readonly string[]) =>
  names.flatMap((name) => [named(name) ?? []].filter((one) => one.length > 0))

describe('the table of ASVS 5.0.0', () => {
  it('has each number once, in order, in its chapter', () => {
    const order = (number: string) => number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0)
    const numbers = requirements.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.toSorted((a, b) => order(a) - order(b))).toEqual(numbers)
    for (const chapter of chapters)
      expect(chapter.requirements.filter(({ number }) => !number.startsWith(`${chapter.number}.`))).toEqual(
        [],
      )
  })

  it('has as many of each chapter and level as apply, and with what is left out the whole standard', () => {
    const counted = chapters.map(({ number, requirements: all }) => [
      number,
      [1, 2, 3].map((level) => all.filter((one) => one.level === level).length),
    ])
    expect(Object.fromEntries(counted)).toEqual(applying)
    const sums = inAll.map((_, index) =>
      [...Object.values(applying), ...leftOut.map(({ count }) => count)].reduce(
        (sum, count) => sum + (count[index] ?? 0),
        0,
      ),
    )
    expect(sums).toEqual(inAll)
  })

  it('names tests and documents that are there', () => {
    const wrong = requirements.flatMap(({ number, shownBy = [] }) =>
      shownBy.flatMap((evidence) => {
        const problem = lacking(evidence)
        return problem === undefined ? [] : [`${number}: ${problem}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('would notice a test and a document that are not', () => {
    expect(lacking('test/house/asvs.test.ts: names tests and documents that are there')).toBeUndefined()
    expect(lacking('test/house/asvs.test.ts: names tests')).toBe(
      'test/house/asvs.test.ts has no test “names tests”',
    )
    expect(lacking('docs/nowhere.md#at-all')).toBe('docs/nowhere.md is not there')
  })

  it.each(profileNames)(
    'calls not met what the rules of %s depart in, and of such numbers no other',
    (profile) => {
      const policy = profile === 'standards' ? standards : asDescribed
      const missed = new Set(namedIn(requirementsMissed(policy)).map(([number]) => number))
      const possible = new Set(
        namedIn(possibleDepartures.flatMap(({ requirements: names }) => names)).map(([number]) => number),
      )
      const wrong = requirements
        .filter(({ number }) => possible.has(number))
        .filter((one) => (verdictIn(one, profile) === 'notMet') !== missed.has(one.number))
      expect(wrong.map(({ number }) => number)).toEqual([])
      expect(requirements.filter(({ number }) => missed.has(number)).length).toBe(missed.size)
    },
  )

  it('has the level of each number that the policy names', () => {
    const levels = new Map<string, number>(requirements.map(({ number, level }) => [number, level]))
    const names = possibleDepartures.flatMap(({ requirements: all }) => all)
    const wrong = namedIn(names).filter(([number, level]) => levels.get(String(number)) !== level)
    expect(wrong).toEqual([])
  })
})
