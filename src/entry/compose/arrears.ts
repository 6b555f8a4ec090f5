import type { SeeDeps } from '../../arrears/app/see-obligations.ts'
import { extensionStore } from '../../arrears/store/extension-store.ts'
import { arrearsEmployers, importedObligations } from '../../arrears/store/obligation-store.ts'
import type { Ground } from './ground.ts'

/** What employers owe and when. Nothing else is composed out of it: it informs (DOMAIN 11). */
export function arrearsOf({ installation }: Ground) {
  const { db, policy } = installation
  const see: SeeDeps = {
    policy,
    source: installation.obligations ?? importedObligations(db),
    employers: arrearsEmployers(db),
    extensions: extensionStore(db),
  }
  return { see }
}
