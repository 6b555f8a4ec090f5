import type { CentreId } from '../../kernel/ids.ts'
import { zones, type Zone } from '../../kernel/time.ts'

/** A place of the institution where a case is finished in person. */
export interface ServiceCentre {
  readonly id: CentreId
  readonly name: string
  readonly province: string
  readonly canton: string
  readonly address: string
  /** In words, as they hang at the door; in local time of `zone`. */
  readonly hours: string
  readonly zone: Zone['name']
}

/** Those of one province, in the order in which they came. */
export const byProvince = (
  centres: readonly ServiceCentre[],
): ReadonlyMap<string, readonly ServiceCentre[]> => Map.groupBy(centres, ({ province }) => province)

export const isOfGalapagos = ({ zone }: ServiceCentre): boolean => zone === zones.galapagos.name
