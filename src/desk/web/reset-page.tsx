import { maskEmail } from '../../kernel/mask.ts'
import { Button, InsetText, Link, Select, SummaryList, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { ResetRequest } from '../app/counter-ports.ts'
import type { Pending } from '../domain/pending.ts'
import { resetReasons } from '../domain/reset-request.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { MissingList } from './missing-list.tsx'
import { moment } from './papers-page.tsx'

export type ResetError = Extract<TextKey, `s08.err.${string}` | 's06.err.over' | 's06.err.conflict'>

export const resetAct = (code: string): string => `deskReset:${code}`

export interface ResetTabProps {
  readonly visit: Visit
  readonly code: string
  readonly mail: string | undefined
  readonly pending: readonly Pending[]
  /** The newest request of this case. */
  readonly last: ResetRequest | undefined
  readonly needsSecond: boolean
  /** A finger stands for the papers (E3). */
  readonly byFinger: boolean
  /** Everything is there, and no link is out: it is asked for on the page of the link. */
  readonly isReady: boolean
  readonly mayWork: boolean
  readonly error: ResetError | undefined
  readonly typed: { readonly reason: string; readonly note: string } | undefined
}

/** S-08. There is no field for an address: the link goes where it always goes (I-24). */
export function ResetTab(props: ResetTabProps): Html {
  const { visit, pending, last, mayWork } = props
  const { t } = visit
  const isWaiting = last?.decision === null
  return (
    <>
      <h2 class="govuk-heading-m">{t('s08.title')}</h2>
      {last !== undefined && <InsetText>{lastWords(visit, last)}</InsetText>}
      {props.isReady && (
        <p class="govuk-body">
          <Link href={casePath(deskRoutes.link, props.code)}>{t('paper.link.go')}</Link>
        </p>
      )}
      {!isWaiting && !props.isReady && <MissingList visit={visit} pending={pending} />}
      {mayWork && !isWaiting && pending.length === 0 && <ResetForm {...props} />}
    </>
  )
}

function lastWords(
  visit: Visit,
  { decision, decisionReason, requestedBy, requestedAt }: ResetRequest,
): string {
  const { t } = visit
  switch (decision) {
    case null:
      return t('s08.waiting', { nombre: requestedBy.name, ...moment(visit, requestedAt) })
    case 'approved':
      return t('s09.over.approved')
    case 'returned':
      return t('s08.returned', { motivo: decisionReason })
    case 'rejected':
      return t('s08.rejected', { motivo: decisionReason })
    case 'void':
      return t('s08.void')
  }
}

function ResetForm({ visit, code, mail, needsSecond, byFinger, error, typed }: ResetTabProps): Html {
  const { t } = visit
  return (
    <form method="post" action={casePath(deskRoutes.reset, code)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(resetAct(code))} />
      <p class="govuk-body">{t(needsSecond ? 's08.self' : byFinger ? 's08.direct.finger' : 's08.direct')}</p>
      <SummaryList rows={[{ key: t('s08.to'), value: mail === undefined ? '' : maskEmail(mail) }]} />
      <p class="govuk-hint">{t('s08.to.hint')}</p>
      <Select
        name="motivo"
        label={t('s08.reason')}
        error={error === undefined ? undefined : t(error)}
        value={typed?.reason}
        items={[
          { value: '', text: '' },
          ...resetReasons.map((reason) => ({ value: reason, text: t(`s08.reason.${reason}`) })),
        ]}
      />
      {/* Where nobody approves it, nobody would read it. */}
      {needsSecond && <Textarea name="nota" label={t('s08.note')} value={typed?.note} rows={3} />}
      <Button>{t(needsSecond ? 's08.send' : 's08.sendNow')}</Button>
    </form>
  )
}
