import type { EmployerClass } from '../kernel/employer-class.ts'

/** The ways to a key (RELIABILITY 3). A new way of proving identity is a row in the path table under one of these. */
export const pathNames = [
  'online',
  'onlineStrong',
  'household',
  'biometrics',
  'unlockOnFile',
  'attendedUnlock',
  'signature',
  'inPerson',
  'firstKey',
] as const

export type PathName = (typeof pathNames)[number]

/** The paths on which an officer checks the person (RELIABILITY 3, **att**); a test holds every profile to it. */
export const attendedPaths = ['inPerson', 'firstKey', 'attendedUnlock'] as const
export type AttendedPath = (typeof attendedPaths)[number]

/** Whether an officer has to check the person before this path leads to a key. */
export const isAttendedPath = (path: PathName): path is AttendedPath =>
  (attendedPaths as readonly PathName[]).includes(path)

/**
 * The paths on which whoever asks shows nothing before the mailbox: what the institution has on file speaks for the
 * employer, and not for the person at the screen. No page tells how such a case stands (ATK-16, ATK-18).
 */
export const quietPaths = ['unlockOnFile'] as const

/** Whether nothing may be told of a case on this path before the mailbox answered. */
export const isQuietPath = (path: PathName): boolean => (quietPaths as readonly PathName[]).includes(path)

/** Who may go the path `household`: the employer is one person, and so the key of one person can show who it is. */
export const householdClasses: readonly EmployerClass[] = ['householdEmployer', 'naturalPerson']

/**
 * The path of a case that is opened in the open. A household employer has no other; a natural person has it where it
 * was asked for, and whatever a company asks for, its path asks what a company has to show.
 */
export const openingPath = (of: EmployerClass, asked: 'household' | undefined): 'household' | 'online' =>
  of === 'householdEmployer' || (asked === 'household' && householdClasses.includes(of))
    ? 'household'
    : 'online'
