import type { CodeName } from '../../kernel/catalogue.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { ButtonLink, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { StopBlock } from '../../platform/web/stop-block.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Link as OpenLink } from '../../links/domain/link.ts'
import type { OpenVerdict } from '../app/open-link.ts'

const clockOf = (at: Instant): string => formatTime(at, undefined, 'seconds')

export interface DeadLinkPageProps {
  readonly visit: Visit
  readonly verdict: OpenVerdict
  /** As published, an expired link means starting again; by the standards another one may be asked for. */
  readonly onExpiry: 'restart' | 'resend'
  /** What opened it: no link, where it was a code to the mobile. */
  readonly contact?: OpenLink['contact'] | undefined
  /** What happened to the link of this browser's own case, with its times. */
  readonly why?: Html | undefined
}

/** P-14 · one page and one layout; only the line of the reason differs (RELIABILITY 12). */
export function DeadLinkPage({ visit, verdict, onExpiry, contact = 'mail', why }: DeadLinkPageProps): Html {
  const { t, lang } = visit
  const next = ((): { href: string; text: string } | undefined => {
    if (verdict.is === 'used') return { href: '/entrar', text: t('p13.try') }
    // The page of the link is there for the browser that asked, and so are other links.
    if (verdict.is === 'codesSpent')
      return visit.browser.caseId === undefined ? undefined : { href: '/enlace/enviado', text: t('p14.back') }
    if (contact === 'phone' && onExpiry === 'resend' && verdict.is === 'expired')
      return { href: '/desbloqueo/medio', text: t('p33.again') }
    return onExpiry === 'resend' && verdict.is !== 'void'
      ? { href: '/enlace', text: t('p14.again') }
      : { href: '/empresa', text: t('p14.restart') }
  })()
  const said = ((): { title: string; body: string; code: CodeName } => {
    switch (verdict.is) {
      case 'used':
        return {
          title: t('p14.used.title'),
          body: t('p14.used.body', { fecha: formatDate(verdict.at, lang), hora: clockOf(verdict.at) }),
          code: 'linkUsed',
        }
      case 'replaced':
        return {
          title: t('p14.replaced.title'),
          body: t('p14.replaced.body', { hora: clockOf(verdict.at) }),
          code: 'linkReplaced',
        }
      case 'expired':
        if (contact === 'phone')
          return {
            title: t('p33.late.title'),
            body: t('p33.late.body', { hora: clockOf(verdict.at) }),
            code: 'phoneCodeOver',
          }
        return {
          title: t('p14.expired.title'),
          body: t('p14.expired.body', { hora: clockOf(verdict.at) }),
          code: 'linkExpired',
        }
      case 'codesSpent':
        return {
          title: t('p14.codes.title'),
          body: verdict.of === 'link' ? t('p14.codes.body') : t('p14.codes.day'),
          code: 'codesSpent',
        }
      case 'void':
        if (contact === 'phone')
          return { title: t('p33.void.title'), body: t('p14.void.body'), code: 'phoneCodeOver' }
        return { title: t('p14.void.title'), body: t('p14.void.body'), code: 'linkOver' }
      default:
        return { title: t('p14.unknown.title'), body: t('p14.unknown.body'), code: 'linkUnknown' }
    }
  })()
  return (
    <Page {...visit.page} title={said.title}>
      <p class="govuk-body">{said.body}</p>
      {said.code === 'linkExpired' && <StopBlock visit={visit} name="linkExpired" />}
      {why}
      {next !== undefined && <ButtonLink href={next.href}>{next.text}</ButtonLink>}
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
      <CodeLine visit={visit} name={said.code} />
    </Page>
  )
}
