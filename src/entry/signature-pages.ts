import type { CurrentCase } from '../cases/web/current-case.ts'
import { requestRoutes } from '../proofs/signatures/web/request-routes.ts'
import { uploadRoutes } from '../proofs/signatures/web/upload-routes.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** The pages of a signed request, P-50 to P-53. */
export const signaturePages = (parts: Composition, current: CurrentCase): readonly Routes[] => {
  const { signing, installation, cases, browserDigest } = parts
  return [
    requestRoutes({
      current,
      ask: signing,
      requests: signing.requests,
      syntheticOnly: installation.mode === 'demonstration',
    }),
    uploadRoutes({ current, cases, browserDigest, receive: signing, policy: installation.policy }),
  ]
}
