import { durationInWords } from '../../platform/text/dates.ts'
import { HumanCheck } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { ShownCheck } from './human-gate.ts'

/** In a form that costs a human check, before its button: the field, what is said while it is worked out, and the wait without scripts. */
export const HumanWait = ({
  visit: { t },
  ticketWait,
}: { readonly visit: Visit } & Pick<ShownCheck, 'ticketWait'>): Html => (
  <>
    <HumanCheck waitText={t('p02.human')} />
    <noscript>
      <p class="govuk-body">{t('p02.noscript', { plazo: durationInWords(ticketWait, t) })}</p>
    </noscript>
  </>
)
