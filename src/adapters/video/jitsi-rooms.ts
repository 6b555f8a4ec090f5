import { createHmac } from 'node:crypto'
import { SignJWT } from 'jose'
import type { VideoRooms } from '../../appointments/app/video-rooms.ts'
import type { Secret } from '../../kernel/secret.ts'
import { instant, secondsBetween } from '../../kernel/time.ts'

export interface JitsiService {
  /** Scheme and host of the institution's own Jitsi Meet; no slash at the end. */
  readonly origin: string
  /** `app_id` of its token authentication. */
  readonly app: string
  readonly secret: Secret<string>
  readonly records: boolean
}

/**
 * Rooms of a Jitsi Meet with token authentication (its prosody plug-in `mod_auth_token`, HS256). The name of a room
 * is a keyed digest of its call, so nobody foretells it; the token names that room alone, and only an officer
 * moderates. It ends with the call's own time.
 */
export function jitsiRooms({ origin, app, secret, records }: JitsiService): VideoRooms {
  const key = new TextEncoder().encode(secret.reveal())
  return {
    records,
    async door({ call, side, name, until }) {
      const room = createHmac('sha256', key).update(`room:${call}`).digest('hex').slice(0, 32)
      const token = await new SignJWT({
        room,
        moderator: side === 'officer',
        context: {
          user: { name, moderator: side === 'officer' },
          features: { recording: records && side === 'officer' },
        },
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(app)
        .setAudience(app)
        .setSubject(new URL(origin).hostname)
        .setExpirationTime(Math.ceil(secondsBetween(instant(0), until)))
        .sign(key)
      return { kind: 'elsewhere', href: `${origin}/${room}?jwt=${token}` }
    },
  }
}
