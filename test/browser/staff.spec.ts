import type { CDPSession } from '@playwright/test'
import { createAuditLog } from '../../src/audit/store/append.ts'
import { staffMembers } from '../../src/entry/staff-members.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { asDescribed } from '../../src/policy/index.ts'
import { addAndInvite } from '../../src/staff/app/members.ts'
import { inspect } from './support/inspect.ts'
import type { Person } from './support/person.ts'
import { expect, test } from './support/test.ts'

/** An authenticator of the browser's own: resident keys, and a person that it recognises, or not. */
async function plugIn({ page }: Person): Promise<(recognised: boolean) => Promise<void>> {
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
async function invitation(db: Database): Promise<string> {
  invited += 1
  // The digests of the demonstration's own log need its key; a member of this test needs none of them.
  const auditSecret = 'b'.repeat(32)
  const audit = createAuditLog({ digest: createKeyedDigest(auditSecret, 'audit'), instance: 'test:1' })
  const added = await addAndInvite(staffMembers({ db, policy: asDescribed, audit, auditSecret }), {
    name: 'Ana Técnica Prueba',
    document: syntheticCedula(21, invited),
    roles: ['technical'],
  })
  if (!added.ok) throw new Error('a member already')
  return added.value.token
}

for (const lang of ['es', 'en'] as const)
  test(`a passkey is made with an invitation, opens the back office, and nothing else does: ${lang}`, async ({
    arrive,
    db,
  }) => {
    const ana = await arrive({ lang })
    const { page, t } = ana
    const recognise = await plugIn(ana)
    const token = await invitation(db)

    await page.goto(`/interno/invitacion#${token}`)
    await inspect(ana, { heading: t('s29.invite.title') })
    await page.getByRole('button', { name: t('g.continue') }).click()
    await inspect(ana, { heading: t('s29.invite.make.title') })
    await page.getByRole('button', { name: t('s29.invite.go') }).click()
    await inspect(ana, { heading: t('s01.title') })
    await expect(page.getByText(t('s01.ready'))).toBeVisible()

    // Whom the device does not recognise learns nothing more than who pressed "cancel", and at once.
    await recognise(false)
    await page.getByRole('button', { name: t('s01.passkey') }).click()
    await expect(page.locator('[data-passkey-state]')).toHaveText(t('s01.err'))
    await recognise(true)
    await page.getByRole('button', { name: t('s01.passkey') }).click()
    await inspect(ana, { heading: t('s00.title') })
    await expect(page.getByText('ASVS 5.0 6.4.2 (L1)')).toBeVisible()

    await page.getByRole('button', { name: t('u01.signOut') }).click()
    await expect(page.locator('h1')).toHaveText(t('s01.title'))
    await page.goto('/interno/inicio')
    await expect(page.locator('h1')).toHaveText(t('s01.title'))

    // The link that was used opens nothing any more.
    await page.goto(`/interno/invitacion#${token}`)
    await page.getByRole('button', { name: t('g.continue') }).click()
    await inspect(ana, { heading: t('s29.invite.over.title'), status: 422 })
  })

test('without scripts the page says that there is no other way in', async ({ arrive }) => {
  const ana = await arrive({ scripts: false })
  const { page, t } = ana
  await page.goto('/interno')
  await expect(page.locator('noscript p')).toHaveText(t('s01.noscript'))
  await expect(page.locator('noscript p')).toBeVisible()
  await page.getByRole('button', { name: t('s01.passkey') }).click()
  await inspect(ana, { heading: t('s01.title'), status: 422, errors: [t('s01.noscript')] })
})
