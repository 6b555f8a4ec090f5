/**
 * Sections of the activity classification (ISIC revision 4, which the national CIIU follows). A question
 * offers sections: the record's own text, up to 1,154 characters in capitals, would stand out among
 * invented ones. Each has its words under `p06.option.activity.<letter>`.
 */
// prettier-ignore
export const activitySections = [
  'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K',
  'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U',
] as const

export type ActivitySection = (typeof activitySections)[number]

/** The section of a CIIU code such as `G471101`, `G4711.01` or `g 47`; nothing for anything else. */
export function sectionOf(code: string): string | undefined {
  return /^\s*([A-U])\s*\d{1,2}[\d.]*\s*$/i.exec(code)?.[1]?.toUpperCase()
}
