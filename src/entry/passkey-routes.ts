import { qrModules } from '../adapters/pdf/qr.ts'
import { currentCase } from '../cases/web/current-case.ts'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import { deskPasskeyRoutes } from '../desk/web/passkey-routes.tsx'
import { currentSession } from '../keys/web/current-session.ts'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import { unlockShown, type Shown } from '../proofs/biometrics/app/unlock-shown.ts'
import { unlockCodePaths } from '../proofs/biometrics/web/unlock-ways.ts'
import { takePasskeyEvidence } from '../proofs/passkeys/app/prove-passkey.ts'
import { makeRoutes } from '../proofs/passkeys/web/make-routes.ts'
import { ownRoutes } from '../proofs/passkeys/web/own-routes.tsx'
import { showRoutes } from '../proofs/passkeys/web/show-routes.tsx'
import type { FastifyInstance } from 'fastify'
import type { Composition } from './compose.ts'

/** Every page of theirs: the officer's, the phone's, the case's and the account's. */
export function passkeyRoutesOf(
  parts: Composition,
  gate: DeskGate,
  jar: CookieJar,
): readonly ((app: FastifyInstance) => void)[] {
  const { installation, passkeys, limits } = parts
  const { policy, origin } = installation
  return [
    deskPasskeyRoutes({ ...parts.casework.view, gate, passkeys, origin, qr: qrModules }),
    makeRoutes({ passkeys, limits }),
    showRoutes({
      passkeys,
      limits,
      current: currentCase({ cases: parts.cases, browserDigest: parts.browserDigest }),
      async unlock(loaded) {
        const shown: Shown = {
          by: 'passkey',
          take: async (tx, { case: { id }, employer, claimant }) => {
            const subject = { employerId: employer.id, caseId: id, person: passkeys.personDigest(claimant) }
            const taken = await takePasskeyEvidence(passkeys, tx, subject, 'unlock')
            return taken && parts.passkeyEvidence(taken)
          },
        }
        // Whoever has been shown may know that there is a mobile too, and says which of the two is to answer.
        const hasChoice = parts.phoneCodes.isOpen && loaded.employer.phone !== null
        const done = await unlockShown(parts.unlocking, loaded.case.id, shown, hasChoice ? 'choice' : 'link')
        if (done.ok) return { page: done.value === 'proved' ? unlockCodePaths.channel : '/enlace/enviado' }
        // What they showed goes nowhere: the case page and the other ways say where it can go on.
        return done.code === 'dayLimit'
          ? done.code
          : { page: done.code === 'atCounter' ? `/caso/${loaded.code}` : '/otras-formas' }
      },
      toPair(visit) {
        visit.carry({ errand: 'unlockKey' })
        return '/empresa'
      },
      otherwise: '/desbloqueo',
    }),
    ownRoutes({
      passkeys,
      session: currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf }),
    }),
  ]
}
