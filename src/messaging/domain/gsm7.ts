/**
 * The default alphabet of text messages (3GPP TS 23.038, 6.2.1), in the order of its codes; the mark of an escape,
 * 0x1B, has no character. A message of these alone has 160 of them; one other letter, and it has 70.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const septet = new Set(basic)
/** Behind an escape: two septets each. */
const escaped = new Set('\f^{}\\[~]|€')

/** Septets of one segment. A longer message goes out in pieces, which one operator does not join again (CHANNELS 4). */
export const segment = 160

/** Septets that a text takes, or `undefined` when the alphabet lacks a character of it. */
export function septetsOf(text: string): number | undefined {
  let count = 0
  for (const character of text) {
    if (septet.has(character)) count += 1
    else if (escaped.has(character)) count += 2
    else return undefined
  }
  return count
}

/**
 * What every operator of the country lets through as it is: letters, digits and these. The alphabet has é, ñ, ¿ and
 * quotes as well, and a local route forbids them (CHANNELS 4); `@` and `_` are where senders' tables differ.
 */
const plain = /^[A-Za-z0-9 .,:;/()+\-&%#=*]*$/

/** Whether a text is plain and one segment. */
export const fitsOneText = (text: string): boolean => plain.test(text) && text.length <= segment

/** Letters that are not a plain letter and a mark. */
const without: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ª: 'a',
  º: 'o',
  '’': '',
  '–': '-',
  '—': '-',
  '·': '-',
  '…': '...',
}

/**
 * Names and places without accents (SCREENS 5): á becomes a, ñ becomes n, what cannot be said plainly is left out,
 * and blanks are one. Never longer than four times the text.
 */
export const plainly = (text: string): string =>
  Array.from(text.normalize('NFC'), (character) => without[character] ?? character)
    .join('')
    .normalize('NFKD')
    .replace(/\s+/g, ' ')
    .replace(/[^A-Za-z0-9 .,:;/()+\-&%#=*]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
