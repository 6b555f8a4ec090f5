/** What stands for something that was taken out. It has no letter, so nothing finds it. */
export const hiddenMark = '•••'

export interface Hidden {
  readonly text: string
  /** True where something was taken out, and the person is told so. */
  readonly isHidden: boolean
}

/** From here on a run of figures may be a person: a cédula has ten, a RUC thirteen, a telephone seven and more. */
const fewestFigures = 7

/** Figures, and the letters that a camera makes of them, with the signs that people put between. */
const figureRun =
  /(?<![\p{L}\p{N}])[\p{Nd}oOlI](?:[ .\-/]?(?:\p{Nd}|[oOlI](?=[\p{Nd}oOlI])|(?<=[\p{Nd}oOlI])[oOlI])){6,40}(?!\p{L})/gu
/**
 * As many figures as no day and no code of ours has, wherever they stand: written to a word (`RUC2499990042001`), or kept
 * apart by what a telephone makes of a hyphen.
 */
const manyFigures = /\p{Nd}(?:[ \p{Pd}._]{0,3}\p{Nd}){8,40}/gu
/** A day is not a person. */
const day = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/
const address = /[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}/gu
/** What follows the word for a key, where it does not look like a word. */
const named =
  /(\b(?:clave|contrase(?:n|ñ|n\u0303)a|password|key|pin|token)\b(?:\s+(?:es|is))?\s{0,2}[:=]?\s{0,2})(\S{4,64})/giu

/** The text as it is read: without what cannot be seen, and with signs that only look different made the same. */
const seen = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')

/**
 * Takes out what looks like an identifier, an address or a key, before anything is looked for, shown again or kept
 * (SCREENS T-06: "No escriba su clave, su RUC ni su cédula" is not always read). It takes out too much rather than
 * too little: a word less finds the same row, and a key that was shown is a key that is lost.
 */
export function hideSecrets(raw: string): Hidden {
  let isHidden = false
  const mark = (): string => {
    isHidden = true
    return hiddenMark
  }
  const text = seen(raw)
    .replace(address, mark)
    .replace(figureRun, (run) =>
      (run.match(/\p{Nd}/gu)?.length ?? 0) < fewestFigures - 2 || day.test(run) || /^[oOlI]+$/.test(run)
        ? run
        : mark(),
    )
    .replace(manyFigures, mark)
    .replace(named, (whole: string, before: string, word: string) =>
      looksLikeWord(word) ? whole : `${before}${mark()}`,
    )
    .replace(/\S{8,}/gu, (word) => (looksLikeKey(word) ? mark() : word))
  return { text, isHidden }
}

const looksLikeWord = (word: string): boolean => /^[\p{L}\p{M}]+[.,;:!?)\]]*$/u.test(word) || isOurs(word)

/** Three kinds of character, or a figure and a sign: what the rules of a key ask for, and no word has. */
function looksLikeKey(word: string): boolean {
  if (isOurs(word)) return false
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[!#$%&*+=?@^_~¡¿€£§]/u].filter((kind) => kind.test(word)).length
  return kinds >= 3
}

/** A code of ours, an address of a page, and our own mark. */
const isOurs = (word: string): boolean =>
  /clv[-.:_]?[\doli]{3}/i.test(word) || /^(?:https?:\/\/|www\.)/i.test(word) || word.includes(hiddenMark)
