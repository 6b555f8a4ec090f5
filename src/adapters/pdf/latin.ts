/**
 * A sheet is written in the letters of western Europe (WinAnsi), which each of its fonts has. A letter beyond
 * them loses its mark; what still remains unknown is shown as a question mark, never left out.
 */
export function latin(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    if (known(letter)) return letter
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
    return bare !== '' && Array.from(bare).every(known) ? bare : '?'
  }).join('')
}

const beyondLatin1 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

const known = (letter: string): boolean =>
  /^[\n\u0020-\u007e\u00a0-\u00ff]$/.test(letter) || beyondLatin1.has(letter)
