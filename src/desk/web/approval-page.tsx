import { maskCedula, maskEmail, maskPersonName, maskRuc } from '../../kernel/mask.ts'
import { formatTime } from '../../platform/text/dates.ts'
import {
  InsetText,
  Link,
  Radios,
  SummaryList,
  Tag,
  Textarea,
  WarningText,
} from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import { stateOf } from '../../proofs/dossier/domain/dossier.ts'
import type { Approval } from '../app/approval-view.ts'
import type { ToldLine } from '../app/case-view.ts'
import { decisionCeremony } from '../app/decide-reset.ts'
import { deskPaths } from '../domain/desk-case.ts'
import type { Decision, ShownPart } from '../domain/reset-request.ts'
import { arrivalWords } from './arrival-words.ts'
import { attorneyWords } from './attorney-words.ts'
import { LineTable } from './case-tabs.tsx'
import { DecisionForm } from '../../staff/web/decision-form.tsx'
import { approvalPath, casePath, deskRoutes } from './desk-paths.ts'
import { identityResults } from './identity-page.tsx'
import { offlineWords } from './offline-words.ts'
import { Answers, moment, paperColour } from './papers-page.tsx'

export type ApprovalError = Extract<
  TextKey,
  `s09.err.${string}` | 's06.err.over' | 's06.err.conflict' | 's08.err.dayLimit'
>

export interface ApprovalPageProps {
  readonly visit: Visit
  readonly approval: Approval
  /** Empty unless something is different from what was asked for. */
  readonly changes: readonly ToldLine[]
  /** What is not as it stood on the page that was sent. */
  readonly different: readonly ShownPart[]
  /** Why whoever looks may not decide, if so. */
  readonly barred: 'self' | 'saw' | undefined
  /** False only for an officer of a demonstration. */
  readonly asksPasskey: boolean
  /** Without one nobody decides, whatever way they came in. */
  readonly hasPasskey: boolean
  readonly error: ApprovalError | undefined
  readonly typed: { readonly decision: string; readonly reason: string } | undefined
}

/** S-09: everything that the decision is bound to, and the decision. */
export function ApprovalPage(props: ApprovalPageProps): Html {
  const { visit, approval, changes, different, barred, error } = props
  const { t } = visit
  const { request, loaded, hasChanged } = approval
  const isOpen = request.decision === null
  const words = error === undefined ? undefined : t(error)
  return (
    <Page
      {...visit.page}
      title={t('s09.title', { empresa: loaded.employer.legalName })}
      styles={['more.css']}
      scripts={isOpen ? ['passkey.js'] : []}
      back={deskRoutes.approvals}
      errors={words === undefined ? [] : [{ field: isOpen ? 'decision' : 'cambios', text: words }]}
    >
      <p class="govuk-body">
        {t('s09.requested', {
          nombre: request.requestedBy.name,
          hora: `${formatTime(request.requestedAt)} (${t('g.zone')})`,
        })}
      </p>
      {!isOpen && <InsetText>{overWords(visit, request.decision, request.decisionReason)}</InsetText>}
      {isOpen && loaded.employerFacts.doubtful !== false && (
        <WarningText iconText={t('s12.mark')}>{t('s09.alert.doubtful')}</WarningText>
      )}
      {isOpen && hasChanged && <WarningText iconText={t('s12.mark')}>{t('s09.alert.changed')}</WarningText>}
      {(changes.length > 0 || different.length > 0) && (
        <section id="cambios" tabindex={-1}>
          <h2 class="govuk-heading-m">{t('s09.changes')}</h2>
          {different.length > 0 && (
            <p class="govuk-body">
              {t('s09.different', { partes: different.map((part) => t(`s09.part.${part}`)).join(', ') })}
            </p>
          )}
          {changes.length > 0 && <LineTable visit={visit} lines={changes} />}
        </section>
      )}
      <Evidence visit={visit} approval={approval} />
      {isOpen && barred !== undefined && <InsetText>{t(`s09.err.${barred}`)}</InsetText>}
      {isOpen &&
        barred === undefined &&
        (props.asksPasskey && !props.hasPasskey ? (
          <InsetText>{t('s09.passkey.none')}</InsetText>
        ) : (
          <OwnDecision {...props} words={words} />
        ))}
    </Page>
  )
}

function overWords({ t }: Visit, decision: Decision | 'void' | null, motivo: string): string {
  switch (decision) {
    case 'returned':
    case 'rejected':
      return t(`s09.over.${decision}`, { motivo })
    case 'approved':
      return t('s09.over.approved')
    default:
      return t('s09.over.void')
  }
}

