import type { LightMyRequestResponse } from 'fastify'
import { assetPrefix } from '../../src/platform/ui/assets.ts'

type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>

/** What every answer over https says of itself. Written down once more, apart from the product. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The pages of a call, where camera and microphone are asked for; what else stands there may have been refused. */
const ofCalls = /^\/(?:turno\/[^/?]+\/video|interno\/video\/[^/?]+)(?:[/?]|$)/
const withDevices = 'camera=(self), microphone=(self), geolocation=(), browsing-topics=()'

/** A file that an officer opens stands in a box of its own, which is stricter than any page (ATK-55). */
const ofFiles = /^\/interno\/(?:solicitudes|casos)\/[^/?]+\//
const boxed = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The page that says that a registry gives no answer says so by its status as well. */
const ofOutages = /^\/registro-sin-respuesta(?:\?|$)/

/** What no answer says. */
const absent = ['server', 'x-powered-by', 'access-control-allow-origin', 'etag']

const ownCookie =
  /^__Host-clv-(?:browser|session|user|known|staff|lang)=[^;]*; Path=\/; HttpOnly; SameSite=Lax; Secure(?:; Max-Age=\d+)?$/

/** Octets of name, value and attributes that every browser keeps (RFC 6265, 6.1); a longer one is dropped without a word. */
const longestCookie = 4_096

/** Marks of a page that a policy without inline code would break, or that would need a weaker one. */
const inline: readonly (readonly [string, RegExp])[] = [
  ['inline script', /<script(?![^>]*\ssrc=)[^>]*>/i],
  ['inline style', /<style[\s>]|\sstyle\s*=/i],
  ['handler in an attribute', /<[^>]+\son[a-z]+\s*=/i],
  ['address that runs', /(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript):/i],
]

/** Everything in which an answer departs from the one way all answers are treated; empty when nothing does. */
export function breaches(path: string, { statusCode, headers: said, body }: Answer): readonly string[] {
  const isAsset = path.startsWith(assetPrefix) && statusCode === 200
  const expected = {
    ...headers,
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-store',
  }
  const type = String(said['content-type'] ?? '')
  return [
    ...(statusCode >= 500 && !(statusCode === 503 && ofOutages.test(path)) ? [`${statusCode}`] : []),
    ...Object.entries(expected)
      .filter(([name, value]) => said[name] !== value)
      .filter(
        ([name]) => !(name === 'permissions-policy' && said[name] === withDevices && ofCalls.test(path)),
      )
      .filter(([name]) => !(name === 'content-security-policy' && said[name] === boxed && ofFiles.test(path)))
      .map(([name]) => `${name}: ${String(said[name])}`),
    ...absent.filter((name) => !isAsset && said[name] !== undefined).map((name) => `says ${name}`),
    ...[said['set-cookie'] ?? []]
      .flat()
      .filter((cookie) => isAsset || !ownCookie.test(cookie) || cookie.length > longestCookie)
      .map((cookie) => `cookie ${cookie.split('=')[0]}`),
    ...(type.startsWith('text/') && !/charset=utf-8/i.test(type) ? [`no charset: ${type}`] : []),
    ...(type.startsWith('text/html')
      ? inline.filter(([, mark]) => mark.test(body)).map(([name]) => name)
      : []),
  ]
}
