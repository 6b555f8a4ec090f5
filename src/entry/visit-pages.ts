import { receptionRoutes } from '../desk/web/reception-routes.ts'
import type { CurrentCase } from '../cases/web/current-case.ts'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import type { Composition } from './compose.ts'
import { arrearsPages } from './arrears-pages.ts'
import { agendaOf } from './compose/agenda.ts'
import { appointmentRoutes } from './compose/appointments.ts'
import { fingerWeb } from './compose/finger-web.ts'
import { signedDeskRoutes } from './compose/signed-desk.ts'
import { passkeyRoutesOf } from './passkey-routes.ts'
import { receiptPages } from './receipt-pages.ts'
import { signaturePages } from './signature-pages.ts'
import { unlockPages } from './unlock-pages.ts'
import { videoPages } from './video-pages.ts'
import type { Routes } from './routes.ts'

export interface VisitPagesNeeds {
  readonly current: CurrentCase
  readonly gate: DeskGate
  readonly jar: CookieJar
}

/** Who is seen, where and when, and what they show there: turnos, reception, calls, fingers, passkeys, unlocking. */
export function visitPages(parts: Composition, { current, gate, jar }: VisitPagesNeeds): readonly Routes[] {
  const { installation, casework } = parts
  const { policy, origin, theme, mode } = installation
  const agenda = agendaOf(parts)
  return [
    ...unlockPages(parts, current, gate),
    ...signaturePages(parts, current),
    ...signedDeskRoutes(parts, gate),
    appointmentRoutes({
      ...parts.turnos,
      policy,
      current,
      cases: parts.cases,
      browserDigest: parts.browserDigest,
      centres: parts.centres,
      origin,
      sheet: { institution: theme.name, isDemonstration: mode === 'demonstration' },
    }),
    receptionRoutes({
      ...casework.view,
      ...casework.search,
      gate,
      line: agenda.line,
      calendars: agenda.calendars,
    }),
    ...agenda.routes(gate),
    ...videoPages(parts, gate),
    ...fingerWeb(parts, gate),
    ...passkeyRoutesOf(parts, gate, jar),
    ...arrearsPages(parts, jar),
    ...receiptPages(parts, gate, jar),
  ]
}
