import type { Code } from '../../kernel/catalogue.ts'

/** A row of SCREENS 2. The number never changes its meaning: channels and printed papers name it. */
export type RowId = `R-${TwoDigits}`

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type TwoDigits = Exclude<
  `0${Digit}` | `1${Digit}` | `2${Digit}` | `3${'0' | '1' | '2' | '3' | '4' | '5' | '6'}`,
  '00'
>

/** The part of a text key that names the row: `t.r07.title`, `t.r07.why`, `t.r07.do`. */
export type RowSlug<R extends RowId = RowId> = R extends `R-${infer N}` ? `r${N}` : never

export interface Span {
  readonly n: number
  readonly unit: 'minutes' | 'hours' | 'workingDays'
}

/**
 * How long until the key, as people have to reckon with it: never less than what usually happens. A rule of the
 * institution is read from its policy, and what nobody can know beforehand says so.
 */
export type RowTime =
  | { readonly is: 'span'; readonly least: Span; readonly most: Span }
  | { readonly is: 'rule'; readonly rule: 'suspension' }
  | { readonly is: 'varies' }

/** The rows of P-16 whose papers a result asks for. The words stay there: there is one table of papers. */
export type PaperList =
  'online' | 'sign' | 'office' | 'household' | 'affiliate' | 'unlock' | 'firstKey' | 'contact' | 'rep'

export interface ResultRow {
  readonly id: RowId
  /** Codes of the catalogue that lead here; no code leads to two rows. */
  readonly codes: readonly Code[]
  readonly time: RowTime
  /** Way by way, what to have at hand; none where nothing has to be prepared. */
  readonly papers: readonly PaperList[]
  /** The one button. A page of ours that takes whoever has no case yet, and says nothing about anybody. */
  readonly next: { readonly path: `/${string}`; readonly words: NextWords }
  /** True where the same attempt brings the same answer until something else has changed. */
  readonly isStuck: boolean
}

/** What the button says, `t.next.…`. */
export type NextWords =
  | 'start'
  | 'otherWays'
  | 'case'
  | 'turn'
  | 'unlock'
  | 'firstKey'
  | 'status'
  | 'signed'
  | 'report'
  | 'users'
  | 'home'
  | 'certificate'

/** What people say in one language: by row, phrases with a middle dot between them. */
export type Phrasings = Readonly<Record<RowId, string>>
