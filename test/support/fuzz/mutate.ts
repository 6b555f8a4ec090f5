import type { Chance } from './chance.ts'
import { isFields, isList, type Fields, type Input } from './input.ts'
import { oddTexts } from './odd-text.ts'

export interface Mutations {
  /** Whether a value may become one of another type, a field go missing and another come. */
  readonly free: boolean
  /** Characters that a text may grow to: what the reader is promised at most, or a little more. */
  readonly longest: number
  /** Other inputs, whose pieces are spliced in. */
  readonly seeds: readonly Input[]
}

type TextChange = (text: string, chance: Chance, how: Mutations) => string

const at = (text: string, chance: Chance): number => chance.int(text.length + 1)
const cut = (text: string, chance: Chance): readonly [number, number] => {
  const [one, other] = [at(text, chance), at(text, chance)]
  return one < other ? [one, other] : [other, one]
}

/** Small changes mostly; the ones that make a text long are here for what takes its time over long ones. */
const textChanges: readonly TextChange[] = [
  (text, chance) => {
    const here = at(text, chance)
    return text.slice(0, here) + chance.pick(oddTexts) + text.slice(here)
  },
  (text, chance) => {
    const [from, to] = cut(text, chance)
    return text.slice(0, from) + chance.pick(oddTexts) + text.slice(to)
  },
  (text, chance) => {
    const [from, to] = cut(text, chance)
    return text.slice(0, from) + text.slice(to)
  },
  (text, chance) => {
    const here = chance.int(text.length)
    return text.slice(0, here) + String.fromCharCode(chance.int(256)) + text.slice(here + 1)
  },
  (text, chance) => {
    const here = chance.int(text.length)
    const bit = text.charCodeAt(here) ^ (1 << chance.int(16))
    return text.slice(0, here) + String.fromCharCode(Number.isNaN(bit) ? 0 : bit) + text.slice(here + 1)
  },
  (text, chance) => {
    const here = chance.int(text.length)
    const digit = String(chance.int(10))
    return text.slice(0, here) + digit + text.slice(here + 1)
  },
  (text, chance) => {
    const [from, to] = cut(text, chance)
    return text.slice(0, to) + text.slice(from)
  },
  (text, chance) => {
    const [from, to] = cut(text, chance)
    const here = at(text, chance)
    return text.slice(0, here) + text.slice(from, to) + text.slice(here)
  },
  (text, chance, { seeds }) => {
    const [other] = textsIn(chance.pick(seeds), chance)
    const [from, to] = cut(other ?? '', chance)
    const here = at(text, chance)
    return text.slice(0, here) + (other ?? '').slice(from, to) + text.slice(here)
  },
  (text, chance) => (chance.oneIn(2) ? text.toUpperCase() : text.toLowerCase()),
  (text) => text.split('').reverse().join(''),
  (text, chance) => text.normalize(chance.pick(['NFD', 'NFC', 'NFKD', 'NFKC'])),
]

/** A piece again and again, up to the longest. Rare, since every one takes as long as hundreds of short ones. */
const blownUp: TextChange = (text, chance, { longest }) => {
  const [from, to] = cut(text, chance)
  const piece = chance.oneIn(3) || from === to ? chance.pick(oddTexts) || 'a' : text.slice(from, to)
  const room = Math.max(0, longest - text.length)
  const length = chance.oneIn(2) ? room : chance.int(room + 1)
  const blown = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  return text.slice(0, from) + blown + text.slice(from)
}

/** One text of the input, or none. */
function textsIn(input: Input, chance: Chance): readonly string[] {
  if (typeof input === 'string') return [input]
  const inner = isList(input) ? input : isFields(input) ? Object.values(input) : []
  return inner.length === 0 ? [] : textsIn(chance.pick(inner), chance)
}

export function mutateText(text: string, chance: Chance, how: Mutations): string {
  let changed = text
  for (let more = chance.int(4); more >= 0; more -= 1) {
    const change = chance.oneIn(60) ? blownUp : chance.pick(textChanges)
    changed = change(changed, chance, how)
  }
  return changed.length <= how.longest ? changed : changed.slice(0, how.longest)
}

const numbers = [0, -0, 1, -1, 0.5, 255, 65_536, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e-7, 8.64e15] as const
const strangers: readonly Input[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  ['', ''],
  { a: {} },
]

/** Something else at one place of the input. */
export function mutate(input: Input, chance: Chance, how: Mutations): Input {
  if (how.free && chance.oneIn(12)) return chance.pick([...strangers, ...how.seeds])
  if (typeof input === 'string') return mutateText(input, chance, how)
  if (typeof input === 'number') return chance.pick(numbers)
  if (typeof input === 'boolean') return !input
  if (isList(input)) return mutateList(input, chance, how)
  if (isFields(input)) return mutateFields(input, chance, how)
  return input
}

function mutateList(list: readonly Input[], chance: Chance, how: Mutations): Input {
  const here = chance.int(list.length)
  const one = list[here]
  switch (one === undefined ? 3 : chance.int(6)) {
    case 0:
      return list.toSpliced(here, 1)
    case 1:
      return list.toSpliced(here, 0, one ?? null)
    case 2:
      return list.toReversed()
    case 3: {
      // Never long by itself: the lists of the seeds are of texts, and those may be.
      const more = Array.from({ length: 1 + chance.int(40) }, () => one ?? '')
      return [...list, ...more]
    }
    default:
      return list.with(here, mutate(one ?? null, chance, how))
  }
}

function mutateFields(fields: Fields, chance: Chance, how: Mutations): Input {
  const names = Object.keys(fields)
  if (names.length === 0) return fields
  const name = chance.pick(names)
  if (how.free && chance.oneIn(6)) {
    const { [name]: gone, ...rest } = fields
    return chance.oneIn(2) ? rest : { ...rest, [chance.pick(oddTexts)]: gone ?? null }
  }
  // Own fields only, whatever they are called: `__proto__` is a name like any other.
  return Object.fromEntries(
    Object.entries(fields).map(([each, value]) => [each, each === name ? mutate(value, chance, how) : value]),
  )
}
