import { durationInWords } from '../../platform/text/dates.ts'
import { Button, Select } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { inSight, purposes, revealable, type CaseAtDesk } from '../app/case-view.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface RevealPageProps {
  readonly visit: Visit
  readonly at: CaseAtDesk
  readonly isAgain: boolean
}

/** Asks what for before a datum of a person is shown whole; the answer is in the log before the datum is on the screen. */
export function RevealPage({ visit, at, isAgain }: RevealPageProps): Html {
  const { t } = visit
  const { code } = at.loaded
  const error = isAgain ? t('s05.reveal.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('s05.reveal')}
      styles={['more.css']}
      back={casePath(deskRoutes.case, code)}
      errors={error === undefined ? [] : [{ field: 'motivo', text: error }]}
    >
      <form method="post" action={casePath(deskRoutes.reveal, code)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(`deskReveal:${code}`)} />
        <Select
          name="dato"
          label={t('s05.reveal.which')}
          items={[
            { value: '', text: '' },
            ...revealable.map((datum) => ({ value: datum, text: t(`s05.datum.${datum}`) })),
          ]}
        />
        <Select
          name="motivo"
          label={t('s05.reveal.why')}
          error={error}
          items={[
            { value: '', text: '' },
            ...purposes.map((purpose) => ({ value: purpose, text: t(`s05.purpose.${purpose}`) })),
          ]}
        />
        <p class="govuk-hint">{t('s05.reveal.shown', { plazo: durationInWords(inSight, t) })}</p>
        <Button>{t('s05.reveal')}</Button>
      </form>
    </Page>
  )
}
