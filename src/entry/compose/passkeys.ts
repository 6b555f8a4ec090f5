import { qrModules } from '../../adapters/pdf/qr.ts'
import { currentCase } from '../../cases/web/current-case.ts'
import type { DeskGate } from '../../desk/web/desk-gate.ts'
import { deskPasskeyRoutes } from '../../desk/web/passkey-routes.tsx'
import { currentSession } from '../../keys/web/current-session.ts'
import { digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import type { EvidenceId, PersonPasskeyDeps } from '../../proofs/passkeys/app/ports.ts'
import { personPasskeyStore } from '../../proofs/passkeys/store/person-passkey-store.ts'
import { makeRoutes } from '../../proofs/passkeys/web/make-routes.ts'
import { ownRoutes } from '../../proofs/passkeys/web/own-routes.tsx'
import { showRoutes } from '../../proofs/passkeys/web/show-routes.tsx'
import { newId, randomText } from '../chance.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../web.ts'
import type { Ground } from './ground.ts'
import type { staffOf } from './staff.ts'

/** Passkeys of representatives: the same ceremonies as those of the staff, bound to other people. */
export function passkeysOf(
  { installation, atomically, audit, keyed }: Ground,
  { members, ceremonies }: ReturnType<typeof staffOf>,
): PersonPasskeyDeps {
  const { db, policy } = installation
  const handle = keyed('passkey-handle')
  return {
    passkeys: personPasskeyStore(db),
    verifier: ceremonies,
    atomically,
    audit,
    digestOf,
    personDigest: (document) => Buffer.from(members.personDigest(document), 'hex'),
    handleOf: (person) => handle(Buffer.from(person).toString('hex')).toString('base64url'),
    sameBytes,
    newToken: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
    newChallenge: () => randomText(32),
    newEvidenceId: () => newId<EvidenceId>(),
    policy: policy.passkey,
  }
}

/** Every page of theirs: the officer's, the phone's, the case's and the account's. */
export function passkeyRoutesOf(parts: Composition, gate: DeskGate, jar: CookieJar): readonly Routes[] {
  const { installation, passkeys, limits } = parts
  const { policy, origin } = installation
  return [
    deskPasskeyRoutes({ ...parts.casework.view, gate, passkeys, origin, qr: qrModules }),
    makeRoutes({ passkeys, limits }),
    showRoutes({
      passkeys,
      limits,
      current: currentCase({ cases: parts.cases, browserDigest: parts.browserDigest }),
      next: '/bloqueada',
      otherwise: '/otras-formas',
    }),
    ownRoutes({
      passkeys,
      session: currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf }),
    }),
  ]
}
