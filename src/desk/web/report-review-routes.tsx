import type { FastifyInstance, FastifyReply } from 'fastify'
import { parseId, type EmployerId } from '../../kernel/ids.ts'
import { maskRuc, shownName } from '../../kernel/mask.ts'
import { plus } from '../../kernel/time.ts'
import { Button, InsetText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodedRefusal, html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { reviewWithin } from '../../cases/app/report.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import {
  decideVerdict,
  proposeVerdict,
  reportVerdicts,
  type OpenReport,
  type ReportReviewDeps,
  type ReportReviewId,
} from '../app/report-review.ts'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export interface ReportReviewRoutesDeps extends ReportReviewDeps {
  readonly gate: DeskGate
}

const listed = 50
const act = 'reviewReport'

interface PageProps {
  readonly visit: Visit
  readonly reports: readonly OpenReport[]
  readonly who: OnDuty
  readonly said: 'proposed' | 'done' | 'returned' | 'notNow' | 'samePerson' | undefined
}

/** S-28: employers that somebody stopped, the longest wait first, and what two people say of each. */
function ReportListPage({ visit, reports, who, said }: PageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s28.title')} styles={['more.css']} back={staffPaths.home}>
      {said !== undefined && <InsetText>{t(`s28.said.${said}`)}</InsetText>}
      <p class="govuk-body">{t('s28.body')}</p>
      {reports.length === 0 && <p class="govuk-body">{t('s28.none')}</p>}
      {reports.map((report) => (
        <section>
          <h2 class="govuk-heading-s">{`${report.code} · ${shownName(report)}`}</h2>
          <p class="govuk-body">
            {`RUC ${maskRuc(report.identifier)}`}
            <br />
            {`${t('s28.since')}: ${momentWords(report.reportedAt)}`}
            <br />
            {`${t('s28.due')}: ${momentWords(plus(report.reportedAt, reviewWithin))}`}
            <br />
            {`${t('s28.call')}: ${report.contact ?? t('s28.noContact')}`}
            {report.waiting !== null && (
              <>
                <br />
                {`${t('s28.waiting')}: ${t(`s28.${report.waiting.verdict}`)}`}
              </>
            )}
          </p>
          <Choices visit={visit} report={report} who={who} />
        </section>
      ))}
    </Page>
  )
}

function Choices({
  visit,
  report,
  who,
}: {
  readonly visit: Visit
  readonly report: OpenReport
  readonly who: OnDuty
}): Html {
  const { t } = visit
  const common = (
    <>
      <input type="hidden" name="f" value={visit.formNumber(act)} />
      <input type="hidden" name="empresa" value={report.employerId} />
    </>
  )
  const about = <span class="govuk-visually-hidden">: {report.code}</span>
  if (report.waiting === null)
    return mayDo(who.roles, 'servePeople') || mayDo(who.roles, 'approveReset') ? (
      <>
        {reportVerdicts.map((verdict) => (
          <form method="post" action={deskRoutes.reportPropose} novalidate>
            {common}
            <input type="hidden" name="dictamen" value={verdict} />
            <Button kind="secondary">
              {t(`s28.propose.${verdict}`)}
              {about}
            </Button>
          </form>
        ))}
      </>
    ) : (
      <></>
    )
  if (!mayDo(who.roles, 'approveReset')) return <></>
  const isOwn = report.waiting.proposer === who.person
  const decisions = isOwn ? (['returned'] as const) : (['approved', 'returned'] as const)
  return (
    <>
      {isOwn && <p class="govuk-body">{t('s28.said.samePerson')}</p>}
      {decisions.map((decision) => (
        <form method="post" action={deskRoutes.reportDecide} novalidate>
          {common}
          <input type="hidden" name="dictamen" value={report.waiting?.id ?? ''} />
          <input type="hidden" name="decision" value={decision} />
          <Button kind={decision === 'approved' ? 'warning' : 'secondary'}>
            {t(`s28.${decision}`)}
            {about}
          </Button>
        </form>
      ))}
    </>
  )
}

const saidWords = ['proposed', 'done', 'returned', 'notNow', 'samePerson'] as const

export const reportReviewRoutes = (deps: ReportReviewRoutesDeps) => (app: FastifyInstance) => {
  app.get<{ Querystring: Record<string, unknown> }>(deskRoutes.reports, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    const reports = await deps.reports.list(listed)
    if (reports.length > 0)
      await deps.atomically((tx) =>
        deps.audit.append(tx, {
          act: 'queueSeen',
          actor: { officer: who.id },
          reason: 'reports',
          detail: { rows: reports.length },
        }),
      )
    const said = saidWords.find((word) => word === request.query['aviso'])
    return html(reply, ReportListPage({ visit: request.visit, reports, who, said }))
  })

  const back = (reply: FastifyReply, said: (typeof saidWords)[number]) =>
    seeOther(reply, `${deskRoutes.reports}?aviso=${said}`)
  const employerIn = (text: string): EmployerId => {
    const id = parseId<EmployerId>(text)
    if (!id.ok) throw new CodedRefusal('pageNotFound')
    return id.value
  }

  app.post(deskRoutes.reportPropose, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    const { f, empresa, dictamen } = takeFields(request.body, ['f', 'empresa', 'dictamen'])
    request.visit.checkForm(f, act)
    const verdict = reportVerdicts.find((one) => one === dictamen)
    if (verdict === undefined) throw new CodedRefusal('pageNotFound')
    if (!mayDo(who.roles, 'approveReset')) await deps.gate.toDo(request, 'servePeople')
    const done = await proposeVerdict(deps, employerIn(empresa), verdict, who)
    return back(reply, done.ok ? 'proposed' : 'notNow')
  })

  app.post(deskRoutes.reportDecide, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'approveReset')
    const { f, empresa, dictamen, decision } = takeFields(request.body, [
      'f',
      'empresa',
      'dictamen',
      'decision',
    ])
    request.visit.checkForm(f, act)
    const id = parseId<ReportReviewId>(dictamen)
    if (!id.ok || (decision !== 'approved' && decision !== 'returned')) throw new CodedRefusal('pageNotFound')
    const done = await decideVerdict(deps, { employerId: employerIn(empresa), id: id.value }, decision, who)
    if (!done.ok) return back(reply, done.code)
    return back(reply, decision === 'approved' ? 'done' : 'returned')
  })
}
