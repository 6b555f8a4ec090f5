/** One guard of the product taken out, for a build that a test must notice. There is no switch in the product itself. */
export interface Removal {
  readonly id: string
  /** What is missing, in words that follow "without". */
  readonly without: string
  /** Where it stands, as exact text that occurs once in the file. */
  readonly edits: readonly Edit[]
  /** The file of tests that must fail. */
  readonly noticedBy: string
  /** Only the tests whose names have this in them, to save time. */
  readonly test?: string
}

export interface Edit {
  /** Under the root of the project. */
  readonly file: string
  readonly find: string
  readonly put: string
}

/** The text without the guard; `put` where the file would not compile without something in its place. */
export const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put })

/** Rows whose ids begin alike, and that one file of tests notices where they name no other. */
export const rowsOf =
  (prefix: string, usual: string) =>
  (
    id: string,
    without: string,
    edits: readonly Edit[],
    test: string,
    noticedBy: string = usual,
  ): Removal => ({ id: `${prefix}-${id}`, without, edits, noticedBy, test })

/** The text without the guard. Throws when the guard is not where the table says: the table is then out of date. */
export function withoutGuard(text: string, { find, put }: Edit): string {
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`occurs ${parts.length - 1} times: ${find}`)
  return parts.join(put)
}
