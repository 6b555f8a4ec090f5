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
  const sets = combinations(candidates, policy.count)
  if (sets.length === 0) return thin('tooFewQuestions')
  const graded = sets.filter((set) => gradeA(set) >= policy.minimumNotPublic)
  if (graded.length === 0) return thin('tooFewNotPublic')
  const safe = graded.filter((set) => strangerOdds(set) >= chanceCeiling)
  if (safe.length === 0) return thin('tooEasyToGuess')
  const repeated = (set: readonly Candidate[]): number =>
    set.filter(({ template }) => exclude.includes(template.id)).length
  const least = safe.reduce((fewest, set) => Math.min(fewest, repeated(set)), Infinity)
  const best = safe.filter((set) => repeated(set) === least)
  const drawn = best[request.random(best.length)] ?? []
  return { kind: 'set', set: { drawnOn: today, questions: drawn.map(({ question }) => question) } }
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

function combinations(candidates: readonly Candidate[], count: number): readonly (readonly Candidate[])[] {
  const sets: (readonly Candidate[])[] = [[]]
  const complete: (readonly Candidate[])[] = []
  for (const candidate of candidates) {
    const grown = sets
      .filter((set) => !set.some((member) => giveAway(member, candidate)))
      .map((set) => [...set, candidate])
    complete.push(...grown.filter((set) => set.length === count))
    sets.push(...grown.filter((set) => set.length < count))
  }
  return complete
}

const gradeA = (set: readonly Candidate[]): number =>
  set.filter(({ template }) => template.grade === 'A').length
const strangerOdds = (set: readonly Candidate[]): number =>
  set.reduce((product, { question }) => product * questionOdds(question).stranger, 1)
