import { beginAppointments } from '../appointments/appointment-task.ts'
import { beginTree } from '../audit/tree-task.ts'
import type { Database } from '../platform/database/database.ts'
import { beginHousekeeping } from '../platform/housekeeping.ts'
import { beginRepresentation } from '../proofs/registry/representation-task.ts'
import { beginRevocation } from '../proofs/signatures/revocation-task.ts'
import { beginCare } from './care-task.ts'

/** Everything that a worker does again and again by itself. Every one may call it when it starts. */
export async function beginAllRounds(db: Database): Promise<void> {
  await beginHousekeeping(db)
  await beginAppointments(db)
  await beginCare(db)
  await beginTree(db)
  await beginRepresentation(db)
  await beginRevocation(db)
}
