import type { KeyContext } from '../../src/keys/domain/own-parts.ts'
import type { ProfileName } from '../../src/policy/policy.ts'

/**
 * ATK-31's table: keys with the rules they break, for both profiles. What is expected follows from how
 * a key was put together, never from the rules under test. The browser's rules run over it too.
 */
export interface KeyRow {
  readonly profile: ProfileName
  readonly key: string
  /** Rule ids in order; an own part says whose: `own:ruc`. */
  readonly broken: readonly string[]
}

export const tableContext: KeyContext = {
  ruc: '2499990001001',
  cedula: '2449999016',
  legalName: 'ALIMENTOS DEL VALLE S.A.',
  tradeName: 'Sol Ñandú',
  representativeNames: ['QUISHPE LLUMIQUINGA ZOILA'],
  institutionWords: ['Instituto de Seguridad Social de Prueba', 'Clavero'],
}

const short = (key: string, ...broken: readonly string[]): KeyRow => ({
  profile: 'as-described',
  key,
  broken,
})
const long = (key: string, ...broken: readonly string[]): KeyRow => ({ profile: 'standards', key, broken })

const windows = (text: string, length: number): readonly string[] =>
  Array.from(text)
    .slice(length - 1)
    .map((_, at) =>
      Array.from(text)
        .slice(at, at + length)
        .join(''),
    )
const reversed = (text: string): string => Array.from(text).reverse().join('')
const bothWays = (texts: readonly string[]): readonly string[] => [...texts, ...texts.map(reversed)]
const swaps: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', l: '1', o: '0', s: '5', t: '7' }
const swapped = (text: string): string => text.replace(/[aeilost]/g, (letter) => swaps[letter] ?? letter)
const unlisted = (text: string, ...broken: readonly string[]) =>
  /[^ -~]/.test(text) ? [...broken, 'char'] : broken

const sound = [
  'Kq7#mXw2',
  'tR!84bWz',
  '9$vGhQ2c',
  'w&Jx63Pn',
  'Zc5=Fk8u',
  'h2M?rY6v',
  'Gd/9wB4k',
  'x_T3pV7q',
  'B8-nCj2w',
  '6fW+zK9y',
]
const passphrase = 'brujula verde junto a mi ventana rota'

const lengths: readonly KeyRow[] = [
  ...sound.flatMap((key) => [
    short(key),
    short(`${key}Dg`),
    short(`${key}Dg4k`),
    short(`${key}Dg4kP`, 'long'),
    short(`${key}Dg4kPrN2xWb`, 'long'),
    short(`${key.slice(0, 4)}Kq7`, 'short', ...(/[^A-Za-z0-9]/.test(key.slice(0, 4)) ? [] : ['symbol'])),
  ]),
  ...[15, 16, 20, 30, 37].map((length) => long(passphrase.slice(0, length).replace(/ $/, 'x'))),
  ...[3, 8, 12, 14].map((length) => long(passphrase.slice(0, length).replace(/ $/, 'x'), 'short')),
  long(`${passphrase} y otra piedra redonda ca`.padEnd(64, 'uvu')),
  long(`${passphrase} y otra piedra redonda ca`.padEnd(65, 'uvu'), 'long'),
  long(`${passphrase} y otra piedra redonda cae por la escalera vieja`, 'long'),
]

const kindsMissing: readonly KeyRow[] = sound.flatMap((key) => [
  short(key.toLowerCase(), 'upper'),
  short(key.toUpperCase(), 'lower'),
  short(key.replace(/[0-9]/g, 'H'), 'digit'),
  short(key.replace(/[^A-Za-z0-9]/g, 'H'), 'symbol'),
  short(key.toLowerCase().replace(/[0-9]/g, 'h'), 'upper', 'digit'),
])

const owners = (digits: string, length: number): readonly string[] =>
  (['ruc', 'cedula'] as const)
    .filter((which) => bothWays(windows(tableContext[which], length)).includes(digits))
    .map((which) => `own:${which}`)

const digitsOfOnesOwn: readonly KeyRow[] = ['ruc', 'cedula'].flatMap((which) =>
  bothWays(windows(tableContext[which === 'ruc' ? 'ruc' : 'cedula'], 4)).flatMap((digits) => {
    const series = digits === '9999'
    return [
      short(`Kq#${digits}mX`, ...owners(digits, 4), ...(series ? ['seq'] : [])),
      long(`brujula ${digits} junto a mi`, ...owners(digits, 4)),
      short(`Kq#${digits.slice(0, 3)}x${digits.slice(3)}m`),
    ]
  }),
)

const ownWords: readonly (readonly [which: string, words: readonly string[]])[] = [
  ['own:nombre', ['quishpe', 'llumiquinga', 'zoila']],
  ['own:empresa', ['alimentos', 'valle', 'nandu']],
]

const wordsOfOnesOwn: readonly KeyRow[] = ownWords.flatMap(([which, words]) =>
  words.flatMap((word) => [
    ...bothWays(windows(word, 4)).flatMap((piece) => [
      short(`${piece}#7Kx`, which),
      short(`7Kx#${piece.toUpperCase()}w`, which),
      ...(/[a-z]/.test(swapped(piece)) ? [short(`${swapped(piece)}#7Kxw`, which)] : []),
    ]),
    ...(word.length > 6 ? bothWays(windows(word, 6)) : [word, reversed(word)]).flatMap((piece) => [
      long(`verde ${piece} junto a mi`, which),
      long(`verde ${swapped(piece)}x junto a mi`, ...(/[a-z]/.test(swapped(piece)) ? [which] : [])),
      long(`verde ${piece.slice(0, 3)} ${piece.slice(3)} junto a mi`),
    ]),
  ]),
)

