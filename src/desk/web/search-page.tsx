import { shownName } from '../../kernel/mask.ts'
import { Button, Input, Link, Select, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { searchReasons, type Found } from '../app/search.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { statusColour } from './desk-words.ts'
import { momentWords } from './told-acts.ts'

export interface SearchPageProps {
  readonly visit: Visit
  readonly errors?: { readonly q: boolean; readonly motivo: boolean }
  readonly found?: Found
}

/** S-14. What was typed is not shown again: it may be the number of a person. */
export function SearchPage({ visit, errors, found }: SearchPageProps): Html {
  const { t } = visit
  const [noQuery, noReason] = [
    errors?.q === true ? t('s14.err.q') : undefined,
    errors?.motivo === true ? t('s14.err.why') : undefined,
  ]
  return (
    <Page
      {...visit.page}
      title={t('s14.title')}
      styles={['more.css']}
      isWide
      back={deskRoutes.queue}
      errors={[
        ...(noQuery === undefined ? [] : [{ field: 'q', text: noQuery }]),
        ...(noReason === undefined ? [] : [{ field: 'motivo', text: noReason }]),
      ]}
    >
      <form method="post" action={deskRoutes.search} novalidate>
        <input type="hidden" name="f" value={visit.formNumber('deskSearch')} />
        <Input name="q" label={t('s14.q')} error={noQuery} class="govuk-input--width-20" spellcheck={false} />
        <Select
          name="motivo"
          label={t('s14.why')}
          hint={t('s14.why.hint')}
          error={noReason}
          items={[
            { value: '', text: '' },
            ...searchReasons.map((reason) => ({ value: reason, text: t(`s14.why.${reason}`) })),
          ]}
        />
        <Button>{t('s14.go')}</Button>
      </form>
      {found !== undefined && (
        <>
          <h2 class="govuk-heading-m">{t('s14.results')}</h2>
          {found.elsewhere > 0 && <p class="govuk-body">{t('s14.elsewhere', { n: found.elsewhere })}</p>}
          {found.cases.length + found.elsewhere === 0 && <p class="govuk-body">{t('s14.none')}</p>}
          {found.cases.length > 0 && (
            <WideTable
              caption={t('s14.results')}
              columns={[
                { header: t('s02.col.code') },
                { header: t('s02.col.company') },
                { header: t('s02.col.state') },
                { header: t('s05.sec.opened') },
              ]}
              rows={found.cases.map((one) => [
                <Link href={casePath(deskRoutes.case, one.code)}>{one.code}</Link>,
                shownName(one),
                <Tag colour={statusColour[one.status]}>{t(`s02.st.${one.status}`)}</Tag>,
                momentWords(one.openedAt),
              ])}
            />
          )}
        </>
      )}
    </Page>
  )
}
