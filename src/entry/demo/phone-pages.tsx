import type { FastifyInstance } from 'fastify'
import { instantOf } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, ButtonLink, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { PhoneStore, PhoneText } from './phone-store.ts'

export const phonePath = '/demo/telefono'
const emptyAct = 'emptyPhone'

function PhonePage({ visit, texts }: { readonly visit: Visit; readonly texts: readonly PhoneText[] }): Html {
  const { t, page } = visit
  return (
    <Page {...page} title={t('mailbox.phone.title')} back="/demo" styles={['more.css']}>
      <p class="govuk-body">{t('mailbox.phone.lead')}</p>
      {texts.length === 0 ? (
        <p class="govuk-body">{t('mailbox.empty')}</p>
      ) : (
        texts.map((one) => (
          <SummaryList
            rows={[
              { key: t('mailbox.to'), value: one.to },
              {
                key: t('mailbox.received'),
                value: formatTime(instantOf(one.receivedAt), undefined, 'seconds'),
              },
              { key: t('mailbox.phone.says'), value: one.text },
            ]}
          />
        ))
      )}
      <ButtonLink href={phonePath}>{t('mailbox.reload')}</ButtonLink>
      <form method="post" action={`${phonePath}/vaciar`} novalidate>
        <input type="hidden" name="formulario" value={visit.formNumber(emptyAct)} />
        <Button kind="secondary">{t('mailbox.phone.clear')}</Button>
      </form>
    </Page>
  )
}

/** The telephone of the demonstration at `/demo/telefono`, and as JSON for tests at `/demo/telefono/mensajes.json?to=`. */
export const phoneRoutes =
  (store: PhoneStore) =>
  (app: FastifyInstance): void => {
    app.get(phonePath, ({ visit }, reply) => html(reply, PhonePage({ visit, texts: store.list() })))
    app.get<{ Querystring: { to?: unknown } }>(`${phonePath}/mensajes.json`, ({ query: { to } }, reply) =>
      reply.send(store.list(typeof to === 'string' ? to : undefined)),
    )
    app.post(`${phonePath}/vaciar`, ({ body, visit }, reply) => {
      visit.checkForm(takeFields(body, ['formulario']).formulario, emptyAct)
      store.clear()
      return seeOther(reply, phonePath)
    })
  }
