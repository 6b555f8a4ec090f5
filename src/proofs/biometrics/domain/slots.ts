/** The two fingers of a person that are enrolled: their first and their second. */
export const slots = [1, 2] as const
export type Slot = (typeof slots)[number]

/** `1` or `2` as a form says it; undefined for anything else. */
export const slotOf = (raw: unknown): Slot | undefined => slots.find((slot) => String(slot) === raw)

/** Fingers by the numbers of ISO/IEC 19794-2: 1 right thumb … 5 right little, 6 left thumb … 10 left little finger. */
export const fingerPositions = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export type FingerPosition = (typeof fingerPositions)[number]

/** `1` to `10` as a form says it; undefined for anything else. */
export const positionOf = (raw: unknown): FingerPosition | undefined =>
  fingerPositions.find((position) => String(position) === raw)

/** What made a template. Two of them are never compared with each other (CHANNELS 1.5). */
export interface Extractor {
  readonly name: string
  readonly version: string
}

const extractor = /^([A-Za-z0-9._-]{1,40})\/([A-Za-z0-9._-]{1,40})$/

/** `name/version`, each of letters, digits, `.`, `_` and `-`; undefined for anything else. */
export function readExtractor(raw: string): Extractor | undefined {
  const [, name, version] = extractor.exec(raw) ?? []
  return name === undefined || version === undefined ? undefined : { name, version }
}

/** As `readExtractor` reads it. */
export const extractorText = ({ name, version }: Extractor): string => `${name}/${version}`
