import { videoCallRoutes } from '../appointments/web/video-routes.ts'
import { videoStore } from '../appointments/store/video-store.ts'
import type { CallId } from '../appointments/domain/video-call.ts'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import { deskVideoRoutes } from '../desk/web/video-routes.ts'
import { newId } from './chance.ts'
import type { Composition } from './compose.ts'

/** Calls by video, on both sides. */
export function videoPages(parts: Composition, gate: DeskGate) {
  const { installation, casework, counter, audit, cases, browserDigest, move } = parts
  const { rooms, db, policy, logger } = installation
  const shared = {
    rooms,
    opens: policy.video.opens,
    tellFault: (fault: unknown) => {
      if (logger !== false)
        logger.warn({ fault: fault instanceof Error ? fault.name : 'unknown' }, 'no video room')
    },
  }
  const video = videoStore(db)
  return [
    videoCallRoutes({ ...shared, video, audit, atomically: move.atomically, cases, browserDigest }),
    deskVideoRoutes({
      ...shared,
      ...casework.view,
      gate,
      counter: { ...counter, video, newCallId: () => newId<CallId>() },
    }),
  ]
}
