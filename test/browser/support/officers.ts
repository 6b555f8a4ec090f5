import type { CDPSession } from '@playwright/test'
import { createAuditLog } from '../../../src/audit/store/append.ts'
import { staffMembers } from '../../../src/entry/staff-members.ts'
import { syntheticCedula } from '../../../src/kernel/synthetic.ts'
import { createKeyedDigest } from '../../../src/platform/crypto/digests.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { asDescribed } from '../../../src/policy/index.ts'
import { addAndInvite } from '../../../src/staff/app/members.ts'
import type { StaffRole } from '../../../src/staff/domain/roles.ts'
import type { Person } from './person.ts'

/** An authenticator of the browser's own: resident keys, and a person that it recognises, or not. */
export async function plugIn({ page }: Person): Promise<(recognised: boolean) => Promise<void>> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return async (isUserVerified) => {
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}

let invited = 0

/** An invitation, as `clavero staff add` makes it. */
export async function invitation(db: Database, role: StaffRole = 'technical'): Promise<string> {
  invited += 1
  // The digests of the demonstration's own log need its key; a member of this test needs none of them.
  const auditSecret = 'b'.repeat(32)
  const audit = createAuditLog({ digest: createKeyedDigest(auditSecret, 'audit'), instance: 'test:1' })
  const added = await addAndInvite(staffMembers({ db, policy: asDescribed, audit, auditSecret }), {
    name: 'Ana Técnica Prueba',
    document: syntheticCedula(21, invited),
    roles: [role],
  })
  if (!added.ok) throw new Error('a member already')
  return added.value.token
}
