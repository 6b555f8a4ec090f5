import { Unsound, type Target } from '../support/fuzz/target.ts'

/** Readers that are broken on purpose, each in one of the ways that are looked for. */
export const targets: readonly Target[] = [
  {
    name: 'throws at one character',
    file: '',
    seeds: ['a=1', 'b=2'],
    call(text: string) {
      if (text.includes('\u0130')) throw new TypeError(`no ${text}`)
    },
  },
  {
    name: 'takes a number for a text',
    file: '',
    seeds: [{ a: ['x'] }],
    free: true,
    call: ({ a }: { readonly a: readonly string[] }) => a.map((each) => each.trim()),
  },
  {
    name: 'promises digits',
    file: '',
    seeds: ['123'],
    call(text: string) {
      if (/^\d+$/.test(text) && /[7-9]/.test(text)) throw new Unsound('a digit above six')
    },
  },
  {
    name: 'says no with another word than it documents',
    file: '',
    seeds: ['abc'],
    refuses: (fault) => fault instanceof RangeError,
    call(text: string) {
      if (text === '') throw new RangeError('nothing')
      if (text.length > 100) throw new SyntaxError('too long')
    },
  },
  {
    name: 'looks for two words with one expression',
    file: '',
    seeds: ['quota ', 'quota full'],
    longest: 300_000,
    call: (text: string) => /\bquota\b.*\bfull\b/i.test(text),
  },
  {
    name: 'never returns',
    file: '',
    seeds: ['x', 'y', '{'],
    call(text: string) {
      while (text.includes('{'));
    },
  },
  { name: 'is sound', file: '', seeds: ['x'], call: (text: string) => text.length },
]