const proofNames = ['reg', 'att', 'second', 'gate', 'mail'] as const

/** What was checked, by whom, and what the link would be sent to. Whole data have their own page, with a purpose. */
function Evidence({
  visit,
  approval: { request, loaded, now },
}: Pick<ApprovalPageProps, 'visit' | 'approval'>) {
  const { t } = visit
  const { employer, employerFacts: facts, claimant, case: one } = loaded
  const { inquiry, attendance, dossier } = now.file
  const path = deskPaths.find((each) => each === one.path)
  return (
    <>
      <h2 class="govuk-heading-m">{t('s09.evidence')}</h2>
      <SummaryList
        rows={[
          {
            key: t('s02.col.code'),
            value: <Link href={casePath(deskRoutes.case, loaded.code)}>{loaded.code}</Link>,
          },
          ...(path === undefined ? [] : [{ key: t('s02.col.kind'), value: t(`s02.kind.${path}`) }]),
          { key: t('s08.reason'), value: t(`s08.reason.${request.reason}`) },
          ...(request.note === '' ? [] : [{ key: t('s08.note'), value: request.note }]),
          { key: t('s05.field.legalName'), value: employer.legalName },
          { key: t('s05.field.ruc'), value: maskRuc(employer.identifier) },
          ...(facts.rucState === 'notAsked'
            ? []
            : [{ key: t('s05.field.state'), value: t(`s05.reg.${facts.rucState}`) }]),
          { key: t('s05.datum.cedula'), value: maskCedula(claimant) },
          {
            key: t('s09.representatives'),
            value: lines(
              employer.representatives.map(
                ({ document, names }) => `${maskPersonName(names)} · ${maskCedula(document)}`,
              ),
            ),
          },
          { key: t('s08.to'), value: employer.mail === null ? '' : maskEmail(employer.mail.value) },
          {
            key: t('s09.proofs'),
            value: lines(
              one.ledger.map(({ kind, at }) => {
                const known = proofNames.find((name) => name === kind) ?? 'other'
                return t('s09.proof', { prueba: t(`s09.proof.${known}`), ...moment(visit, at) })
              }),
            ),
          },
          ...(attendance === null
            ? []
            : [
                {
                  key: t('s09.identity'),
                  value: lines([
                    t(identityResults[attendance.result]),
                    ...(attendance.paper === null ? [] : [offlineWords(visit, attendance, attendance.paper)]),
                    ...(attendance.attorney === null ? [] : [attorneyWords(visit, attendance.attorney)]),
                    ...(attendance.paper === null ? [arrivalWords(visit, attendance.arrival)] : []),
                    ...attendance.points.map((point) => t(`s07.point.${point}`)),
                  ]),
                },
              ]),
          ...dossier.documents.map((document) => {
            const state = stateOf(document)
            return {
              key: t(`p90.${document.kind}`),
              value: <Tag colour={paperColour[state]}>{t(`p90.st.${state}`)}</Tag>,
            }
          }),
        ]}
      />
      {inquiry !== null && <Answers visit={visit} inquiry={inquiry} />}
    </>
  )
}

const lines = (all: readonly string[]): Child => (
  <ul class="govuk-list">
    {all.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

function OwnDecision({
  visit,
  approval: { request, now },
  asksPasskey,
  typed,
  words,
}: ApprovalPageProps & { readonly words: string | undefined }): Html {
  const { t } = visit
  return (
    <DecisionForm
      visit={visit}
      action={approvalPath(deskRoutes.approval, request.id)}
      formNumber={visit.formNumber(decisionCeremony(request.id))}
      asksPasskey={asksPasskey}
      challengeHref={approvalPath(deskRoutes.approvalChallenge, request.id)}
    >
      <input type="hidden" name="vista" value={now.digest} />
      <input type="hidden" name="partes" value={now.marks.join('.')} />
      <Radios
        name="decision"
        legend={t('s09.decision')}
        error={words}
        value={typed?.decision}
        items={[
          { value: 'approved', label: t('s09.approve') },
          { value: 'returned', label: t('s09.back') },
          { value: 'rejected', label: t('s09.reject') },
        ]}
      />
      <Textarea
        name="motivo"
        label={t('s09.reason')}
        hint={t('s09.reason.hint')}
        value={typed?.reason}
        rows={3}
      />
    </DecisionForm>
  )
}
