import type { Lang } from '../../kernel/lang.ts'
import { langs } from '../../kernel/lang.ts'
import type { Texts, Translate } from '../../platform/text/texts.ts'
import { resultRows } from '../domain/rows.ts'
import { tree } from '../domain/tree.ts'
import type { DoorId, QuestionId, Target } from '../domain/tree.ts'
import type { RowId } from '../domain/row-types.ts'
import { doorPaths, resultPath } from './paths.ts'
import { rowWords, type RowFacts, type RowWords } from './row-words.ts'

type Both<T = string> = Readonly<Record<Lang, T>>

/**
 * The whole tree and every result as data, for other channels: an automatic telephone, a chat, a page without a
 * network (docs/operate/triage.md). Fields are only ever added; one that changes its meaning gets another name.
 */
export interface TriageData {
  readonly format: 1
  readonly first: QuestionId
  readonly questions: readonly {
    readonly id: QuestionId
    readonly title: Both
    readonly groups: readonly {
      readonly title: Both | null
      readonly answers: readonly { readonly text: Both; readonly to: Target }[]
    }[]
  }[]
  readonly doors: readonly { readonly id: DoorId; readonly url: string }[]
  readonly rows: readonly RowInData[]
}

export interface RowInData {
  readonly id: RowId
  readonly codes: readonly string[]
  /** The same attempt brings the same answer. */
  readonly isStuck: boolean
  readonly words: Both<RowWords>
  readonly url: string
  readonly next: string
}

export interface TriageSource {
  readonly texts: Pick<Texts, 'in'>
  readonly facts: RowFacts
  /** Public origin of the installation; every address in the data begins with it. */
  readonly origin: string
}

export function triageData({ texts, facts, origin }: TriageSource): TriageData {
  const both = <T>(say: (t: Translate) => T) =>
    Object.fromEntries(langs.map((lang) => [lang, say(texts.in(lang))])) as Both<T>
  return {
    format: 1,
    first: tree.first,
    questions: tree.questions.map(({ id, title, groups }) => ({
      id,
      title: both((t) => t(title)),
      groups: groups.map((group) => {
        const heading = group.title
        return {
          title: heading === undefined ? null : both((t) => t(heading)),
          answers: group.answers.map(({ key, to }) => ({ text: both((t) => t(key)), to })),
        }
      }),
    })),
    doors: Object.entries(doorPaths).map(([id, path]) => ({ id: id as DoorId, url: `${origin}${path}` })),
    rows: resultRows.map((row) => ({
      id: row.id,
      codes: row.codes,
      isStuck: row.isStuck,
      words: both((t) => rowWords(t, row, facts)),
      url: `${origin}${resultPath(row.id)}`,
      next: `${origin}${row.next.path}`,
    })),
  }
}
