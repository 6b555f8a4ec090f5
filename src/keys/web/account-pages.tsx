import { endOfPhone } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import { Button, ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { KeyAge } from '../domain/key-age.ts'
import type { SessionView, SignedIn } from '../app/sessions.ts'
import { accountLinks } from './account-links.ts'
import { SessionTable } from './session-table.tsx'

/** Asked while the account is on the screen and somebody says that they are still there. */
export const stayPath = '/cuenta/sigo'

/** A change of mailbox or mobile that is on its way, for its owner to stop; without a number the mobile goes. */
export type PendingContact = { readonly usableFrom: Instant | null } & (
  | { readonly kind: 'mail'; readonly newMail: string }
  | { readonly kind: 'phone'; readonly newPhone: string | null }
)

export interface AccountPageProps {
  readonly visit: Visit
  readonly signedIn: SignedIn
  readonly sessions: readonly SessionView[]
  readonly rotationDays: number
  readonly age: KeyAge | null
  /** The reminder stands at the head of the page, until it is put off. */
  readonly isReminded: boolean
  readonly othersEnded: boolean
  readonly notices: readonly (Html | false)[]
  readonly pendingContact: PendingContact | undefined
  /** Whether a mobile can be on record here: by a gateway, or because there is one. */
  readonly hasMobile: boolean
  readonly formNumbers: Readonly<
    Record<'endSession' | 'endOthers' | 'signOut' | 'stopContact' | 'later', string>
  >
}

/** What a signed-in employer sees: that the key works, until when, and who else is signed in with it. */
export function AccountPage({ visit, signedIn, sessions, formNumbers, ...props }: AccountPageProps): Html {
  const { t, lang } = visit
  const { keySetAt, keyUnlocked } = signedIn
  const { age } = props
  return (
    // When the session ends the page goes, too: nothing of it is left on the screen (ASVS 14.3.1).
    <Page
      {...visit.page}
      title={t('u01.home.title')}
      styles={['more.css']}
      sessionWarning={{ ...visit.warning, keepAliveUrl: stayPath }}
    >
      {age !== null && props.isReminded && (
        <InsetText>
          <p class="govuk-body">
            {t(age.isDue ? 'u02.past' : 'u02.due', {
              dias: String(props.rotationDays),
              fecha: formatDate(age.dueAt, lang),
            })}{' '}
            <Link href="/cuenta/clave">{t('u02.title')}</Link>
          </p>
          <form method="post" action="/cuenta/clave/manana" novalidate>
            <input type="hidden" name="f" value={formNumbers.later} />
            <Button kind="secondary">{t('u02.later')}</Button>
          </form>
        </InsetText>
      )}
      {props.notices}
      {props.pendingContact !== undefined && (
        <PendingContactNotice
          visit={visit}
          pending={props.pendingContact}
          formNumber={formNumbers.stopContact}
        />
      )}
      {props.othersEnded && <InsetText>{t('u01.sessions.closed')}</InsetText>}
      <p class="govuk-body">{t('u01.home.company', { razonSocial: signedIn.legalName })}</p>
      <p class="govuk-body">{t('u01.home.works')}</p>
      {keySetAt !== null && (
        <p class="govuk-body">
          {t('u01.home.keySince', { fecha: formatDate(keySetAt, lang), hora: timeAndZone(visit, keySetAt) })}
        </p>
      )}
      {keyUnlocked !== null && (
        <p class="govuk-body">
          {t('u01.home.unlocked', {
            fecha: formatDate(keyUnlocked.at, lang),
            hora: formatTime(keyUnlocked.at),
            caso: keyUnlocked.caseCode,
          })}{' '}
          <Link href="/caso">{t('u01.home.unlocked.see')}</Link>
        </p>
      )}
      {age !== null && !props.isReminded && (
        <p class="govuk-body">
          {t('u01.home.keyUntil', { fecha: formatDate(age.dueAt, lang) })}{' '}
          <Link href="/cuenta/clave">{t('u02.title')}</Link>
        </p>
      )}
      <h2 class="govuk-heading-m">{t('u01.home.do')}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {props.pendingContact === undefined && (
          <li>
            <Link href="/contacto">{t('u01.mail.change')}</Link>
          </li>
        )}
        {props.pendingContact === undefined && props.hasMobile && (
          <li>
            <Link href="/contacto/celular">{t('u01.phone.change')}</Link>
          </li>
        )}
        {accountLinks.map(({ href, text }) => (
          <li>
            <Link href={href}>{t(text)}</Link>
          </li>
        ))}
      </ul>
      <SessionTable
        visit={visit}
        action="/cuenta/sesiones"
        sessions={sessions}
        formNumber={formNumbers.endSession}
      />
      {sessions.length > 1 && (
        <form method="post" action="/cuenta/sesiones/otras" novalidate>
          <input type="hidden" name="f" value={formNumbers.endOthers} />
          <Button kind="secondary">{t('u01.sessions.close')}</Button>
        </form>
      )}
      <form method="post" action="/salir" novalidate>
        <input type="hidden" name="f" value={formNumbers.signOut} />
        <Button>{t('u01.signOut')}</Button>
      </form>
    </Page>
  )
}

interface PendingContactProps {
  readonly visit: Visit
  readonly pending: PendingContact
  readonly formNumber: string
}

/** The change of contact that is on its way, with the button that stops it (ATK-43). */
function PendingContactNotice({ visit, pending, formNumber }: PendingContactProps): Html {
  const { t, lang } = visit
  const { usableFrom } = pending
  const when =
    usableFrom === null
      ? undefined
      : { fecha: formatDate(usableFrom, lang), hora: formatTime(nextMinute(usableFrom)) }
  const stands =
    pending.kind === 'mail'
      ? aroundMail(
          visit,
          when === undefined
            ? t('u01.mail.waiting', { correo: mark })
            : t('u01.mail.cooling', { correo: mark, ...when }),
          pending.newMail,
        )
      : pending.newPhone === null
        ? t('u01.phone.going')
        : when === undefined
          ? t('u01.phone.waiting', { fin: endOfPhone(pending.newPhone) })
          : t('u01.phone.cooling', { fin: endOfPhone(pending.newPhone), ...when })
  return (
    <InsetText>
      <p class="govuk-body">{stands}</p>
      <p class="govuk-body">
        <Link href="/contacto">{t('u01.mail.see')}</Link>
      </p>
      <form method="post" action="/contacto/anular" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button kind="warning">{t('p83.stop')}</Button>
      </form>
    </InsetText>
  )
}

/** The zone is said once on the page, with the first time on it. */
const timeAndZone = ({ t }: Visit, at: Instant): string => `${formatTime(at)} (${t('g.zone')})`

export function SignedOutPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u01.signedOut')}>
      <p class="govuk-body">{t('u01.signedOut.body')}</p>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
