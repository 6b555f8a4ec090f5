/** An input as it is made, made smaller and printed: JSON. Octets are a text of Latin-1, one character each. */
export type Input = string | number | boolean | null | readonly Input[] | { readonly [name: string]: Input }

export type Fields = { readonly [name: string]: Input }

export const isList = (input: Input): input is readonly Input[] => Array.isArray(input)
export const isFields = (input: Input): input is Fields =>
  typeof input === 'object' && input !== null && !isList(input)

/** The octets that a text of Latin-1 stands for; a character beyond it goes in as its UTF-8. */
export const octetsOf = (text: string): Buffer => {
  const beyond = /[^\0-\xff]/.test(text)
  return Buffer.from(text, beyond ? 'utf8' : 'latin1')
}

/** On one line, in ASCII, and no longer than a terminal can take. */
export function shown(input: Input, longest = 2_000): string {
  const text = JSON.stringify(input).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`
}
