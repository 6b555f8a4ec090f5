import type { FastifyReply } from 'fastify'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { CallSide } from '../domain/video-call.ts'

/** Camera and microphone are refused everywhere (headers.ts) but on the pages of a call, and there to nobody else. */
export const withDevices = (reply: FastifyReply): FastifyReply =>
  reply.header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(), browsing-topics=()')

export interface CallRoomProps {
  readonly visit: Visit
  readonly side: CallSide
  /** Where this side's greetings go and the other's are read. */
  readonly signals: string
  readonly formNumber: string
  /** The last greeting of before this page. */
  readonly after: number
  readonly ice: readonly string[]
}

/** The room between two browsers; `video-room.js` brings it to life. Without a script it says which ways are left. */
export const CallRoom = ({ visit, side, signals, formNumber, after, ice }: CallRoomProps): Html => {
  const { t } = visit
  return (
    <div
      class="clv-call"
      data-video-room=""
      data-side={side}
      data-url={signals}
      data-form={formNumber}
      data-after={after}
      data-ice={ice.join(' ')}
      data-asking={t('call.asking')}
      data-alone={t(`call.alone.${side}`)}
      data-live={t('call.live')}
      data-broken={t('call.broken')}
      data-blind={t('call.blind')}
      data-over={t('call.over')}
    >
      <p class="govuk-body" role="status" data-call-state="">
        {t('call.starting')}
      </p>
      <noscript>
        <p class="govuk-body">{t('call.noScript')}</p>
      </noscript>
      <div class="clv-call__pictures">
        <div class="clv-call__far">
          <p class="govuk-hint">{t('call.far')}</p>
          <video data-far="" playsinline />
        </div>
        <div class="clv-call__near">
          <p class="govuk-hint">{t('call.near')}</p>
          <video data-near="" playsinline muted />
        </div>
      </div>
    </div>
  )
}
