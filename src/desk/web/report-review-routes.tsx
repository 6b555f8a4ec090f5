import type { FastifyInstance, FastifyReply } from 'fastify'
import { parseId, type EmployerId } from '../../kernel/ids.ts'
import { maskRuc, shownName } from '../../kernel/mask.ts'
import { plus } from '../../kernel/time.ts'
import { Button, InsetText, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodedRefusal, html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { Confirmation } from '../../staff/app/confirm-again.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { DecisionForm } from '../../staff/web/decision-form.tsx'
import { issueChallenge } from '../../staff/web/issue-challenge.ts'
import { longestAnswer } from '../../staff/web/longest-answer.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { reviewWithin } from '../../cases/app/report.ts'
import type { Ceremonies, OnDuty } from '../../staff/app/ports.ts'
import {
  decideVerdict,
  proposeVerdict,
  reportCeremony,
  reportVerdicts,
  type OpenReport,
  type ReportReviewDeps,
  type ReportReviewId,
} from '../app/report-review.ts'
import type { DeskGate } from './desk-gate.ts'
import { approvalPath, deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export interface ReportReviewRoutesDeps extends ReportReviewDeps {
  readonly gate: DeskGate
  readonly confirmation: Confirmation
  readonly ceremonies: Pick<Ceremonies, 'assertion'>
  newChallenge(): string
}

const listed = 50
const act = 'reviewReport'

interface PageProps {
  readonly visit: Visit
  readonly reports: readonly OpenReport[]
  readonly who: OnDuty
  /** False only for an officer of a demonstration. */
  readonly asksPasskey: boolean
  /** Without one nobody decides, whatever way they came in. */
  readonly hasPasskey: boolean
  readonly said: Said | undefined
}

const saidKeys = {
  proposed: 's28.said.proposed',
  done: 's28.said.done',
  returned: 's28.said.returned',
  notNow: 's28.said.notNow',
  samePerson: 's28.said.samePerson',
  decision: 's09.err.decision',
  passkey: 's09.err.passkey',
} as const
type Said = keyof typeof saidKeys
const saidWords = Object.keys(saidKeys) as readonly Said[]

/** S-28: employers that somebody stopped, the longest wait first, and what two people say of each. */
function ReportListPage({ visit, reports, said, ...officer }: PageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('s28.title')}
      styles={['more.css']}
      scripts={['passkey.js']}
      back={staffPaths.home}
    >
      {said !== undefined && <InsetText>{t(saidKeys[said])}</InsetText>}
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
          <Choices visit={visit} report={report} {...officer} />
        </section>
      ))}
    </Page>
  )
}

type ChoicesProps = Pick<PageProps, 'visit' | 'who' | 'asksPasskey' | 'hasPasskey'> & {
  readonly report: OpenReport
}

function Choices({ visit, report, ...officer }: ChoicesProps): Html {
  const { who } = officer
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
  if (officer.asksPasskey && !officer.hasPasskey) return <InsetText>{t('s09.passkey.none')}</InsetText>
  return <OwnDecision visit={visit} report={report} waiting={report.waiting} {...officer} />
}

/** The second person’s word on what a first one proposed. */
function OwnDecision({
  visit,
  report,
  waiting,
  who,
  asksPasskey,
}: ChoicesProps & { readonly waiting: NonNullable<OpenReport['waiting']> }): Html {
  const { t } = visit
  const isOwn = waiting.proposer === who.person
  const decisions = isOwn ? (['returned'] as const) : (['approved', 'returned'] as const)
  return (
    <>
      {isOwn && <p class="govuk-body">{t('s28.said.samePerson')}</p>}
      <DecisionForm
        visit={visit}
        action={deskRoutes.reportDecide}
        formNumber={visit.formNumber(reportCeremony(waiting.id))}
        asksPasskey={asksPasskey}
        challengeHref={approvalPath(deskRoutes.reportChallenge, waiting.id)}
        one={{ buttonId: `decidir-${report.code}`, about: report.code }}
      >
        <input type="hidden" name="empresa" value={report.employerId} />
        <input type="hidden" name="dictamen" value={waiting.id} />
        <Radios
          name="decision"
          idPrefix={`decision-${report.code}`}
          legend={
            <>
              {t('s09.decision')}
              <span class="govuk-visually-hidden">: {report.code}</span>
            </>
          }
          items={decisions.map((decision) => ({ value: decision, label: t(`s28.${decision}`) }))}
        />
      </DecisionForm>
    </>
  )
}

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
    const [asksPasskey, hasPasskey] = await Promise.all([
      deps.confirmation.asksPasskey(who),
      deps.confirmation.hasPasskey(who),
    ])
    const said = saidWords.find((word) => word === request.query['aviso'])
    return html(reply, ReportListPage({ visit: request.visit, reports, who, asksPasskey, hasPasskey, said }))
  })

  const back = (reply: FastifyReply, said: Said) => seeOther(reply, `${deskRoutes.reports}?aviso=${said}`)
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

  app.get(deskRoutes.reportChallenge, async (request, reply) => {
    await deps.gate.toDo(request, 'approveReset')
    const id = parseId<ReportReviewId>((request.params as { readonly id?: unknown }).id)
    // Only what stands on the page that they have before them.
    const reports = id.ok ? await deps.reports.list(listed) : []
    if (!id.ok || !reports.some(({ waiting }) => waiting?.id === id.value))
      throw new CodedRefusal('pageNotFound')
    const challenge = issueChallenge(request.visit, reportCeremony(id.value), deps.newChallenge())
    return reply.type('application/json; charset=utf-8').send(await deps.ceremonies.assertion(challenge))
  })

  app.post(deskRoutes.reportDecide, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'approveReset')
    const raw = takeFields(request.body, ['f', 'llave', 'empresa', 'dictamen', 'decision'], longestAnswer)
    const { visit } = request
    const ceremony = reportCeremony(raw.dictamen)
    visit.checkForm(raw.f, ceremony)
    const id = parseId<ReportReviewId>(raw.dictamen)
    if (!id.ok) throw new CodedRefusal('pageNotFound')
    const employerId = employerIn(raw.empresa)
    const decision = (['approved', 'returned'] as const).find((each) => each === raw.decision)
    if (decision === undefined) return back(reply, 'decision')
    const shown = { raw: raw.llave, issued: visit.browser.challenge, now: visit.now }
    const passkey = await deps.confirmation.confirm(who, ceremony, shown)
    if (!passkey.ok) return back(reply, 'passkey')
    const asked = { employerId, id: id.value, decision, confirmed: passkey.value }
    const done = await decideVerdict(deps, asked, who)
    if (!done.ok) return back(reply, done.code)
    return back(reply, decision === 'approved' ? 'done' : 'returned')
  })
}
