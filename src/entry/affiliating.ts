import { affiliateSignIn } from '../adapters/accounts/affiliate-sign-in.ts'
import type { AffiliateConfig } from '../platform/config/affiliate-rules.ts'
import type { AffiliateParts } from '../proofs/affiliate-key/app/ports.ts'
import { affiliatePaths } from '../proofs/affiliate-key/web/affiliate-paths.ts'

/** The affiliate key's own service that the settings name, if they name one: without it the way is not offered. */
export const affiliatingOf = (
  config: AffiliateConfig | undefined,
  origin: string,
): AffiliateParts | undefined =>
  config && {
    forgotHref: config.forgotHref,
    host: new URL(config.issuer).host,
    service: affiliateSignIn({
      issuer: config.issuer,
      client: config.client,
      proof: { kind: 'secret', secret: config.secret },
      redirectUri: `${origin}${affiliatePaths.back}`,
      claim: config.claim,
    }),
  }
