import type { Instant } from '../../kernel/time.ts'

/** A page to be printed, as data: what it says and in which order, and nothing about where on the paper. */
export interface Sheet {
  readonly title: string
  /** BCP 47: a screen reader takes its voice from it. */
  readonly lang: string
  readonly author: string
  /** Written into the file as the time it was made, so that the same sheet is the same file. */
  readonly at: Instant
  readonly blocks: readonly SheetBlock[]
  readonly keywords?: string | undefined
  /** A text that travels inside the file. */
  readonly enclosed?: { readonly name: string; readonly text: string } | undefined
}

export interface SheetText {
  readonly is: 'text'
  readonly text: string
  readonly strong?: true
  readonly right?: true
}

export interface SheetItem {
  readonly text: string
  readonly strong?: true
  /** Smaller, under it. */
  readonly notes?: readonly string[]
}

export type SheetBlock =
  | SheetText
  | { readonly is: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly SheetFact[] }
  /** `box`: an empty box stands before each item, to be ticked by hand; `number`: it is counted. */
  | { readonly is: 'list'; readonly mark: 'box' | 'number'; readonly items: readonly SheetItem[] }
  /** A QR code with what stands beside it; `alt` says in words where it leads. */
  | { readonly is: 'code'; readonly qr: string; readonly alt: string; readonly beside: readonly SheetText[] }
  /** What follows begins on a page of its own. */
  | { readonly is: 'page' }
  /** A line to sign on, and what stands under it. */
  | { readonly is: 'signature'; readonly under: readonly string[] }

export interface SheetFact {
  readonly label: string
  readonly values: readonly string[]
  /** A long row of digits and letters, to be compared one by one. */
  readonly isDigest?: true
}

/** Puts a sheet on A4 and returns the file. */
export type SheetPrinter = (sheet: Sheet) => Promise<Uint8Array>
