/** Characters that end a line, move a cursor or turn the direction of text where a log is read (ATK-57). */
const active = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const jsonString = /"(?:[^"\\]|\\.)*"/g
/** A cédula, RUC or phone that stands alone. Digits inside a digest or an id are not one. */
const personNumber = /(?<![0-9A-Za-z])\+?(?:593[0-9]{9}|[0-9]{13}|[0-9]{10})(?![0-9A-Za-z])/g
const mailAddress = /[A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gi

/** Characters of one text, and of one line, that are kept. */
const longestText = 2_000
const longestLine = 16_000

/**
 * Makes a line of JSON inert: it stays one line, every active character is written as its number, long
 * texts are cut, and what looks like a person's number or address is taken out, whoever put it there.
 */
export function inertLine(line: string): string {
  const clean = line
    .replace(/[\r\n]+$/, '')
    .replace(jsonString, cleanText)
    .replace(active, escapeCharacter)
  const whole = clean.length <= longestLine ? clean : cutLine(clean)
  return `${whole}\n`
}

/**
 * A text as it reads, not as JSON writes it: in `\n2499990001` an `n` would stand before the number, and of
 * `\nana@…` only the backslash would be left.
 */
function cleanText(text: string): string {
  const isPlain = text.length <= longestText && !text.includes('\\')
  if (isPlain) return withoutPersons(text)
  const read = JSON.parse(text) as string
  return JSON.stringify(withoutPersons(read.length <= longestText ? read : `${read.slice(0, longestText)}…`))
}

const withoutPersons = (text: string): string =>
  text.replace(mailAddress, '[address]').replace(personNumber, '[number]')

/** Too many fields: what it was about is kept, the rest is only counted. */
function cutLine(line: string): string {
  const { level, time, msg, request } = JSON.parse(line) as Record<string, unknown>
  return JSON.stringify({ level, time, request, msg, cutFrom: line.length }).replace(active, escapeCharacter)
}

const escapeCharacter = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
