import type { Instant } from '../../kernel/time.ts'
import { durationInWords, formatTime } from '../../platform/text/dates.ts'
import { Button, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'

export interface WaitPageProps {
  readonly visit: Visit
  readonly formNumber: string
  /** Where the ticket is sent, and the page before it. */
  readonly action: string
  readonly back: string
  readonly ticket: string
  /** Seconds. */
  readonly ticketWait: number
  readonly from: Instant
  readonly tooEarly: boolean
  /** Fields that wait with the person: what is too long for a cookie, and may be kept. */
  readonly carried?: Readonly<Record<string, string>>
}

/** P-04 · the human check without a script: no puzzle, no picture, no sound, only a short wait. */
export function WaitPage({ visit, formNumber, action, back, ticket, ...props }: WaitPageProps): Html {
  const { t } = visit
  const { ticketWait, from, tooEarly, carried = {} } = props
  const hora = formatTime(from, undefined, 'seconds')
  return (
    <Page {...visit.page} title={t('p04.title', { plazo: durationInWords(ticketWait, t) })} back={back}>
      <p class="govuk-body">{tooEarly ? t('p04.early', { hora }) : t('p04.body', { hora })}</p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <input type="hidden" name="boleto" value={ticket} />
        {Object.entries(carried).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{t('g.continue')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p04.other.today')}</Link>
      </p>
      {tooEarly && <CodeLine visit={visit} name="ticketTooEarly" />}
    </Page>
  )
}
