/**
 * A light stem of a Spanish or English word in small letters without accents, in the spelling of its sound, so that
 * "coneccion" and "conexión", "bloqueada" and "blokeo" are one. It is compared, never shown.
 */
export const stemOf = (word: string): string => soundOf(withoutEnding(word))

/** Longest first; what is left has at least `shortest` letters. */
const endings =
  /(?:aciones|iciones|amientos?|imientos?|acion|icion|uciones|ucion|sion|cion|ciones|siones|arian?|erian?|irian?|aron|ieron|iendo|ando|ados?|adas?|idos?|idas?|abas?|aban|aste|iste|arme|erme|irme|arlo|arla|ares|ando|emos|amos|ian?|ing|ed|ar|er|ir|io|an|en|es|as|os|on|o|a|e|s)$/
const shortest = 4

function withoutEnding(word: string): string {
  const found = endings.exec(word)
  if (found === null) return word
  if (found.index >= shortest) return word.slice(0, found.index)
  // The whole ending would eat the word: a plural goes all the same.
  return word.length > shortest ? word.replace(/(?:[oae]?s|[oae])$/, '') : word.replace(/(?<=..[^s])s$/, '')
}

const sounds: readonly (readonly [RegExp, string])[] = [
  // What a camera makes of an m; "turno" becomes "tumo" on both sides.
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/ph/g, 'f'],
  [/cc(?=[ei])|x/g, 'ks'],
  [/c(?=[ei])|z|sc(?=[ei])/g, 's'],
  [/qu(?=[ei])|[cq]/g, 'k'],
  [/kh/g, 'ch'],
  [/g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/h/g, ''],
  [/v/g, 'b'],
  [/ll/g, 'y'],
  [/m(?=[pb])/g, 'n'],
  [/(.)\1+/g, '$1'],
]

const soundOf = (word: string): string =>
  sounds.reduce((spelt, [habit, sound]) => spelt.replace(habit, sound), word)
