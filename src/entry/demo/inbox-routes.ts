import type { FastifyInstance } from 'fastify'
import { takeFields } from '../../platform/web/form-body.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { emptyAct, InboxList, inboxPath, OneMail } from './inbox-pages.tsx'
import type { InboxStore } from './inbox-store.ts'
import { addressesIn, codeIn, linkIn } from './mail-text.ts'

export interface InboxRoutesOptions {
  readonly store: InboxStore
  readonly origin: string
  /** `policy.link.life`, seconds. */
  readonly linkLife: number
}

/** The development inbox at `/demo/correo`, and as JSON for tests at `/demo/correo/inbox.json?to=`. */
export const inboxRoutes =
  ({ store, origin, linkLife }: InboxRoutesOptions) =>
  (app: FastifyInstance): void => {
    app.get(inboxPath, (request, reply) =>
      html(reply, InboxList({ visit: request.visit, mails: store.list() })),
    )

    app.get<{ Querystring: { to?: unknown } }>(`${inboxPath}/inbox.json`, ({ query: { to } }, reply) => {
      const mails = store.list(typeof to === 'string' ? to : undefined)
      return reply.send(
        mails.map((mail) => ({
          ...mail,
          link: linkIn(mail.text) ?? null,
          code: codeIn(mail.text) ?? null,
          addresses: addressesIn(mail.text),
        })),
      )
    })

    app.get<{ Params: { n: string } }>(`${inboxPath}/:n`, ({ params: { n }, visit }, reply) => {
      const mail = /^\d{1,9}$/.test(n) ? store.get(Number(n)) : undefined
      if (mail === undefined) throw new CodedRefusal('pageNotFound')
      return html(reply, OneMail({ visit, mail, origin, linkLife }))
    })

    app.post(`${inboxPath}/vaciar`, ({ body, visit }, reply) => {
      visit.checkForm(takeFields(body, ['formulario']).formulario, emptyAct)
      store.clear()
      return seeOther(reply, inboxPath)
    })
  }
