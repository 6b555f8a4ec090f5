/** A text as it is compared with words: without case, accents and the difference of Ñ and N. Never stored. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Digits and signs that stand for letters; `l` is read as `i`, because `1` is written for both (ATK-31). */
export const lookAlikes: Readonly<Record<string, string>> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  l: 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

/** A folded text with its look-alikes read as letters. As long as the text, place for place. */
export const readAsLetters = (folded: string): string =>
  folded.replace(/[4@31l05$7]/g, (sign) => lookAlikes[sign] ?? sign)

/** The words of a name, folded: letters and digits. Apostrophes close up (`D'Luna` is one word). */
export const foldedWords = (text: string): readonly string[] =>
  fold(text.replace(/['’ʼ´\x60]/gu, '')).match(/[\p{L}\p{N}]+/gu) ?? []
