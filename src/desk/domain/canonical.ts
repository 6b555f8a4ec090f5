/** One text of several: lengths before every part, so that nothing moves from one field to the next. */
export const canonical = (name: string, parts: readonly (string | number | boolean | null)[]): string =>
  [name, ...parts.map(String)].map((part) => `${part.length}:${part},`).join('')
