import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { receiptActor, type EmployerAct, type EmployerActs } from '../../audit/index.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { instantOf, zones } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodedRefusal, html, seeOther, type Visit } from '../../platform/web/context.ts'
import { checkReceiptPath } from '../../audit/web/check-receipt.tsx'
import { actName } from '../../audit/web/act-words.ts'
import type { CurrentSession } from './current-session.ts'

/** What a receipt is made out to. */
export interface ReceiptHolder {
  readonly company: string
  /** Masked. */
  readonly ruc: string
}

/** The receipt of one act, ready to be saved. */
export interface ActReceipts {
  /** The signed receipt, its facts and the key, as JSON. */
  file(act: EmployerAct, holder: ReceiptHolder): Promise<string>
  /** To print; it carries the signed receipt inside. */
  pdf(act: EmployerAct, holder: ReceiptHolder, lang: Lang): Promise<Uint8Array>
}

export interface OwnReceiptsDeps {
  readonly acts: Pick<EmployerActs, 'list' | 'find'>
  readonly receipts: ActReceipts
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
}

export const ownReceiptsPath = '/cuenta/comprobantes'

const pageSize = 20

interface OwnReceiptsProps {
  readonly visit: Visit
  readonly company: string
  readonly acts: readonly EmployerAct[]
  /** Place to go on from; undefined on the last page. */
  readonly next: number | undefined
  readonly isFirst: boolean
}

/** Everything that the log says was done with an employer, and a receipt of each act. */
export function OwnReceiptsPage({ visit, company, acts, next, isFirst }: OwnReceiptsProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('rcp.title')} back="/cuenta" styles={['more.css']}>
      <p class="govuk-body">{t('rcp.body', { razonSocial: company })}</p>
      {acts.length === 0 ? (
        <p class="govuk-body">{t('rcp.none')}</p>
      ) : (
        acts.map((act) => <ActSection visit={visit} act={act} />)
      )}
      {next !== undefined && (
        <p class="govuk-body">
          <Link href={`${ownReceiptsPath}?antes=${next}`}>{t('rcp.older')}</Link>
        </p>
      )}
      {!isFirst && (
        <p class="govuk-body">
          <Link href={ownReceiptsPath}>{t('rcp.newest')}</Link>
        </p>
      )}
      <p class="govuk-body">
        <Link href={checkReceiptPath}>{t('rcp.check')}</Link>
      </p>
    </Page>
  )
}

function ActSection({ visit: { t, lang }, act }: { readonly visit: Visit; readonly act: EmployerAct }): Html {
  const at = instantOf(act.at)
  const moment = { fecha: formatDate(at, lang), hora: formatTime(at, zones.mainland) }
  const what = actName(act.act, t)
  const of = <span class="govuk-visually-hidden"> {t('rcp.of', { acto: what, ...moment })}</span>
  const href = `${ownReceiptsPath}/${act.seq}`
  return (
    <section>
      <h2 class="govuk-heading-s">{what}</h2>
      <p class="govuk-body">
        {`${moment.fecha}, ${moment.hora}`}
        <br />
        {t(`rcp.by.${receiptActor(act.actor)}`)}
      </p>
      <ul class="govuk-list govuk-list--spaced">
        <li>
          <Link href={`${href}.pdf`}>
            {t('rcp.pdf')}
            {of}
          </Link>
        </li>
        <li>
          <Link href={`${href}.json`}>
            {t('rcp.json')}
            {of}
          </Link>
        </li>
      </ul>
    </section>
  )
}

/** Receipts of all acts on an employer, for whoever is signed in; everybody else is shown the door. */
export const ownReceiptRoutes =
  ({ acts, receipts, session }: OwnReceiptsDeps) =>
  (app: FastifyInstance) => {
    const door = (reply: FastifyReply) => seeOther(reply, '/entrar')

    app.get<{ Querystring: Record<string, unknown> }>(ownReceiptsPath, async (request, reply) => {
      const signedIn = await session(request)
      if (signedIn === undefined) return door(reply)
      const { employerId, legalName: company } = signedIn.who
      const before = placeIn(request.query['antes'])
      const found = await acts.list(employerId, before, pageSize + 1)
      const shown = found.slice(0, pageSize)
      const next = found.length > pageSize ? shown.at(-1)?.seq : undefined
      const visit = request.visit
      return html(
        reply,
        OwnReceiptsPage({ visit, company, acts: shown, next, isFirst: before === undefined }),
      )
    })

    const fileOf =
      (
        give: (
          reply: FastifyReply,
          name: string,
          act: EmployerAct,
          holder: ReceiptHolder,
          lang: Lang,
        ) => Promise<FastifyReply>,
      ) =>
      async (request: FastifyRequest<{ Params: { readonly seq: string } }>, reply: FastifyReply) => {
        const signedIn = await session(request)
        if (signedIn === undefined) return door(reply)
        const { employerId, legalName, identifier } = signedIn.who
        const seq = placeIn(request.params.seq)
        const act = seq === undefined ? undefined : await acts.find(employerId, seq)
        if (act === undefined) throw new CodedRefusal('pageNotFound')
        const holder = { company: legalName, ruc: maskRuc(identifier) }
        return give(reply, `comprobante-${act.lane}-${act.seq}`, act, holder, request.visit.lang)
      }

    app.get(
      `${ownReceiptsPath}/:seq(^[0-9]{1,15}$).pdf`,
      fileOf(async (reply, name, act, holder, lang) =>
        attached(reply, `${name}.pdf`)
          .type('application/pdf')
          .send(await receipts.pdf(act, holder, lang)),
      ),
    )
    app.get(
      `${ownReceiptsPath}/:seq(^[0-9]{1,15}$).json`,
      fileOf(async (reply, name, act, holder) =>
        attached(reply, `${name}.json`)
          .type('application/json; charset=utf-8')
          .send(await receipts.file(act, holder)),
      ),
    )
  }

/** Undefined for what is no place. */
const placeIn = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined

const attached = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`)
