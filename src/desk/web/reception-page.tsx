import { Button, Input, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { deskRoutes } from './desk-paths.ts'

export interface ReceptionPageProps {
  readonly visit: Visit
  /** There is no such case, or somebody at another centre has it in hand. */
  readonly wrong?: 'none' | 'elsewhere'
}

/** S-04: one box. */
export function ReceptionPage({ visit, wrong }: ReceptionPageProps): Html {
  const { t } = visit
  const error = wrong === undefined ? undefined : t(`s04.${wrong}`)
  return (
    <Page
      {...visit.page}
      title={t('s04.title')}
      styles={['more.css']}
      back={staffPaths.home}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <form method="post" action={deskRoutes.reception} novalidate>
        <input type="hidden" name="f" value={visit.formNumber('deskReception')} />
        <Input
          name="codigo"
          label={t('s04.scan')}
          hint={t('s04.scan.hint')}
          error={error}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Button>{t('s04.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={deskRoutes.search}>{t('s04.search')}</Link>
      </p>
    </Page>
  )
}
