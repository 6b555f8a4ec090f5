/** Marks that hide or turn what is written, and control characters other than the end of a line, are left out. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
