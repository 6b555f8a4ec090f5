/** A body that says something twice, or says nothing we can read. Answered with CLV-901, never guessed at. */
export class BrokenForm extends Error {
  readonly statusCode = 400
}

/**
 * The field in which a key is typed, on every form that takes one. It is hashed and never stored as text, and its
 * own alphabet names the character that it cannot have (ATK-31, ATK-33): it keeps its NUL until that judge has spoken.
 */
const keyField = 'clave'

/** Fields one of our forms can have; the longest is a key or a solved check. */
const mostFields = 40

/**
 * Reads a form. One parser for one content type: a field that is sent twice is refused, because parsers
 * disagree on which one counts (RELIABILITY 2, ATK-39). Arrays never come into being.
 */
export function parseForm(text: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  let count = 0
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > mostFields) throw new BrokenForm('too many fields')
    if (Object.hasOwn(fields, name)) throw new BrokenForm('a field was sent twice')
    fields[name] = value
  }
  return fields
}

/**
 * Takes exactly the fields a form has; a field it does not have is refused (ATK-38), a missing one is
 * empty: a person who leaves something out gets the page's own words, not a broken form.
 */
export function takeFields<const Name extends string>(
  body: unknown,
  names: readonly Name[],
  longest = 4_096,
): Readonly<Record<Name, string>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BrokenForm('no form')
  const given = body as Readonly<Record<string, unknown>>
  const known = new Set<string>(names)
  for (const name of Object.keys(given))
    if (!known.has(name)) throw new BrokenForm('a field that this form does not have')
  const taken = {} as Record<Name, string>
  for (const name of names) {
    const value = given[name] ?? ''
    if (typeof value !== 'string' || value.length > longest) throw new BrokenForm('a field of the wrong kind')
    // A lone surrogate cannot be stored or hashed the same way everywhere, and a NUL in no column of text.
    if (!value.isWellFormed() || (name !== keyField && value.includes('\0')))
      throw new BrokenForm('text that is not Unicode')
    taken[name] = value
  }
  return taken
}
