import { Button } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'

interface StopFormProps {
  readonly visit: Visit
  readonly formNumber: string
}

/** Stops the change that is on its way. */
export function StopForm({ visit, formNumber }: StopFormProps): Html {
  return (
    <form method="post" action="/contacto/anular" novalidate>
      <input type="hidden" name="f" value={formNumber} />
      <Button kind="warning">{visit.t('p83.stop')}</Button>
    </form>
  )
}
