import type { CaseId, CentreId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'

/** Where a case stands at the counter (SCREENS S-02, `s02.st.*`), in the order in which it usually goes. */
export const deskStatuses = [
  'new', // nobody has begun
  'person', // something is wanted of the person
  'staff', // an officer is at it
  'second', // asked for, and another person has to approve
  'sent', // the link is out, or the key is made and was not used yet
  'done', // the first sign-in succeeded
  'closed',
  'frozen', // somebody said that it was not them
] as const
export type DeskStatus = (typeof deskStatuses)[number]

/** Those at which something is still to be done. */
export const openDeskStatuses = [
  'new',
  'person',
  'staff',
  'second',
  'sent',
] as const satisfies readonly DeskStatus[]

const open: ReadonlySet<DeskStatus> = new Set(openDeskStatuses)
export const isOpenAtDesk = (status: DeskStatus): boolean => open.has(status)

const known: ReadonlySet<string> = new Set(deskStatuses)
export const isDeskStatus = (text: string): text is DeskStatus => known.has(text)

/** The ways that end before an officer, in the order in which the queue names them. */
export const deskPaths = ['inPerson', 'firstKey', 'attendedUnlock'] as const satisfies readonly PathName[]
export type DeskPath = (typeof deskPaths)[number]

export interface DeskCase {
  readonly caseId: CaseId
  readonly path: PathName
  readonly status: DeskStatus
  readonly waitingSince: Instant
  readonly dueAt: Instant
  /** Where the employer goes, or came; null while they have named no centre. */
  readonly centreId: CentreId | null
  readonly assignedTo: { readonly id: OfficerId; readonly name: string; readonly at: Instant } | null
  readonly finishedAt: Instant | null
  readonly finishedReason: string | null
  readonly version: number
}
