/** Joins class names; what is missing is left out. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** `aria-describedby` from the ids that exist, in reading order; nothing when there are none. */
export const describedByIds = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  classes(...ids) || undefined

/** Whether there is something to show: an empty text is nothing. */
export const shown = (child: unknown): boolean =>
  child !== undefined && child !== null && child !== false && child !== ''
