/**
 * Ease of reading of a Spanish text on the INFLESZ scale (Szigriszt-Pazos perspicuity):
 * 206.835 − 62.3 × syllables ÷ words − words ÷ sentences. Below 40 very hard, 55 to 65 normal,
 * above 80 very easy. Numbers and signs are no words. An empty text is as easy as can be.
 */
export function inflesz(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf)
  if (words.length === 0) return 206.835
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  const sentences = texts.flatMap(sentencesOf).length
  return 206.835 - (62.3 * syllables) / words.length - words.length / sentences
}

/** Each text ends its last sentence, with or without a full stop; a stop inside a number ends none. */
export const sentencesOf = (text: string): string[] =>
  text.split(/[.!?…]+(?=[\s»)]|$)/u).filter((part) => wordsOf(part).length > 0)

export const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? []

/**
 * Syllables by the rules of Spanish spelling (RAE, Ortografía 2010, II 3.4): a syllable holds one open
 * vowel (a, e, o) with the closed ones (i, u) around it; an accented í or ú beside an open vowel stands
 * apart; h hides nothing; y is a vowel only at the end. Initials without a vowel are read letter by letter.
 */
export function countSyllables(word: string): number {
  const vowels = word
    .toLowerCase()
    .replace(/([qg])u(?=[eéií])/gu, '$1')
    .replace(/y$/u, 'i')
    .replaceAll('h', '')
    .match(/[aeoáéóiuüíú]+/gu)
  if (!vowels) return word.length
  return vowels.reduce((sum, group) => sum + nucleiOf(group), 0)
}

function nucleiOf(group: string): number {
  let nuclei = 1
  let nucleus: 'none' | 'open' | 'accented' = 'none'
  for (const vowel of group) {
    const kind = 'iuü'.includes(vowel) ? 'none' : 'íú'.includes(vowel) ? 'accented' : 'open'
    if (kind === 'none') continue
    if (nucleus !== 'none') nuclei += 1
    nucleus = kind
  }
  return nuclei
}
