import type { FastifyReply, FastifyRequest } from 'fastify'

/** Cookies of ours: never readable by scripts, never sent along by another site's form (ASVS 3.3). */
export interface CookieJar {
  read(request: FastifyRequest, name: CookieName): string | undefined
  /** Kept until the browser is closed, or for so many seconds. */
  write(reply: FastifyReply, name: CookieName, value: string, maxAge?: number): void
  drop(reply: FastifyReply, name: CookieName): void
}

/**
 * `browser` carries the sealed state, `session` an employer's session, `user` that of a
 * secondary user, `known` that a user has signed in with this browser, `staff` one of the institution's own
 * people, `lang` the chosen language.
 */
export type CookieName = 'browser' | 'session' | 'user' | 'known' | 'staff' | 'lang'

const longest = 6_000

/** Over https the names carry `__Host-`, which a browser only accepts for this host, secure, for `/`. */
export function cookieJar(secure: boolean): CookieJar {
  const full = (name: CookieName) => `${secure ? '__Host-' : ''}clv-${name}`
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const add = (reply: FastifyReply, line: string) => {
    const before = reply.getHeader('set-cookie')
    void reply.removeHeader('set-cookie')
    void reply.header('set-cookie', [
      ...(Array.isArray(before) ? before : before === undefined ? [] : [String(before)]),
      line,
    ])
  }
  return {
    read(request, name) {
      const header = request.headers.cookie
      if (header === undefined) return undefined
      const wanted = `${full(name)}=`
      for (const pair of header.split(';')) {
        const text = pair.trimStart()
        if (text.startsWith(wanted)) {
          const value = text.slice(wanted.length)
          return value.length <= longest ? value : undefined
        }
      }
      return undefined
    },
    write(reply, name, value, maxAge) {
      const kept = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
      add(reply, `${full(name)}=${value}${attributes}${kept}`)
    },
    drop(reply, name) {
      add(reply, `${full(name)}=${attributes}; Max-Age=0`)
    },
  }
}
