import { isFields, isList, type Input } from './input.ts'

/**
 * Makes an input smaller as long as it still does what it did.
 * @param fails Whether an input does it still.
 * @param free Whether fields and list items may go; in an input of fixed fields only what is in them may.
 * @param tries Inputs tried at most.
 */
export async function shrunk(
  input: Input,
  fails: (smaller: Input) => Promise<boolean>,
  { free, tries = 1_500 }: { readonly free: boolean; readonly tries?: number },
): Promise<Input> {
  let left = tries
  let small = input
  for (let again = true; again && left > 0;) {
    again = false
    for (const candidate of smaller(small, free)) {
      left -= 1
      if (left <= 0) break
      if (!(await fails(candidate))) continue
      small = candidate
      again = true
      break
    }
  }
  return small
}

/** Halves first, then smaller pieces down to one: after delta debugging (Zeller and Hildebrandt 2002). */
function* withoutPieces<T>(length: number, without: (from: number, to: number) => T): Generator<T> {
  for (let size = length; size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < length; from += size) yield without(from, Math.min(length, from + size))
}

function* smaller(input: Input, free: boolean): Generator<Input> {
  if (typeof input === 'string') {
    yield* withoutPieces(input.length, (from, to) => input.slice(0, from) + input.slice(to))
    for (let at = 0; at < Math.min(input.length, 200); at += 1)
      if (!/[a0]/.test(input.charAt(at))) yield `${input.slice(0, at)}a${input.slice(at + 1)}`
  } else if (typeof input === 'number') {
    if (input !== 0) yield 0
  } else if (isList(input)) {
    yield* withoutPieces(input.length, (from, to) => input.toSpliced(from, to - from))
    for (const [at, each] of input.entries())
      for (const less of smaller(each, free)) yield input.with(at, less)
  } else if (isFields(input)) {
    const entries = Object.entries(input)
    if (free)
      yield* withoutPieces(entries.length, (from, to) =>
        Object.fromEntries(entries.toSpliced(from, to - from)),
      )
    for (const [at, [name, value]] of entries.entries())
      for (const less of smaller(value, free)) yield Object.fromEntries(entries.with(at, [name, less]))
  }
}
