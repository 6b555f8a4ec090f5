import { Button, Radios, Select, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { rejectNexts, rejectReasons } from '../../proofs/signatures/domain/rejection.ts'
import { acceptanceCeremony } from '../app/signed-acceptance.ts'
import type { Acceptance } from '../app/signed-ports.ts'
import { DecisionForm } from '../../staff/web/decision-form.tsx'
import { casePath, deskRoutes } from './desk-paths.ts'
import type { SignedPageProps } from './signed-props.ts'

const errorAt = ({ visit, error }: SignedPageProps, field: string): string | undefined =>
  error?.field === field ? visit.t(error.key) : undefined

export const acceptAct = (uploadId: string): string => `signedAccept:${uploadId}`
export const rejectAct = (uploadId: string): string => `signedReject:${uploadId}`

/** Asks for it to be accepted: nothing follows before another person has decided. */
export function AcceptForm(props: SignedPageProps): Html {
  const { visit, seen, typed } = props
  const { t } = visit
  return (
    <form method="post" action={casePath(deskRoutes.signedAccept, seen.loaded.code)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(acceptAct(seen.upload.id))} />
      <p class="govuk-body">{t('s11.accept.body')}</p>
      <Textarea
        name="porque"
        label={t('s11.accept.reason')}
        hint={t('s11.accept.reason.hint')}
        error={errorAt(props, 'porque')}
        value={typed['porque']}
        rows={3}
      />
      <Button>{t('s11.accept.ask')}</Button>
    </form>
  )
}

/** A reason of the list, in words that the person is told, and where they go on. */
export function RejectForm(props: SignedPageProps): Html {
  const { visit, seen, typed } = props
  const { t } = visit
  return (
    <form method="post" action={casePath(deskRoutes.signedReject, seen.loaded.code)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(rejectAct(seen.upload.id))} />
      <Select
        name="motivo"
        label={t('s11.reject.reason')}
        error={errorAt(props, 'motivo')}
        value={typed['motivo'] ?? ''}
        items={[
          { value: '', text: t('s11.reject.reason.none') },
          ...rejectReasons.map((reason) => ({ value: reason, text: t(`s11.why.${reason}`) })),
        ]}
      />
      <Radios
        name="sigue"
        legend={t('s11.reject.next')}
        value={typed['sigue']}
        items={rejectNexts.map((next) => ({ value: next, label: t(`s11.reject.${next}`) }))}
      />
      <Button kind="warning">{t('s11.reject')}</Button>
    </form>
  )
}

/** Another person decides, with their passkey in hand, about what is on their screen. */
export function DecideForm(props: SignedPageProps & { readonly acceptance: Acceptance }): Html {
  const { visit, seen, acceptance, typed } = props
  const { t } = visit
  return (
    <DecisionForm
      visit={visit}
      action={casePath(deskRoutes.signedDecide, seen.loaded.code)}
      formNumber={visit.formNumber(acceptanceCeremony(acceptance.id))}
      asksPasskey={props.asksPasskey}
      challengeHref={casePath(deskRoutes.signedChallenge, seen.loaded.code)}
    >
      <input type="hidden" name="id" value={acceptance.id} />
      <input type="hidden" name="vista" value={props.digest} />
      <Radios
        name="decision"
        legend={t('s09.decision')}
        error={errorAt(props, 'decision')}
        value={typed['decision']}
        items={[
          { value: 'approved', label: t('s11.second.approve') },
          { value: 'returned', label: t('s11.second.back') },
        ]}
      />
      <Textarea
        name="observaciones"
        label={t('s11.second.reason')}
        hint={t('s11.second.reason.hint')}
        error={errorAt(props, 'observaciones')}
        value={typed['observaciones']}
        rows={3}
      />
    </DecisionForm>
  )
}
