import { templateOf } from './bank.ts'
import type { AnswerType, Question, QuestionSet } from './template.ts'

/**
 * The most a set may be open to chance: a stranger's best guess passes at most once in this many tries.
 * A set that cannot hold it is not asked, and the case goes to a person instead.
 */
export const chanceCeiling = 1_000

/**
 * In how many tries one guess is right, given everything that is public. Judgement, on the low side: the
 * year of a date and the age of a firm are usually known, and most employers have few workers.
 */
const oneIn: Readonly<Record<Exclude<AnswerType, 'choice'>, number>> = {
  date: 365,
  month: 12,
  number: 5,
  text: 1,
}

const blind = (question: Question): number =>
  question.type === 'choice' ? (question.options?.length ?? 1) : oneIn[question.type]

/** Somebody who knows every public fact, and somebody who has the company's papers as well. */
export interface GuessOdds {
  /** One in how many tries a person passes who knows all grade C facts. */
  readonly stranger: number
  /** One in how many tries a person passes who knows all grade B and C facts. */
  readonly paperHolder: number
}

/** Odds of one question. Grade C counts as known, whatever its type. */
export function questionOdds(question: Question): GuessOdds {
  const grade = templateOf(question.template)?.grade ?? 'C'
  return {
    stranger: grade === 'C' ? 1 : blind(question),
    paperHolder: grade === 'A' ? blind(question) : 1,
  }
}

/**
 * Odds of a whole set, one try. Three tries a day make them three times worse. The questions of a set are
 * taken as independent, which the groups of the bank are there to keep true.
 */
export function guessOdds(set: Pick<QuestionSet, 'questions'>): GuessOdds {
  const odds = set.questions.map(questionOdds)
  return {
    stranger: odds.reduce((product, { stranger }) => product * stranger, 1),
    paperHolder: odds.reduce((product, { paperHolder }) => product * paperHolder, 1),
  }
}
