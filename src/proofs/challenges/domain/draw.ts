import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type { Policy } from '../../../policy/policy.ts'
import { bank } from './bank.ts'
import type { Facts } from './facts.ts'
import { chanceCeiling, questionOdds } from './odds.ts'
import { optionsOf } from './options.ts'
import type { Question, QuestionSet, RandomInt, Template, View } from './template.ts'

export interface DrawRequest {
  readonly facts: Facts
  readonly employerClass: EmployerClass
  readonly policy: Pick<Policy['questions'], 'count' | 'minimumNotPublic'>
  /** The day in mainland Ecuador, `YYYY-MM-DD`. */
  readonly today: string
  /** Chooses the questions. Fresh for each set; once drawn, the set is kept until it is answered (ATK-24). */
  readonly random: RandomInt
  /**
   * Chooses wrong options: a generator per label, the same numbers for the same label of the same
   * employer for ever, from a key nobody outside knows. See `optionsOf` for why.
   */
  readonly stable: (label: string) => RandomInt
  /** Template ids of the employer's earlier sets: asked again only if nothing else is left. */
  readonly exclude: readonly string[]
  /** During a campaign: of the sets that are left, only those with most questions of grade A (ATK-26). */
  readonly strongest?: boolean
}

/** Why no set can be drawn. The person goes to another way and loses no try; the reason is for staff. */
export type ThinReason = 'classNotAsked' | 'tooFewQuestions' | 'tooFewNotPublic' | 'tooEasyToGuess'

export type Drawn =
  { readonly kind: 'set'; readonly set: QuestionSet } | { readonly kind: 'thin'; readonly reason: ThinReason }

interface Candidate {
  readonly template: Template
  readonly question: Question
  readonly answer: string
}

/** A set, linked from its first question to its last, and what is asked of it as a whole. */
interface CandidateSet {
  readonly first: Candidate
  readonly others: CandidateSet | undefined
  readonly gradeA: number
  /** One in how many tries a stranger passes. */
  readonly odds: number
  /** How many of its questions were asked before. */
  readonly repeated: number
}

const thin = (reason: ThinReason): Drawn => ({ kind: 'thin', reason })

/**
 * Draws a set: `count` questions on facts with exactly one usable value, at least `minimumNotPublic` of
 * them of grade A, no two that give each other away, and no set that a stranger guesses more often than
 * `chanceCeiling` allows. Among the sets that fit, those with the fewest questions asked before; among
 * these, each is equally likely.
 */
export function drawQuestionSet(request: DrawRequest): Drawn {
  const { policy, today, exclude } = request
  const asked = bank.filter((template) => template.classes.includes(request.employerClass))
  if (asked.length === 0) return thin('classNotAsked')
  const candidates = asked.flatMap((template) => candidateOf(template, request))
  const sets = setsOf(candidates, policy.count, exclude)
  if (sets.length === 0) return thin('tooFewQuestions')
  const graded = sets.filter(({ gradeA }) => gradeA >= policy.minimumNotPublic)
  if (graded.length === 0) return thin('tooFewNotPublic')
  const safe = graded.filter(({ odds }) => odds >= chanceCeiling)
  if (safe.length === 0) return thin('tooEasyToGuess')
  const least = safe.reduce((fewest, { repeated }) => Math.min(fewest, repeated), Infinity)
  const fresh = safe.filter(({ repeated }) => repeated === least)
  const most = request.strongest === true ? fresh.reduce((top, { gradeA }) => Math.max(top, gradeA), 0) : 0
  const best = fresh.filter(({ gradeA }) => gradeA >= most)
  const drawn = best[request.random(best.length)]
  return { kind: 'set', set: { drawnOn: today, questions: questionsOf(drawn) } }
}

/** The template's question for this employer; none if its fact is not usable or it was asked once for all. */
function candidateOf(template: Template, request: DrawRequest): readonly Candidate[] {
  const { facts, today, random, stable, exclude } = request
  if (template.once && exclude.includes(template.id)) return []
  const cases = template.cases ? template.cases(facts, today) : [{}]
  const params = cases[cases.length > 1 ? random(cases.length) : 0]
  if (!params) return []
  const view: View = { facts, params, today }
  const answer = template.answer(view)
  if (answer === undefined) return []
  const { id, type } = template
  if (!template.pool) return [{ template, answer, question: { template: id, type, params } }]
  const options = optionsOf(template.pool(view, answer), answer, stable(id))
  if (options.length < 2 || !options.some((option) => option.value === answer)) return []
  return [{ template, answer, question: { template: id, type, params, options } }]
}

/** Two questions of one group, or two dates in one month: who knows one answer knows the other. */
function giveAway(one: Candidate, other: Candidate): boolean {
  if (one.template.group === other.template.group) return true
  return isDated(one) && isDated(other) && one.answer.slice(0, 7) === other.answer.slice(0, 7)
}

const isDated = ({ template }: Candidate): boolean => template.type === 'date' || template.type === 'month'

/**
 * Every set of `count` candidates of which no two give each other away. There are thousands, in every
 * recovery: so each pair is compared once, and each set adds one question to a set that is already counted.
 */
function setsOf(
  candidates: readonly Candidate[],
  count: number,
  exclude: readonly string[],
): readonly CandidateSet[] {
  const alone = candidates.map((first, at) => ({
    first,
    /** Those before it that may stand in one set with it. */
    fitting: new Set(candidates.slice(0, at).filter((other) => !giveAway(other, first))),
    gradeA: first.template.grade === 'A' ? 1 : 0,
    odds: questionOdds(first.question).stranger,
    repeated: exclude.includes(first.template.id) ? 1 : 0,
  }))
  const complete: CandidateSet[] = []
  const grow = (from: typeof alone, missing: number, others: CandidateSet | undefined): void => {
    for (const one of from) {
      const set: CandidateSet = {
        first: one.first,
        others,
        gradeA: one.gradeA + (others?.gradeA ?? 0),
        odds: one.odds * (others?.odds ?? 1),
        repeated: one.repeated + (others?.repeated ?? 0),
      }
      if (missing === 1) complete.push(set)
      else
        grow(
          from.filter((other) => one.fitting.has(other.first)),
          missing - 1,
          set,
        )
    }
  }
  grow(alone, count, undefined)
  return complete
}

function questionsOf(set: CandidateSet | undefined): readonly Question[] {
  return set === undefined ? [] : [set.first.question, ...questionsOf(set.others)]
}
