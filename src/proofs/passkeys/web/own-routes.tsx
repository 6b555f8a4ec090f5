import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CurrentSession } from '../../../keys/web/current-session.ts'
import { formatDate, formatTime } from '../../../platform/text/dates.ts'
import { Button, InsetText } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { html, seeOther, type Visit } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { passkeysOfEmployer, removePasskey } from '../app/own-passkeys.ts'
import type { ListedPasskey, PersonPasskeyDeps } from '../app/ports.ts'
import { passkeyPaths } from './passkey-paths.ts'

export interface OwnRoutesDeps {
  readonly passkeys: PersonPasskeyDeps
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
}

const removeAct = 'removePasskey'

interface OwnPageProps {
  readonly visit: Visit
  readonly passkeys: readonly ListedPasskey[]
  readonly wasRemoved: boolean
}

/** Every passkey that could unlock this employer's key, and the button that ends it (CHANNELS 1.6). */
function OwnPasskeysPage({ visit, passkeys, wasRemoved }: OwnPageProps): Html {
  const { t, lang } = visit
  return (
    <Page {...visit.page} title={t('llave.list.title')} back="/cuenta" styles={['more.css']}>
      {wasRemoved && <InsetText>{t('llave.list.removed')}</InsetText>}
      <p class="govuk-body">{t('llave.list.body')}</p>
      {passkeys.length === 0 && <p class="govuk-body">{t('llave.list.none')}</p>}
      {passkeys.map(({ id, createdAt, usedAt, synced }) => {
        const made = { fecha: formatDate(createdAt, lang), hora: formatTime(createdAt) }
        return (
          <section>
            <h2 class="govuk-heading-s">{t('llave.list.row', made)}</h2>
            <p class="govuk-body">
              {usedAt === null
                ? t('llave.list.unused')
                : t('llave.list.used', { fecha: formatDate(usedAt, lang) })}{' '}
              {t(synced ? 'llave.list.synced' : 'llave.list.single')}
            </p>
            <form method="post" action={passkeyPaths.remove} novalidate>
              <input type="hidden" name="f" value={visit.formNumber(removeAct)} />
              <input type="hidden" name="llave" value={id} />
              <Button kind="warning">{t('llave.list.remove', made)}</Button>
            </form>
          </section>
        )
      })}
    </Page>
  )
}

/** The passkeys of an employer's representatives, for whoever is signed in; everybody else is shown the door. */
export const ownRoutes =
  ({ passkeys, session }: OwnRoutesDeps) =>
  (app: FastifyInstance) => {
    const door = (reply: FastifyReply) => seeOther(reply, '/entrar')

    app.get<{ Querystring: Record<string, unknown> }>(passkeyPaths.own, async (request, reply) => {
      const signedIn = await session(request)
      if (signedIn === undefined) return door(reply)
      const own = await passkeysOfEmployer(passkeys, signedIn.who.employerId)
      const wasRemoved = request.query['aviso'] === 'borrada'
      return html(reply, OwnPasskeysPage({ visit: request.visit, passkeys: own, wasRemoved }))
    })

    app.post(passkeyPaths.remove, async (request, reply) => {
      const { f, llave } = takeFields(request.body, ['f', 'llave'])
      request.visit.checkForm(f, removeAct)
      const signedIn = await session(request)
      if (signedIn === undefined) return door(reply)
      const removed = await removePasskey(passkeys, signedIn.who.employerId, llave)
      return seeOther(reply, `${passkeyPaths.own}${removed ? '?aviso=borrada' : ''}`)
    })
  }
