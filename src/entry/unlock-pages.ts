import type { FastifyInstance } from 'fastify'
import { deskBiometricRoutes } from '../desk/web/biometric-routes.ts'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import type { CurrentCase } from '../cases/web/current-case.ts'
import { unlockRoutes } from '../cases/web/unlock-routes.ts'
import { sameBytes } from '../platform/crypto/digests.ts'
import { unlockCodeRoutes } from '../proofs/biometrics/web/code-routes.ts'
import { unlockWayRoutes } from '../proofs/biometrics/web/unlock-routes.ts'
import type { Composition } from './compose.ts'

/** The pages of an unlocking, from P-30 to the key that works again. */
export const unlockPages = (
  parts: Composition,
  current: CurrentCase,
  gate: DeskGate,
): readonly ((app: FastifyInstance) => void)[] => [
  unlockWayRoutes({
    ask: parts.unlocking,
    open: parts.open,
    current,
    ...parts.humanCheck,
    limits: parts.limits,
  }),
  unlockCodeRoutes({
    code: parts.unlockByCode,
    shown: parts.unlocking,
    request: parts.request,
    current,
    finger: parts.counter.liveMatch,
    browserDigest: parts.browserDigest,
  }),
  deskBiometricRoutes({ ...parts.casework.view, counter: { ...parts.counter, ...parts.recording }, gate }),
  unlockRoutes({ unlock: parts.create, current, browserDigest: parts.browserDigest, sameBytes }),
]