const shortWords: readonly KeyRow[] = [
  short('sol#7KxwG', 'own:empresa'),
  short('7KxwG#SOL', 'own:empresa'),
  short('los#7KxwG', 'own:empresa'),
  short('s0l#7KxwG', 'own:empresa'),
  short('$0L#7KxwG', 'own:empresa'),
  short('501#KxwGd'),
  short('Kq#2a99mX'),
  short('del#7KxwG'),
  short('VálLe#7Kx', 'own:empresa', 'char'),
  short('Ñandu#7Kx', 'own:empresa', 'char'),
  long('verde Ñandú junto a mi', 'own:empresa'),
  long('verde N\u0303andu\u0301 junto a mi', 'own:empresa'),
  long('el sol sale por la ventana'),
]

const rows: readonly (readonly [row: string, embed: (run: string) => string])[] = [
  ['abcdefghijklmnopqrstuvwxyz', (run) => `7#K9${run}7H`],
  ['mnño', (run) => `7#K9${run}7H`],
  ['0123456789', (run) => `Kq#${run}mX`],
  ['7890', (run) => `Kq#${run}mX`],
  ['qwertyuiop', (run) => `7#K9${run}7H`],
  ['asdfghjklñ', (run) => `7#K9${run}7H`],
  ['zxcvbnm', (run) => `7#K9${run}7H`],
  ['!"#$%&/()=', (run) => `Kq7m${run}X`],
  ['!@#$%^&*()', (run) => `Kq7m${run}X`],
]

const series: readonly KeyRow[] = rows.flatMap(([text, embed]) => [
  ...bothWays(windows(text, 4)).flatMap((run) => [
    short(embed(run), ...unlisted(run, 'seq')),
    short(embed(run.toUpperCase()), ...(/[a-z]/.test(run) ? ['lower'] : []), ...unlisted(run, 'seq')),
    long(`brujula ${run} junto a mi`),
  ]),
  ...bothWays(windows(text, 5)).map((run) => long(`brujula ${run} junto a mi`, 'seq')),
  ...bothWays(windows(text, 3)).map((run) => short(`${embed(run)}w`, ...unlisted(run))),
])

const repeated: readonly KeyRow[] = ['a', 'x', 'W', '7', '#', '!'].flatMap((character) => [
  short(`Kq7#m${character.repeat(4)}Gv`, 'seq'),
  short(`Kq7#m${character.repeat(3)}Gv`),
  long(`brujula ${character.repeat(5)} junto a mi`, 'seq'),
  long(`brujula ${character.repeat(4)} junto a mi`),
])

const characters: readonly KeyRow[] = [
  ...[
    'á',
    'ñ',
    'Ñ',
    'ü',
    'ß',
    '€',
    '¿',
    '·',
    'Ａ',
    'а',
    '😀',
    ' ',
    '\u00a0',
    '\u0000',
    '\n',
    '\t',
    '\u200b',
    '\u202e',
    '\ud800',
    '\ufffd',
  ].map((character) => short(`Kq7#m${character}Xw`, 'char')),
  short(' Kq7#mXw2', 'char'),
  short('Kq7#mXw2 ', 'char'),
  short('É7#mxw2hq', 'upper', 'char'),
  ...['á', 'a\u0301', 'ñ', 'Ñ', 'ß', '€', '¿', '·', 'Ａ', 'ж', '😀', ' '].map((character) =>
    long(`brujula ${character}verde junto`),
  ),
  ...[
    '\u00a0',
    '\u3000',
    '\u0000',
    '\n',
    '\t',
    '\u200b',
    '\u200d',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\udc00',
    '\ufffd',
    '\ue000',
  ].map((character) => long(`brujula ${character}verde junto`, 'char')),
  long(` ${passphrase}`, 'char'),
  long(`${passphrase} `, 'char'),
]

const common: readonly KeyRow[] = [
  ...[
    'Clave#2026',
    'Ecuador.2025',
    'P@ssw0rd1!',
    'Quito$1990',
    '1q2w3e4R!',
    'Barcelona7*',
    '2024$Enero',
    'Cl4ve#2026',
    'TeAmo.1995',
    '4Dmin!2026',
  ].map((key) => short(key, 'common')),
  short('Instituto7#', 'common'),
  short('kPrueba7#x', 'common'),
  short('Ab1!Ab1!', 'common'),
  ...[
    'mariajose123.2024',
    'contraseña 202020',
    'administrador 2024',
    'laclavedelaempresa',
    'mi seguridad amarilla',
    'tortuga.tortuga.tortuga.',
    'password!password!',
  ].map((key) => long(key, 'common')),
  short('Nogal#2047'),
  short('Tranvia#58'),
]

const nothingAndTooMuch: readonly KeyRow[] = [
  short('', 'empty'),
  long('', 'empty'),
  short('Kq7#'.repeat(257), 'long'),
  long('brujula '.repeat(129), 'long'),
]

export const keyTable: readonly KeyRow[] = [
  ...lengths,
  ...kindsMissing,
  ...digitsOfOnesOwn,
  ...wordsOfOnesOwn,
  ...shortWords,
  ...series,
  ...repeated,
  ...characters,
  ...common,
  ...nothingAndTooMuch,
]
