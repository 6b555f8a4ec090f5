import { openIdConnect } from '../../src/adapters/accounts/open-id-connect.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { staffPaths } from '../../src/staff/web/paths.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { openInvitation, type Colleague } from './staff.ts'
import type { Visitor } from './visitor.ts'

/** The institution's accounts by this provider, as the settings would have it. */
export const accountsBy = (provider: IdentityProvider) => (origin: string) =>
  openIdConnect({
    issuer: provider.issuer,
    client: provider.client,
    proof: { kind: 'secret', secret: new Secret(provider.secret) },
    redirectUri: `${origin}${staffPaths.accountBack}`,
    leftUri: `${origin}${staffPaths.signIn}`,
    claim: 'sub',
    acr: [],
    amr: ['mfa'],
    patience: 0.5,
  })

/** Presses the button, as a browser does that shows no page in between; undefined where it led nowhere else. */
export async function goOut(
  browser: Visitor,
  from: string = staffPaths.account,
): Promise<string | undefined> {
  const { headers } = await browser.ask(from, { headers: { 'sec-fetch-site': 'same-origin' } })
  const to = String(headers['location'])
  if (to.startsWith('/')) {
    await browser.open(to)
    return undefined
  }
  return to
}

/** The whole way out and back; says which page came of it. */
export async function byAccount(
  browser: Visitor,
  provider: IdentityProvider,
  from?: string,
): Promise<string> {
  const to = await goOut(browser, from)
  if (to !== undefined) await browser.open(`${staffPaths.accountBack}?${await provider.visit(to)}`)
  return browser.page.path
}

/** Opens the invitation and binds the account that this person has at the provider. */
export async function bindBy(
  { browser, invitation }: Colleague,
  provider: IdentityProvider,
): Promise<string> {
  await openInvitation(browser, invitation)
  return byAccount(browser, provider, staffPaths.bindAccount)
}
