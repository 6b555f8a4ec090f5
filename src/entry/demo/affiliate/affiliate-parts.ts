import { affiliateSignIn } from '../../../adapters/accounts/affiliate-sign-in.ts'
import { Secret } from '../../../kernel/secret.ts'
import type { AffiliateParts } from '../../../proofs/affiliate-key/app/ports.ts'
import { affiliatePaths } from '../../../proofs/affiliate-key/web/affiliate-paths.ts'
import { affiliateDemoPath, affiliateForgotPath } from './affiliate-pages.tsx'
import { startAffiliateDemo, type AffiliateDemo } from './affiliate-service.ts'

export interface AffiliateSimulator {
  readonly demo: AffiliateDemo
  readonly parts: AffiliateParts
}

/** The made-up affiliate service, and the adapter of the product that asks it as it would ask a real one. */
export async function affiliateSimulator(origin: string, now: () => number): Promise<AffiliateSimulator> {
  const redirectUri = `${origin}${affiliatePaths.back}`
  const demo = await startAffiliateDemo({ pages: `${origin}${affiliateDemoPath}`, redirectUri, now })
  const { issuer, client, secret } = demo.store
  return {
    demo,
    parts: {
      forgotHref: affiliateForgotPath,
      host: new URL(origin).host,
      service: affiliateSignIn({
        issuer,
        client,
        proof: { kind: 'secret', secret: new Secret(secret) },
        redirectUri,
        claim: 'cedula',
        // What it says of itself is asked anew every time, so that a connection which is cut shows at once.
        metadataLife: 0,
      }),
    },
  }
}
