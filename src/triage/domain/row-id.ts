/** The results of the triage assistant (SCREENS 2), by the number under which help desks name them. */
export type RowId =
  `R-0${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | `R-1${Digit}` | `R-2${Digit}` | `R-3${0 | 1 | 2 | 3}`
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
