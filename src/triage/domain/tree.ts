import type { RowId } from './row-types.ts'

/** A question of SCREENS 2, or one of the same kind that the pains of DOMAIN 13 ask for. */
export type QuestionId =
  'T-01' | 'T-02' | 'T-03' | 'T-04' | 'T-07' | 'T-08' | 'T-09' | 'T-10' | 'T-11' | 'T-12'

/** Ways out of the tree that are pages of their own: T-05, where a code is typed, and T-06, where one tells. */
export type DoorId = 'T-05' | 'T-06'

export type Target = QuestionId | DoorId | RowId

/** From what the person sees to the row that answers it. */
export interface Tree {
  readonly first: QuestionId
  readonly questions: readonly Question[]
}

export interface Question {
  readonly id: QuestionId
  readonly title: QuestionKey
  readonly groups: readonly Group[]
}

/** Answers that belong together: a long list is read on a phone only when it has headings. */
interface Group {
  readonly title?: GroupKey | undefined
  readonly answers: readonly Answer[]
}

export interface Answer {
  /** The key of its words. */
  readonly key: AnswerKey
  readonly to: Target
}

interface QuestionData {
  readonly id: QuestionId
  readonly title: `t${number}.title`
  readonly groups: readonly {
    readonly title?: `t${number}.g.${string}`
    readonly answers: readonly (readonly [key: `t${number}.${string}`, to: Target])[]
  }[]
}

const questions = [
  {
    id: 'T-01',
    title: 't01.title',
    groups: [
      {
        title: 't01.g.link',
        answers: [
          ['t01.nomail', 'T-02'],
          ['t01.expired', 'R-07'],
        ],
      },
      {
        title: 't01.g.key',
        answers: [
          ['t01.forgot', 'R-34'],
          ['t01.nomatch', 'T-03'],
          ['t01.number', 'T-07'],
          ['t01.blocked', 'T-04'],
          ['t01.rules', 'R-08'],
          ['t01.first', 'R-02'],
        ],
      },
      {
        title: 't01.g.service',
        answers: [
          ['t01.robot', 'R-05'],
          ['t01.registry', 'R-09'],
          ['t01.page', 'T-11'],
        ],
      },
      {
        title: 't01.g.other',
        answers: [
          ['t01.turn', 'T-08'],
          ['t01.file', 'T-10'],
          ['t01.safety', 'T-09'],
          ['t01.code', 'T-05'],
          ['t01.none', 'T-12'],
        ],
      },
    ],
  },
  {
    id: 'T-02',
    title: 't02.title',
    groups: [
      {
        answers: [
          ['t02.yes', 'R-06'],
          ['t02.code', 'R-28'],
          ['t02.no', 'R-01'],
          ['t02.unknown', 'R-01'],
        ],
      },
    ],
  },
  {
    id: 'T-03',
    title: 't03.title',
    groups: [
      {
        answers: [
          ['t03.rep', 'R-04'],
          ['t03.bank', 'R-10'],
          ['t03.ruc', 'R-03'],
          ['t03.none', 'R-11'],
        ],
      },
    ],
  },
  {
    id: 'T-04',
    title: 't04.title',
    groups: [
      {
        answers: [
          ['t04.24', 'R-12'],
          ['t04.key', 'R-13'],
          ['t04.net', 'R-14'],
          ['t04.finger', 'R-17'],
          ['t04.report', 'R-32'],
        ],
      },
    ],
  },
  {
    id: 'T-07',
    title: 't07.title',
    groups: [
      {
        answers: [
          ['t07.number', 'R-19'],
          ['t07.household', 'R-18'],
          ['t07.name', 'R-20'],
          ['t07.bank', 'R-26'],
          ['t07.affiliate', 'R-25'],
        ],
      },
    ],
  },
  {
    id: 'T-08',
    title: 't08.title',
    groups: [
      {
        answers: [
          ['t08.none', 'R-15'],
          ['t08.away', 'R-16'],
          ['t08.have', 'R-36'],
          ['t08.person', 'R-35'],
          ['t08.two', 'R-24'],
        ],
      },
    ],
  },
  {
    id: 'T-09',
    title: 't09.title',
    groups: [
      {
        answers: [
          ['t09.knows', 'R-21'],
          ['t09.notme', 'R-22'],
          ['t09.changed', 'R-22'],
          ['t09.access', 'R-30'],
        ],
      },
    ],
  },
  {
    id: 'T-10',
    title: 't10.title',
    groups: [
      {
        answers: [
          ['t10.pdf', 'R-27'],
          ['t10.paper', 'R-29'],
        ],
      },
    ],
  },
  {
    id: 'T-11',
    title: 't11.title',
    groups: [
      {
        answers: [
          ['t11.down', 'R-31'],
          ['t11.closed', 'R-33'],
        ],
      },
    ],
  },
  {
    id: 'T-12',
    title: 't12.title',
    groups: [
      {
        answers: [
          ['t12.certificate', 'R-23'],
          ['t12.secondary', 'R-30'],
          ['t12.case', 'R-24'],
          ['t12.none', 'T-06'],
        ],
      },
    ],
  },
] as const satisfies readonly QuestionData[]

type Data = (typeof questions)[number]
export type QuestionKey = Data['title']
/** The distribution over each question keeps the keys apart. */
type GroupsOf<Q> = Q extends { groups: readonly (infer G)[] } ? G : never
export type GroupKey = GroupsOf<Data> extends infer G ? (G extends { title: infer T } ? T : never) : never
export type AnswerKey =
  GroupsOf<Data> extends infer G
    ? G extends { answers: readonly (readonly [infer K, unknown])[] }
      ? K
      : never
    : never

export const tree: Tree = {
  first: 'T-01',
  questions: (questions as readonly Data[]).map(({ id, title, groups }) => ({
    id,
    title,
    groups: groups.map((group) => ({
      title: 'title' in group ? group.title : undefined,
      answers: group.answers.map(([key, to]) => ({ key, to })),
    })),
  })),
}

export const answersOf = (question: Question): readonly Answer[] =>
  question.groups.flatMap(({ answers }) => answers)

/** The question of this number, as an address has it: `T-02` or `t-02`; undefined for what is none. */
export const questionOf = (raw: string): Question | undefined =>
  tree.questions.find(({ id }) => id === raw.toUpperCase())

/** The question that leads to this one; undefined for the first. `checkTree` holds that there is but one. */
export const parentOf = (id: QuestionId): Question | undefined =>
  tree.questions.find((question) => answersOf(question).some(({ to }) => to === id))
