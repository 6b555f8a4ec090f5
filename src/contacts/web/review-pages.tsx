import { nextMinute, durationInWords, formatDate, formatTime } from '../../platform/text/dates.ts'
import type { Instant } from '../../kernel/time.ts'
import { InsetText, Radios, Select, SummaryList, WarningText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { DecisionForm } from '../../staff/web/decision-form.tsx'
import type { ChangeView, MailChangeView } from '../app/ports.ts'
import { contactReviewCeremony } from '../app/review-change.ts'
import { mends, refusals } from '../domain/review.ts'

export type ReviewError = 's12.err.verdict' | 's12.err.same' | 's12.err.moved' | 's09.err.passkey'

export interface ReviewPageProps {
  readonly visit: Visit
  readonly caseCode: string
  readonly change: MailChangeView
  /** Whether there is a confirmed contact that could object (ATK-43). */
  readonly cools: boolean
  /** Other employers with the same mailbox on record. */
  readonly sharedBy: number
  /** Seconds. */
  readonly coolOff: number
  /** Null for whoever may look and not decide. */
  readonly decides: {
    /** False only for an officer of a demonstration. */
    readonly asksPasskey: boolean
    /** Without one nobody decides, whatever way they came in. */
    readonly hasPasskey: boolean
  } | null
  readonly error?: ReviewError | undefined
  readonly typed?: { readonly fallo: string; readonly motivo: string } | undefined
}

const reasons = [...mends, ...refusals] as const
type Reason = (typeof reasons)[number]
const isReason = (text: string | null): text is Reason =>
  (reasons as readonly (string | null)[]).includes(text)

/** S-12. Whole addresses: the reviewer compares them with the papers on the desk. */
export function ReviewPage(props: ReviewPageProps): Html {
  const { visit, change, sharedBy, error, decides } = props
  const { t } = visit
  const { state } = change
  const words = error === undefined ? undefined : t(error)
  const isAsked = decides !== null && state.is === 'approval'
  const lacksPasskey = decides?.asksPasskey === true && !decides.hasPasskey
  return (
    <Page
      {...visit.page}
      title={t('s12.title', { empresa: change.legalName })}
      styles={['more.css']}
      scripts={isAsked ? ['passkey.js'] : []}
      back={decides === null ? undefined : '/interno/contactos'}
      errors={words === undefined ? [] : [{ field: 'fallo', text: words }]}
    >
      {state.is === 'ended' && state.reason === 'reported' && (
        <WarningText iconText={t('s12.mark')}>{t('s12.objection')}</WarningText>
      )}
      {sharedBy > 0 && <WarningText iconText={t('s12.mark')}>{t('s12.shared', { n: sharedBy })}</WarningText>}
      <SummaryList
        rows={[
          { key: t('s12.case'), value: props.caseCode },
          { key: t('s12.old'), value: change.presentMail ?? t('s12.old.none') },
          { key: t('s12.new'), value: change.newMail },
          { key: t('s12.proof'), value: proofWords(visit, change) },
          ...(state.is === 'newMail' || state.is === 'approval'
            ? [{ key: t('s12.wait'), value: waitWords(visit, props) }]
            : []),
          { key: t('s12.state'), value: stateWords(visit, change) },
        ]}
      />
      {isAsked && lacksPasskey && <InsetText>{t('s09.passkey.none')}</InsetText>}
      {isAsked && !lacksPasskey && <OwnWord {...props} asksPasskey={decides.asksPasskey} words={words} />}
    </Page>
  )
}

/** The second person’s word, about this change and no other. */
function OwnWord({
  visit,
  caseCode,
  change,
  asksPasskey,
  typed,
  words,
}: ReviewPageProps & { readonly asksPasskey: boolean; readonly words: string | undefined }): Html {
  const { t } = visit
  const action = `/interno/contactos/${caseCode}`
  return (
    <DecisionForm
      visit={visit}
      action={action}
      formNumber={visit.formNumber(contactReviewCeremony(change.id))}
      asksPasskey={asksPasskey}
      challengeHref={`${action}/reto`}
    >
      <input type="hidden" name="cambio" value={change.id} />
      <Radios
        name="fallo"
        legend={t('s12.verdict')}
        error={words}
        value={typed?.fallo}
        items={[
          { value: 'approve', label: t('s12.approve') },
          { value: 'sendBack', label: t('s12.sendBack') },
          { value: 'refuse', label: t('s12.refuse') },
        ]}
      />
      <Select
        name="motivo"
        label={t('s12.why')}
        value={typed?.motivo}
        items={[
          { value: '', text: t('s12.why.none') },
          ...reasons.map((reason) => ({ value: reason, text: t(`s12.why.${reason}`) })),
        ]}
      />
    </DecisionForm>
  )
}

const at = ({ t, lang }: Visit, moment: Instant) => ({
  fecha: formatDate(moment, lang),
  hora: `${formatTime(moment)} (${t('g.zone')})`,
})

const waitWords = ({ t }: Visit, { cools, coolOff }: Pick<ReviewPageProps, 'cools' | 'coolOff'>): string =>
  cools ? t('s12.wait.full', { plazo: durationInWords(coolOff, t) }) : t('s12.wait.none')

const proofWords = (visit: Visit, { confirmedAt }: ChangeView): string =>
  confirmedAt === null ? visit.t('s12.proof.waiting') : visit.t('s12.proof.atCounter', at(visit, confirmedAt))

/** How a change stands, in words. */
export function stateWords(visit: Visit, { state, reviewReason }: ChangeView): string {
  const { t } = visit
  switch (state.is) {
    case 'presentMail':
    case 'newMail':
    case 'newPhone':
      return t('s12.state.newMail')
    case 'approval':
      return t('s12.state.approval')
    case 'cooling':
      return t('s12.state.cooling', at(visit, nextMinute(state.usableFrom)))
    case 'done':
      return t('s12.state.done')
    case 'ended': {
      const motivo = isReason(reviewReason) ? t(`s12.why.${reviewReason}`) : ''
      return state.reason === 'sentBack' || state.reason === 'refused'
        ? t(`s12.state.ended.${state.reason}`, { motivo })
        : t(`s12.state.ended.${state.reason}`)
    }
  }
}
