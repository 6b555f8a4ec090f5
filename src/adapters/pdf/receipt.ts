import type { AnyReceiptFacts } from '../../audit/app/receipt.ts'
import { instantOf } from '../../kernel/time.ts'
import { receiptDigest } from '../signing/receipt-text.ts'
import { printSheet } from './print-sheet.ts'

/** The words on the page, ready to be read: dates are formatted, placeholders filled. */
export interface ReceiptWords {
  /** Shown across the top in demonstration mode, and only there (B2). */
  readonly banner?: string | undefined
  readonly title: string
  readonly issuer: string
  /** Label and value, in the order of the page. */
  readonly rows: readonly (readonly [label: string, value: string | readonly string[]])[]
  readonly noKey: string
  readonly verify: string
  /** Says in words where the QR code leads. */
  readonly qr: string
}

export interface ReceiptPage {
  readonly facts: AnyReceiptFacts
  /** The signed receipt (`issueReceipt`). It travels inside the file, so that the file proves itself. */
  readonly receipt: string
  readonly words: ReceiptWords
  /** BCP 47, for screen readers. */
  readonly lang: string
  /** Public address of the page that the code leads to: the case, or where a receipt is checked. */
  readonly url: string
}

/** One page: a screen reader meets heading, list of facts, note and a described figure, in this order. */
export const renderReceipt = ({ facts, receipt, words, lang, url }: ReceiptPage): Promise<Buffer> =>
  printSheet({
    title: `${words.title} ${nameOf(facts)}`,
    lang,
    author: facts.institution,
    at: instantOf(new Date(facts.at)),
    keywords: receipt,
    enclosed: { name: `${nameOf(facts)}.txt`, text: `${receipt}\n` },
    blocks: [
      ...(words.banner === undefined ? [] : [{ is: 'text', text: words.banner, strong: true } as const]),
      { is: 'text', text: words.issuer },
      { is: 'heading', level: 1, text: words.title },
      {
        is: 'facts',
        rows: words.rows.map(([label, value]) => ({
          label,
          values: typeof value === 'string' ? [value] : value,
          ...(typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? { isDigest: true } : {}),
        })),
      },
      {
        is: 'code',
        qr: `${url}#${receiptDigest(receipt)}`,
        alt: words.qr,
        beside: [
          { is: 'text', text: words.noKey, strong: true },
          { is: 'text', text: words.verify },
          { is: 'text', text: words.qr },
        ],
      },
    ],
  })

/** An act outside any case goes by its place in the log. */
const nameOf = ({ caseCode, lane, seq }: AnyReceiptFacts): string => caseCode ?? `${lane}-${seq}`
