import type { FastifyInstance, FastifyReply } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { ownOf, type CurrentCase } from '../../../cases/web/current-case.ts'
import { Link } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import { html, seeOther, type Visit } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { longestAnswer } from '../../../staff/web/longest-answer.ts'
import { PasskeyForm } from '../../../staff/web/passkey-form.tsx'
import { askToShow, provePasskey } from '../app/prove-passkey.ts'
import type { PasskeySubject, PersonPasskeyDeps } from '../app/ports.ts'
import { passkeyPaths } from './passkey-paths.ts'

export interface ShowRoutesDeps {
  readonly passkeys: PersonPasskeyDeps
  readonly current: CurrentCase
  readonly limits: NetworkLimits
  /** Takes what was shown for the link that lifts the block; where the case goes on, or that no link is left today. */
  unlock(loaded: LoadedCase): Promise<{ readonly page: string } | 'dayLimit'>
  /** Whoever has no case open yet says first whom this is about. */
  toPair(visit: Visit): string
  readonly otherwise: string
}

const showAct = 'unlockPasskey'

interface ShowPageProps {
  readonly visit: Visit
  readonly otherwise: string
  readonly error?: 'llave.err' | 'llave.noscript' | 'p31.err.limit' | undefined
}

/**
 * A cancel, a timeout and a failed check look the same to us: the other way stands here from the beginning (CHANNELS
 * 1.6). Whether this person has a passkey at all is told to nobody.
 */
function ShowPage({ visit, otherwise, error }: ShowPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('llave.unlock.title')}
      errors={error === undefined ? [] : [{ field: 'entrar', text: t(error) }]}
      scripts={['passkey.js']}
    >
      <p class="govuk-body">{t('llave.unlock.body')}</p>
      {error !== undefined && (
        <CodeLine visit={visit} name={error === 'p31.err.limit' ? 'resendLimit' : 'passkeyInconclusive'} />
      )}
      <PasskeyForm
        action={passkeyPaths.unlock}
        formNumber={visit.formNumber(showAct)}
        ceremony="assertion"
        optionsHref={passkeyPaths.unlockChallenge}
        failed={t('llave.err')}
        withoutScript={t('llave.noscript')}
      >
        {t('llave.unlock.go')}
      </PasskeyForm>
      <p class="govuk-body">
        <Link href={otherwise}>{t('llave.unlock.other')}</Link>
      </p>
    </Page>
  )
}

/** The passkey of a representative, shown in the case that this browser has open, for unlocking the key. */
export const showRoutes = (deps: ShowRoutesDeps) => (app: FastifyInstance) => {
  const { passkeys, current, limits, otherwise } = deps
  const subjectOf = ({ case: { id }, employer, claimant }: LoadedCase): PasskeySubject => ({
    employerId: employer.id,
    caseId: id,
    person: passkeys.personDigest(claimant),
  })
  const page = (visit: Visit, reply: FastifyReply, error?: ShowPageProps['error']) =>
    html(reply, ShowPage({ visit, otherwise, error }), error === undefined ? 200 : 422)

  app.get(passkeyPaths.unlock, async (request, reply) =>
    (await ownOf(current, request)) === undefined
      ? seeOther(reply, deps.toPair(request.visit))
      : page(request.visit, reply),
  )

  app.get(passkeyPaths.unlockChallenge, async (request, reply) => {
    const subject = subjectOf(await current(request))
    return reply.type('application/json; charset=utf-8').send(await askToShow(passkeys, subject, 'unlock'))
  })

  app.post(passkeyPaths.unlock, async (request, reply) => {
    const { visit, body } = request
    const raw = takeFields(body, ['f', 'llave'], longestAnswer)
    visit.checkForm(raw.f, showAct)
    const loaded = await current(request)
    const subject = subjectOf(loaded)
    if (raw.llave === '') return page(visit, reply, 'llave.noscript')
    const proven = await withinLimit(
      limits,
      ['signInFailure', visit.network],
      () => provePasskey(passkeys, subject, 'unlock', raw.llave),
      ({ ok }) => !ok,
    )
    if (proven.ok) {
      const went = await deps.unlock(loaded)
      return went === 'dayLimit' ? page(visit, reply, 'p31.err.limit') : seeOther(reply, went.page)
    }
    request.log.warn({ why: proven.detail }, 'a passkey of a person was not taken')
    return page(visit, reply, 'llave.err')
  })
}
