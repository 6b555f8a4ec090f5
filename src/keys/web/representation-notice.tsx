import type { Instant } from '../../kernel/time.ts'
import { formatDate } from '../../platform/text/dates.ts'
import { InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'

export interface RepresentationNoticeProps {
  readonly visit: Visit
  readonly foundAt: Instant
  readonly disputedAt: Instant | null
}

/** What the account begins with when the registries name another representative than the record. */
export function RepresentationNotice({ visit, foundAt, disputedAt }: RepresentationNoticeProps): Html {
  const { t, lang } = visit
  return (
    <InsetText>
      <p class="govuk-body">{t('u01.representation', { fecha: formatDate(foundAt, lang) })}</p>
      {disputedAt !== null && <p class="govuk-body">{t('u01.representation.disputed')}</p>}
      <p class="govuk-body">
        <Link href="/representante">{t('u01.representation.go')}</Link>
      </p>
    </InsetText>
  )
}
