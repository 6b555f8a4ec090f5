/** Octets of a file, as P-91 says. */
export const mostBytes = 5 * 1024 * 1024

/** Octets of a piece of a file that comes over a slow line; the last one is shorter. */
export const pieceBytes = 256 * 1024

export const fileTypes = ['pdf', 'jpeg', 'png'] as const
export type FileType = (typeof fileTypes)[number]

/** Pages of a document that somebody will read at a counter. */
export const mostPages = 100
/** Width or height, and both multiplied: a page at 600 dots an inch has 35 million (ATK-53). */
export const mostSide = 20_000
export const mostPixels = 60_000_000

/** What is known of a file that may be kept. */
export interface InspectedFile {
  readonly type: FileType
  /** Pages of a PDF; an image is one. */
  readonly pages: number
  /** It could run, open or fetch something (ATK-55). */
  readonly active: boolean
  /** What is kept: of an image without what it says about where it was taken, and never longer. */
  readonly content: Uint8Array
}

/**
 * `empty` and `big`: its size; `type`: none of the three, or not whole; `locked`: it has a key of its own; `form`: a
 * form that is drawn anew by whoever opens it (XFA), so that two people may look at two papers;
 * `deep`: more pages or points than anybody reads, or more than could be looked through in time; `busy`: too
 * many are looked at just now.
 */
export type InspectionRefusal = 'empty' | 'big' | 'type' | 'locked' | 'form' | 'deep' | 'busy'

/** What is kept of a name: no character that a terminal, a path or a page could take for something else. */
export function shownName(raw: string): string {
  const plain = [...raw.normalize('NFC').toWellFormed()]
    // Controls, marks that turn the direction of writing, and what divides a path.
    .filter((one) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u.test(one))
    .join('')
    .replace(/[\\/:]/g, '_')
    .trim()
  return [...plain].slice(0, 100).join('').trim() || 'documento'
}
