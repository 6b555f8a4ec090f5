import type { EmployerId } from '../../kernel/ids.ts'
import type { DrillDeps, DrillNumber } from '../../care/app/drill.ts'
import { drillStore } from '../../care/store/drill-store.ts'
import { askMailbox, type MailboxCheckDeps } from '../../contacts/app/mailbox-check.ts'
import { enqueueTextNotice } from '../../messaging/store/enqueue-text.ts'
import type { CheckRelation } from '../../proofs/registry/app/check-relation.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'

/** What a drill tries, and on whom: the registries, the mailbox and the mobile of who is signed in. */
export function drillOf(ground: Ground, check: CheckRelation, checks: MailboxCheckDeps): DrillDeps {
  const { atomically, audit, installation } = ground
  const { db, policy, texting, clock } = installation
  return {
    store: drillStore(db),
    atomically,
    audit,
    policy,
    textsOffered: texting !== undefined,
    newId: () => newId<DrillNumber>(),
    async askRegistries({ identifier, branchCode }, document) {
      const { relation } = await check({ identifier, branchCode, document }, clock())
      switch (relation.verdict) {
        case 'match':
          return {
            ruc: relation.rucState,
            representative: relation.attendedOnly === null ? 'confirmed' : 'attended',
          }
        case 'mismatch':
          return { ruc: 'unknown', representative: 'notConfirmed' }
        case 'unavailable':
          return { ruc: 'unknown', representative: 'unknown' }
      }
    },
    async testMailbox(employerId: EmployerId, lang) {
      const own = await checks.store.own(employerId)
      if (own !== undefined) await askMailbox(checks, { employerId, contactId: own.contactId }, 'drill', lang)
    },
    async testPhone(tx, employerId, id, lang) {
      if (texting === undefined) return
      await enqueueTextNotice(tx, {
        actId: `drill:${id}`,
        employerId,
        caseId: undefined,
        template: 'M-41',
        lang,
        params: { at: clock() },
      })
    },
  }
}
