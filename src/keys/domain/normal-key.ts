/** Longer input is refused before anything is done with it (ATK-32). UTF-16 units. */
export const longestInput = 1024

/**
 * The one form in which a key is judged, hashed and compared: NFC, applied once. Composed and
 * decomposed accents are the same key (ATK-33); nothing else is touched: no trimming, no change of
 * case, no cut. NFC and not NFKC, which would make one key of texts that look different.
 */
export const normalKey = (raw: string): string => raw.normalize('NFC')
