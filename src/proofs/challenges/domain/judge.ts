import type { Answer } from './answers.ts'
import { templateOf } from './bank.ts'
import type { Facts } from './facts.ts'
import { sameText } from './same-text.ts'
import type { Question, QuestionSet } from './template.ts'

/** `cannotJudge` is an outage, not a verdict: it spends no try (I-10). */
export type Verdict = 'passed' | 'refused' | 'cannotJudge'

/**
 * Judges a set as a whole. Every question is looked up and compared whatever the others say, over texts
 * of one length, so neither the verdict nor the work shows which answer was wrong (ATK-17). `answers`
 * stand in the order of the questions; a missing one, an empty one, one of another type or one too many
 * never matches (ATK-29, ATK-30).
 */
export function judge(set: QuestionSet, answers: readonly (Answer | undefined)[], facts: Facts): Verdict {
  let known = set.questions.length > 0
  let right = answers.length === set.questions.length
  set.questions.forEach((question, index) => {
    const expected = expectedOf(question, facts, set.drawnOn)
    const given = answers[index]
    const typed = given?.type === question.type
    const same = sameText(expected ?? '', given?.value ?? '')
    known = expected !== undefined && known
    right = same && typed && right
  })
  if (!known) return 'cannotJudge'
  return right ? 'passed' : 'refused'
}

/** Whether every question still has an answer on record; a set without one can only be left (I-20). */
export const isAnswerable = (set: QuestionSet, facts: Facts): boolean =>
  set.questions.every((question) => expectedOf(question, facts, set.drawnOn) !== undefined)

/** Nothing, if the fact has gone since the draw, is no longer single, or has left the options shown. */
function expectedOf(question: Question, facts: Facts, today: string): string | undefined {
  const template = templateOf(question.template)
  if (template?.type !== question.type) return undefined
  const answer = template.answer({ facts, params: question.params, today })
  if (answer === undefined || question.type !== 'choice') return answer
  return question.options?.some((option) => option.value === answer) ? answer : undefined
}
