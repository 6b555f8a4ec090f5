import type { CentreId, OfficerId } from '../../kernel/ids.ts'

/** An officer, as far as it decides which cases are theirs to see. */
export interface Reaching {
  readonly id: OfficerId
  /** Null for who works for the whole institution. */
  readonly centreId: CentreId | null
}

export interface Reached {
  /** Where the employer goes; null while they have named no centre. */
  readonly centreId: CentreId | null
  readonly assignedTo: { readonly id: OfficerId } | null
}

/**
 * Whether a case is within an officer's reach: of their own centre, of none yet, or in their hand already. Cases
 * of another centre come to them by the code that the person shows at the reception, and by nothing else (ATK-50).
 */
export const isWithinReach = (officer: Reaching, { centreId, assignedTo }: Reached): boolean =>
  officer.centreId === null ||
  centreId === null ||
  centreId === officer.centreId ||
  assignedTo?.id === officer.id
