import { stopContactChanges } from '../../contacts/store/stop-changes.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import type { CheckRelation } from '../../proofs/registry/app/check-relation.ts'
import type { LookAgainDeps, RepresentationChangeId } from '../../proofs/registry/app/look-again.ts'
import { representationTasks } from '../../proofs/registry/representation-task.ts'
import { representationStore } from '../../proofs/registry/store/representation-store.ts'
import { representationDesk } from '../../desk/store/representation-desk.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'

/** Representatives on record, held against the registries: by the worker, and by officers who note a dispute. */
export function representationOf(
  { installation, audit, atomically, sessions }: Ground,
  check: CheckRelation,
) {
  const { db, policy, clock } = installation
  const deps: LookAgainDeps = {
    store: representationStore(db),
    check: (pair) => check(pair, clock()),
    atomically,
    audit,
    sessions,
    policy: policy.representation,
    stopContactChanges: (tx, employerId) => stopContactChanges(tx, employerId, 'representationChanged'),
    async tell(tx, { employerId, legalName, identifier }, id) {
      await enqueueNotice(tx, {
        actId: `representation:${id}`,
        employerId,
        caseId: undefined,
        template: 'M-42',
        lang: 'es',
        params: { company: legalName, ruc: maskRuc(identifier), at: clock() },
      })
    },
    newId: () => newId<RepresentationChangeId>(),
    now: clock,
  }
  return { deps, desk: representationDesk(db), tasks: representationTasks(db, deps) }
}
