import type { FastifyInstance } from 'fastify'
import { plus } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, InsetText } from '../../platform/ui/components/index.ts'
import { trustedHtml, type Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { invitePasskey, mayMakePasskey } from '../../proofs/passkeys/app/invite.ts'
import type { PersonPasskeyDeps } from '../../proofs/passkeys/app/ports.ts'
import { passkeyPaths } from '../../proofs/passkeys/web/passkey-paths.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { caseDesk, isMine } from './case-desk.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface DeskPasskeyRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly passkeys: PersonPasskeyDeps
  readonly origin: string
  /** The dark modules of a QR code, row by row. */
  qr(text: string): readonly (readonly boolean[])[]
}

const inviteAct = (code: string): string => `deskPasskey:${code}`

interface PasskeyPageProps {
  readonly visit: Visit
  readonly code: string
  readonly mayInvite: boolean
  /** The address with its token: on this one answer, and nowhere else. */
  readonly address?: string | undefined
  readonly life: number
  readonly qr: DeskPasskeyRoutesDeps['qr']
}

/**
 * The code that the person reads with their own phone. It makes a passkey on the device that reads it, and opens
 * nothing of a case or a key (I-24).
 */
function PasskeyPage({ visit, code, mayInvite, address, life, qr }: PasskeyPageProps): Html {
  const { t, now } = visit
  return (
    <Page {...visit.page} title={t('llave.desk.title')} back={casePath(deskRoutes.link, code)}>
      <p class="govuk-body">{t('llave.desk.body')}</p>
      {!mayInvite && <InsetText>{t('llave.desk.notyet')}</InsetText>}
      {address !== undefined && (
        <>
          <p class="govuk-body">{t('llave.desk.scan')}</p>
          {picture(qr(address), t('llave.desk.alt'))}
          <p class="govuk-body">{t('llave.desk.address')}</p>
          <p class="govuk-body">
            <code>{address}</code>
          </p>
          <p class="govuk-body">{t('llave.desk.until', { hora: formatTime(plus(now, life)) })}</p>
        </>
      )}
      {mayInvite && (
        <form method="post" action={casePath(deskRoutes.passkey, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(inviteAct(code))} />
          <Button>{t(address === undefined ? 'llave.desk.go' : 'llave.desk.again')}</Button>
        </form>
      )}
    </Page>
  )
}

/** Of numbers only, so there is nothing to escape but the words for who does not see it. */
function picture(modules: readonly (readonly boolean[])[], words: string): Html {
  const side = modules.length + 8
  const dark = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <p class="govuk-body">
      {trustedHtml(
        `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 ${side} ${side}" aria-hidden="true" focusable="false" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${dark}"/></svg>`,
      )}
      <span class="govuk-visually-hidden">{words}</span>
    </p>
  )
}

/** Where an officer lets the person in front of them make a passkey on their own phone (CHANNELS 1.6). */
export const deskPasskeyRoutes = (deps: DeskPasskeyRoutesDeps) => (app: FastifyInstance) => {
  const desk = caseDesk(deps)
  const { passkeys, origin, qr } = deps
  const life = passkeys.policy.invitationLife

  app.get(deskRoutes.passkey, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { loaded } = one.at
    const mayInvite = isMine(one) && mayMakePasskey(loaded)
    return html(reply, PasskeyPage({ visit: request.visit, code: loaded.code, mayInvite, life, qr }))
  })

  app.post(deskRoutes.passkey, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { loaded } = one.at
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, inviteAct(loaded.code))
    const invited = isMine(one) ? await invitePasskey(passkeys, loaded, one.who.id) : undefined
    const address =
      invited?.ok === true ? `${origin}${passkeyPaths.invitation}#${invited.value.token}` : undefined
    const view = PasskeyPage({
      visit: request.visit,
      code: loaded.code,
      mayInvite: address !== undefined,
      address,
      life,
      qr,
    })
    return html(reply, view, address === undefined ? 409 : 200)
  })
}
