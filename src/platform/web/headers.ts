/**
 * What every answer says about itself, from one place (ASVS 3.4). Pages load nothing from anywhere
 * else, run no inline script, cannot be framed and leave no trace in caches or referrers.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** Two years (ASVS 3.4.1 asks for one); only where the origin is https. */
const strictTransport = 'max-age=63072000; includeSubDomains'

export const headersFor = ({ protocol }: URL): Readonly<Record<string, string>> =>
  protocol === 'https:'
    ? { ...securityHeaders, 'strict-transport-security': strictTransport }
    : securityHeaders
