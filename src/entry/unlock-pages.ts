import type { FastifyInstance } from 'fastify'
import { deskBiometricRoutes } from '../desk/web/biometric-routes.ts'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import type { CurrentCase } from '../cases/web/current-case.ts'
import { unlockRoutes } from '../cases/web/unlock-routes.ts'
import { sameBytes } from '../platform/crypto/digests.ts'
import type { LoadedCase } from '../cases/app/ports.ts'
import { mayAskCode } from '../proofs/biometrics/app/unlock-by-code.ts'
import { unlockCodePaths } from '../proofs/biometrics/web/unlock-ways.ts'
import { unlockCodeRoutes } from '../proofs/biometrics/web/code-routes.ts'
import { unlockWayRoutes } from '../proofs/biometrics/web/unlock-routes.ts'
import type { Composition } from './compose.ts'

/** The page on which the mobile may be chosen, for whoever may know that there is one. */
export const otherContactOf =
  ({ unlockByCode }: Composition) =>
  (loaded: LoadedCase) =>
    mayAskCode(unlockByCode, loaded) ? unlockCodePaths.channel : undefined

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
    isFingerFresh: parts.counter.liveMatch.isFresh,
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
