import type { CaseId, CentreId } from '../../kernel/ids.ts'
import type { ServiceCentre } from '../domain/centre.ts'

export interface CentreStore {
  /** All that are open, by province, canton and name. */
  open(): Promise<readonly ServiceCentre[]>
  /** The one that a case has named, even when it has closed since; undefined where it has named none. */
  ofCase(id: CaseId): Promise<ServiceCentre | undefined>
  /** False when there is no such centre, or it is closed. */
  choose(id: CaseId, centreId: CentreId): Promise<boolean>
}

/** A centre as a file says it; the same place in a later file is known by province, canton and name. */
export type CentreToPut = ServiceCentre & { readonly active: boolean }

export interface CentreImportStore {
  put(centres: readonly CentreToPut[]): Promise<void>
}
