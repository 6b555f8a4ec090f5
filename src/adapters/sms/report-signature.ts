import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../kernel/secret.ts'
import { instant, secondsBetween, type Instant } from '../../kernel/time.ts'
import type { ReportCheck } from '../../messaging/app/text-report.ts'

/** How far a report's time may be from ours, either way: a report that was overheard is worth nothing soon. Seconds. */
const skew = 300

/** HMAC-SHA256 over `time.body`, in hex; time is whole seconds since 1970. */
export const signReport = (secret: string, time: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')

/** Whether a report comes from whoever has the secret, and is of now. In constant time for what can be guessed. */
export const reportSignature =
  (secret: Secret<string>): ReportCheck =>
  ({ time, signature }, body, now: Instant) => {
    if (!/^[0-9]{10}$/.test(time) || !/^[0-9a-f]{64}$/.test(signature)) return false
    if (Math.abs(secondsBetween(instant(Number(time) * 1_000), now)) > skew) return false
    const expected = Buffer.from(signReport(secret.reveal(), time, body), 'hex')
    return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
  }
