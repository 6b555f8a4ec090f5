import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Pending } from '../domain/pending.ts'

/** What an officer has to finish before the link can go out; nothing when it is all there. */
export const MissingList = ({
  visit: { t },
  pending,
}: {
  readonly visit: Visit
  readonly pending: readonly Pending[]
}): Html => (
  <>
    {pending.length > 0 && (
      <p class="govuk-body">
        {t('s08.missing', { pendientes: pending.map((one) => t(`s08.pending.${one}`)).join(', ') })}
      </p>
    )}
  </>
)
