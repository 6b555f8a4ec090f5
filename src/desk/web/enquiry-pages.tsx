import { Button, InsetText, Link, Select, SummaryList, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { Enquiry } from '../../triage/app/enquiries.ts'
import { resultRows, slugOf } from '../../triage/domain/rows.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export const enquirySaid = ['notNow', 'taken', 'released', 'answered', 'closed'] as const
export type EnquirySaid = (typeof enquirySaid)[number]

export interface EnquiryListProps {
  readonly visit: Visit
  readonly enquiries: readonly Enquiry[]
  readonly who: OnDuty
  readonly said: EnquirySaid | undefined
}

/** S-31: what people told the assistant, the longest wait first. */
export function EnquiryListPage({ visit, enquiries, who, said }: EnquiryListProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s31.title')} styles={['more.css']} back={staffPaths.home}>
      {said !== undefined && <InsetText>{t(`s31.said.${said}`)}</InsetText>}
      <p class="govuk-body">{t('s31.body')}</p>
      {enquiries.length === 0 && <p class="govuk-body">{t('s31.none')}</p>}
      <ul class="govuk-list govuk-list--spaced">
        {enquiries.map((enquiry) => (
          <li>
            <Link href={casePath(deskRoutes.enquiry, enquiry.code)} class="clv-target">
              {enquiry.code}
            </Link>
            <br />
            {`${t('s31.since')}: ${momentWords(enquiry.toldAt)} · ${t(`s31.${enquiry.lang}`)} · ${stateWords(visit, enquiry, who)}`}
          </li>
        ))}
      </ul>
    </Page>
  )
}

function stateWords({ t }: Visit, { answer, endedAt, takenBy }: Enquiry, who: OnDuty): string {
  if (answer !== null) return t('s31.answered')
  if (endedAt !== null) return t('s31.closed')
  return t(takenBy === null ? 's31.free' : takenBy === who.id ? 's31.mine' : 's31.other')
}

export interface TypedReply {
  readonly resultado: string
  readonly respuesta: string
}

export interface EnquiryPageProps {
  readonly visit: Visit
  readonly enquiry: Enquiry
  readonly who: OnDuty
  readonly formNumber: string
  readonly said?: EnquirySaid | undefined
  readonly typed?: TypedReply
  readonly errors?: readonly {
    readonly field: 'resultado' | 'respuesta'
    readonly key: 's31.row.err' | 's31.text.err' | 's31.text.long'
  }[]
}

/** One of them, and what this officer may do with it now. */
export function EnquiryPage(props: EnquiryPageProps): Html {
  const { visit, enquiry, who, said, errors = [] } = props
  const { t } = visit
  const isOpen = enquiry.endedAt === null
  const isMine = isOpen && enquiry.takenBy === who.id
  const mayServe = mayDo(who.roles, 'servePeople') || mayDo(who.roles, 'approveReset')
  return (
    <Page
      {...visit.page}
      title={enquiry.code}
      styles={['more.css']}
      back={deskRoutes.enquiries}
      errors={errors.map(({ field, key }) => ({ field, text: t(key) }))}
    >
      {said !== undefined && <InsetText>{t(`s31.said.${said}`)}</InsetText>}
      <SummaryList
        rows={[
          { key: t('s31.since'), value: momentWords(enquiry.toldAt) },
          { key: t('s31.lang'), value: t(`s31.${enquiry.lang}`) },
          { key: t('s31.state'), value: stateWords(visit, enquiry, who) },
          { key: t('s31.said'), value: enquiry.said },
        ]}
      />
      <h2 class="govuk-heading-m">{t('s31.proposed')}</h2>
      {enquiry.proposed.length === 0 && <p class="govuk-body">{t('s31.proposed.none')}</p>}
      <ul class="govuk-list">
        {enquiry.proposed.map((row) => (
          <li>{`${row} · ${t(`t.${slugOf(row)}.title`)}`}</li>
        ))}
      </ul>
      {enquiry.answer !== null && (
        <InsetText>{`${t(`t.${slugOf(enquiry.answer.row)}.title`)}. ${enquiry.answer.text}`}</InsetText>
      )}
      {isOpen && enquiry.takenBy === null && mayServe && (
        <Plain {...props} to={deskRoutes.enquiryTake} words={t('s31.take')} kind="primary" />
      )}
      {isMine && <Reply {...props} />}
      {isMine && <Plain {...props} to={deskRoutes.enquiryClose} words={t('s31.close')} kind="warning" />}
      {isOpen && enquiry.takenBy !== null && (isMine || mayDo(who.roles, 'reassignCases')) && (
        <Plain {...props} to={deskRoutes.enquiryRelease} words={t('s31.release')} kind="secondary" />
      )}
    </Page>
  )
}

const Plain = ({
  enquiry,
  formNumber,
  to,
  words,
  kind,
}: EnquiryPageProps & {
  readonly to: string
  readonly words: string
  readonly kind: 'primary' | 'secondary' | 'warning'
}): Html => (
  <form method="post" action={casePath(to, enquiry.code)} novalidate>
    <input type="hidden" name="f" value={formNumber} />
    <Button kind={kind}>{words}</Button>
  </form>
)

function Reply({ visit: { t }, enquiry, formNumber, typed, errors = [] }: EnquiryPageProps): Html {
  const wordsFor = (field: 'resultado' | 'respuesta') => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  return (
    <form method="post" action={casePath(deskRoutes.enquiryAnswer, enquiry.code)} novalidate>
      <input type="hidden" name="f" value={formNumber} />
      <Select
        name="resultado"
        label={t('s31.row')}
        error={wordsFor('resultado')}
        value={typed?.resultado ?? ''}
        items={[
          { value: '', text: t('s31.row.none') },
          ...resultRows.map(({ id }) => ({ value: id, text: `${id} · ${t(`t.${slugOf(id)}.title`)}` })),
        ]}
      />
      <Textarea
        name="respuesta"
        label={t('s31.text')}
        hint={t('s31.text.hint')}
        error={wordsFor('respuesta')}
        value={typed?.respuesta}
        rows={4}
      />
      <Button>{t('s31.answer')}</Button>
    </form>
  )
}
