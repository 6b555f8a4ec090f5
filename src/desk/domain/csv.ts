/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: a company may be called
 * `=HYPERLINK(...)` (ATK-57). Everything is quoted, so that no cell can end its row.
 */
const cell = (text: string): string =>
  `"${(/^[\s]*[=+\-@]|^[\t\r\n]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** One row (RFC 4180). */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** A whole file, with the mark by which spreadsheets know UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map(csvRow).join('')}`
