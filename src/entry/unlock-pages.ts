import type { FastifyInstance } from 'fastify'
import type { CurrentCase } from '../cases/web/current-case.ts'
import { unlockRoutes } from '../cases/web/unlock-routes.ts'
import { sameBytes } from '../platform/crypto/digests.ts'
import { unlockWayRoutes } from '../proofs/biometrics/web/unlock-routes.ts'
import type { Composition } from './compose.ts'

/** The pages of an unlocking, from P-30 to the key that works again. */
export const unlockPages = (
  parts: Composition,
  current: CurrentCase,
): readonly ((app: FastifyInstance) => void)[] => [
  unlockWayRoutes({
    ask: parts.unlocking,
    open: parts.open,
    current,
    ...parts.humanCheck,
    limits: parts.limits,
  }),
  unlockRoutes({ unlock: parts.create, current, browserDigest: parts.browserDigest, sameBytes }),
]
