import { affiliateSignIn } from '../../src/adapters/accounts/affiliate-sign-in.ts'
import { createAffiliateStore, type AffiliateStore } from '../../src/entry/demo/affiliate/affiliate-store.ts'
import type { Installation } from '../../src/entry/installation.ts'
import { Secret } from '../../src/kernel/secret.ts'
import type { AffiliateChallenge, AffiliateSaid } from '../../src/proofs/affiliate-key/app/ports.ts'
import { affiliatePaths } from '../../src/proofs/affiliate-key/web/affiliate-paths.ts'
import { goOut } from './accounts.ts'
import { kindOf } from './bank.ts'
import { identifyAs } from './household.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { Member } from './members.ts'
import type { Visitor } from './visitor.ts'

type Parts = NonNullable<Installation['affiliate']>

/** What the made-up service of the demonstration remembers, with nobody who asks it. */
export const affiliateStoreFor = (origin: string): AffiliateStore =>
  createAffiliateStore({
    issuer: 'http://127.0.0.1:1',
    redirectUri: `${origin}${affiliatePaths.back}`,
    now: () => Date.now(),
  })

export const forgotHref = 'https://afiliados.example/recuperar'

/** The product's own adapter, at a provider on this machine whose lies a test chooses. */
export const affiliateAt =
  (provider: IdentityProvider) =>
  (origin: string): Parts => ({
    forgotHref,
    host: 'afiliados.example',
    service: affiliateSignIn({
      issuer: provider.issuer,
      client: provider.client,
      proof: { kind: 'secret', secret: new Secret(provider.secret) },
      redirectUri: `${origin}${affiliatePaths.back}`,
      claim: 'cedula',
      patience: 2,
      metadataLife: 0,
    }),
  })

/** A service that is not asked over any wire, for tests of what stands around it; it remembers who it was asked for. */
export function plainAffiliate() {
  const self = {
    asked: [] as AffiliateChallenge[],
    judged: 0,
    says: { is: 'away', why: 'nothing was chosen' } as AffiliateSaid,
    parts: (): Parts => ({
      forgotHref,
      host: 'afiliados.example',
      service: {
        ask(challenge) {
          self.asked.push(challenge)
          return Promise.resolve({
            is: 'good',
            value: `https://afiliados.example/entrar?state=${challenge.state}`,
          })
        },
        judge() {
          self.judged += 1
          return Promise.resolve(self.says)
        },
      },
    }),
  }
  return self
}

/** As far as P-61. */
export async function reachAffiliate(visitor: Visitor, member: Member): Promise<void> {
  await identifyAs(visitor, kindOf(member), member)
  await visitor.open(affiliatePaths.start)
}

/** Out from P-61 and back to the page that judges nothing yet; undefined where it led nowhere else. */
export async function backFrom(
  visitor: Visitor,
  provider: Pick<IdentityProvider, 'visit'>,
): Promise<string | undefined> {
  const { headers } = await visitor.ask(affiliatePaths.leave)
  const to = headers['location']
  if (typeof to !== 'string' || to.startsWith('/')) return undefined
  const answer = await provider.visit(to)
  await visitor.open(`${affiliatePaths.back}?${answer}`)
  return answer
}

/** The whole way: out, back, and the form that is sent on. */
export async function byAffiliate(
  visitor: Visitor,
  provider: Pick<IdentityProvider, 'visit'>,
): Promise<void> {
  await backFrom(visitor, provider)
  await visitor.submit(affiliatePaths.start)
}

/** The same at a service that is not asked over any wire. */
export async function backFromPlain(
  visitor: Visitor,
  plain: ReturnType<typeof plainAffiliate>,
): Promise<void> {
  await goOut(visitor, affiliatePaths.leave)
  const { state = '' } = plain.asked.at(-1) ?? {}
  await visitor.open(`${affiliatePaths.back}?code=x&state=${state}`)
}
