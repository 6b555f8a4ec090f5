import type { DeskGate } from '../../desk/web/desk-gate.ts'
import { enquiryRoutes } from '../../desk/web/enquiry-routes.ts'
import { useNonce } from '../../human-check/store/nonces.ts'
import { caseCodeBytes } from '../../kernel/case-code.ts'
import { queriesOf } from '../../platform/database/database.ts'
import type { FindRows } from '../../triage/app/find-rows.ts'
import type { EnquiryDeps } from '../../triage/app/enquiries.ts'
import { enquiryCodeFrom } from '../../triage/domain/enquiry.ts'
import { enquiryStore } from '../../triage/store/enquiry-store.ts'
import { tellRoutes } from '../../triage/web/tell-routes.ts'
import { randomOctets } from '../chance.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'

const enquiriesOf = ({ installation, move, audit }: Composition): EnquiryDeps => ({
  enquiries: enquiryStore(installation.db),
  atomically: move.atomically,
  audit,
})

/** T-06: what somebody tells the assistant, and where the answer is read. */
export const tellPages = (parts: Composition, find: FindRows): readonly Routes[] => [
  tellRoutes({
    ...enquiriesOf(parts),
    ...parts.humanCheck,
    limits: parts.limits,
    find,
    newCode: () => enquiryCodeFrom(randomOctets(caseCodeBytes)),
    useCheck: (tx, nonce, network) => useNonce(queriesOf(tx), nonce, 'enquiry', network),
    keepDays: parts.installation.policy.enquiryKeepDays,
  }),
]

/** S-31: where officers answer it. */
export const enquiryPages = (parts: Composition, gate: DeskGate): readonly Routes[] => [
  enquiryRoutes({ ...enquiriesOf(parts), gate }),
]
