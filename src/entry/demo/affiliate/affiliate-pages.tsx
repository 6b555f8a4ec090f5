import type { FastifyInstance } from 'fastify'
import { normaliseNumber } from '../../../kernel/digits.ts'
import { Button, InsetText, Input, Link } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { html, seeOther, type Visit } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { peoplePath } from '../people-pages.tsx'
import type { AffiliateStore, Mood } from './affiliate-store.ts'

export const affiliateDemoPath = '/demo/afiliado'
export const affiliateForgotPath = '/demo/afiliado/olvido'

/** The one key of all made-up affiliates. It opens nothing but this page. */
export const madeUpKey = 'afiliado de prueba'

const act = 'demoAffiliate'

interface PageProps {
  readonly visit: Visit
  readonly store: AffiliateStore
  /** The query that a browser came with from P-61; without one there is nobody to sign in. */
  readonly request: string | undefined
  readonly typed?: string
  readonly wrong?: 'cedula' | 'clave'
}

/** The page of the affiliate key's own service, in the demonstration: plainly not the real one. */
function SignInPage({ visit, store, request, typed = '', wrong }: PageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('mailbox.aff.title')}
      back={request === undefined ? '/demo' : undefined}
      styles={['more.css']}
      errors={wrong === undefined ? [] : [{ field: wrong, text: t(`mailbox.aff.err.${wrong}`) }]}
    >
      <InsetText>{t('mailbox.aff.lead')}</InsetText>
      {store.mood !== 'well' && <InsetText>{t(`mailbox.aff.is.${store.mood}`)}</InsetText>}
      {request === undefined ? (
        <p class="govuk-body">{t('mailbox.aff.nobody')}</p>
      ) : (
        <form method="post" action={affiliateDemoPath} novalidate>
          <input type="hidden" name="formulario" value={visit.formNumber(act)} />
          <input type="hidden" name="pedido" value={request} />
          <Input
            name="cedula"
            label={t('mailbox.aff.cedula')}
            hint={t('mailbox.aff.cedula.hint')}
            value={typed}
            inputmode="numeric"
            class="govuk-input--width-10"
            spellcheck={false}
            error={wrong === 'cedula' ? t('mailbox.aff.err.cedula') : undefined}
          />
          <Input
            name="clave"
            label={t('mailbox.aff.key')}
            hint={t('mailbox.aff.key.hint', { clave: madeUpKey })}
            class="govuk-input--width-20"
            spellcheck={false}
            error={wrong === 'clave' ? t('mailbox.aff.err.clave') : undefined}
          />
          <div class="govuk-button-group">
            <Button name="que" value="enter">
              {t('mailbox.aff.do.enter')}
            </Button>
            <Button name="que" value="locked" kind="secondary">
              {t('mailbox.aff.do.locked')}
            </Button>
            <Button name="que" value="cancel" kind="secondary">
              {t('mailbox.aff.do.cancel')}
            </Button>
          </div>
        </form>
      )}
      <h2 class="govuk-heading-m">{t('mailbox.aff.moods')}</h2>
      <form method="post" action={affiliateDemoPath} novalidate>
        <input type="hidden" name="formulario" value={visit.formNumber(act)} />
        <input type="hidden" name="pedido" value={request ?? ''} />
        <div class="govuk-button-group">
          {moods
            .filter((mood) => mood !== store.mood)
            .map((mood) => (
              <Button name="que" value={mood} kind="secondary">
                {t(`mailbox.aff.do.${mood}`)}
              </Button>
            ))}
        </div>
      </form>
      <p class="govuk-body">
        <Link href={peoplePath}>{t('mailbox.aff.people')}</Link>
      </p>
    </Page>
  )
}

const moods = ['well', 'slow', 'away'] as const satisfies readonly Mood[]

/** The pages of the made-up affiliate service, at `/demo/afiliado`: who signs in, and how the service feels. */
export const affiliateDemoRoutes =
  (store: AffiliateStore) =>
  (app: FastifyInstance): void => {
    app.get(affiliateDemoPath, ({ visit, url }, reply) => {
      const query = url.split('?').slice(1).join('?')
      const request = store.read(query) === undefined ? undefined : query
      return html(reply, SignInPage({ visit, store, request }))
    })

    app.get(affiliateForgotPath, ({ visit }, reply) =>
      html(
        reply,
        <Page {...visit.page} title={visit.t('mailbox.aff.forgot.title')} back="/hogar/afiliado">
          <InsetText>{visit.t('mailbox.aff.lead')}</InsetText>
          <p class="govuk-body">{visit.t('mailbox.aff.forgot.body', { clave: madeUpKey })}</p>
        </Page>,
      ),
    )

    app.post(affiliateDemoPath, ({ body, visit }, reply) => {
      const raw = takeFields(body, ['formulario', 'pedido', 'cedula', 'clave', 'que'])
      visit.checkForm(raw.formulario, act)
      const mood = moods.find((one) => one === raw.que)
      const request = store.read(raw.pedido)
      if (mood !== undefined) store.setMood(mood)
      if (request === undefined) return seeOther(reply, affiliateDemoPath)
      const again = (wrong?: 'cedula' | 'clave') =>
        html(
          reply,
          SignInPage({
            visit,
            store,
            request: raw.pedido,
            typed: raw.cedula.slice(0, 20),
            ...(wrong && { wrong }),
          }),
          wrong === undefined ? 200 : 422,
        )
      if (mood !== undefined) return seeOther(reply, `${affiliateDemoPath}?${raw.pedido}`)
      if (raw.que === 'cancel') return seeOther(reply, store.send(request, 'access_denied'))
      if (raw.que === 'locked') return seeOther(reply, store.send(request, 'login_required'))
      const cedula = normaliseNumber(raw.cedula)
      if (!cedula.ok || cedula.value.length !== 10) return again('cedula')
      if (raw.clave.trim().toLowerCase() !== madeUpKey) return again('clave')
      return seeOther(reply, store.admit(request, cedula.value))
    })
  }
