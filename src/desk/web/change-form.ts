/** The number of every form that changes the calendar of a centre. */
export const changeAct = (centreId: string): string => `calendar:${centreId}`
