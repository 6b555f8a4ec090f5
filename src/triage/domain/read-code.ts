import { parseCode, type Code } from '../../kernel/catalogue.ts'

/** A code among other words: with its letters, or after the word that stands before it on the screen. */
const among =
  /(?:\bc[l1i]v[\s.:_-]{0,3}|\bc[oó0]d(?:ig[o0]|e)?\b[\s.:]{0,3})([\doOlLiIsS]{3})(?![\p{L}\p{N}])/giu

/** What a camera makes of figures. */
const figures: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1', s: '5' }

/**
 * The first code of the catalogue in a text: `CLV-130`, `clv130`, `130` by itself, or `Código: CLV-l3O` off a photo.
 * Three figures in the middle of a sentence are none: they may be anything.
 */
export function codeIn(text: string): Code | undefined {
  const whole = parseCode(text)
  if (whole !== undefined) return whole
  for (const [, raw = ''] of text.matchAll(among)) {
    const code = parseCode(raw.replace(/[olis]/gi, (letter) => figures[letter.toLowerCase()] ?? letter))
    if (code !== undefined) return code
  }
  return undefined
}
